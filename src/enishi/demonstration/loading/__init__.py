"""Turns the demonstration's values into rows, through the transitions that people use."""

from enishi.demonstration.loading.load import load

__all__ = ["load"]
