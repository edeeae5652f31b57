"""The outbox, one letter and what is pressed on it, paper, and notes of contacts."""
