"""The house rules that a linter cannot know, each with a bad example that proves it can fail."""
