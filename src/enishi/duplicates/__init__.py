"""名寄せ: records of one body that may be the same, side by side, merged with a way back."""
