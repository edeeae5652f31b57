"""Learn from the taxonomy, and from made-up speech, which differences between words matter."""
