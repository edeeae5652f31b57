"""What happens in the cycle, one verb a file."""

from enishi.cycle.transitions.hear import hear
from enishi.cycle.transitions.note_needs import note_needs
from enishi.cycle.transitions.put_forward import put_forward
from enishi.cycle.transitions.revise_need import revise_need
from enishi.cycle.transitions.strike_needs import strike_needs
from enishi.cycle.transitions.take_back import take_back
from enishi.cycle.transitions.visit import visit

__all__ = [
    "hear",
    "note_needs",
    "put_forward",
    "revise_need",
    "strike_needs",
    "take_back",
    "visit",
]
