"""The pages of experts: the register, one card, its states, and the yearly question."""
