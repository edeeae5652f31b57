"""A row of a roster as the card of a register, and the card as a row again. Plain values."""
