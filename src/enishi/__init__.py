"""Enishi (縁): a network that finds, registers and matches senior experts and small companies."""

__version__ = "0.1.0"
