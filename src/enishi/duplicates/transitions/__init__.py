"""What a person decides about two records that look alike."""

from enishi.duplicates.transitions.tell_apart import tell_apart

__all__ = ["tell_apart"]
