"""Who works here: bodies, people, and the part each plays in which body."""
