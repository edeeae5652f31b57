"""協働NPOネットワーク: its bodies, their groups, and what binds them to each other."""
