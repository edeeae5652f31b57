"""ご本人の権利: disclosure, correction, stop and erasure of what is stored about a person."""
