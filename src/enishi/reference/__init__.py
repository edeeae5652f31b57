"""The ground floor: what the world is like, in plain Python."""
