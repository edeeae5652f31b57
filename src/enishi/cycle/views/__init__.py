"""The pages of the cycle, one module for each thing they show."""
