"""What happens: it is announced and read, written into the library, learnt and answered."""

from enishi.knowledge.transitions.announce import announce, confirm_reading, take_back
from enishi.knowledge.transitions.train import answer_survey, call_off, hold_training, note_presence
from enishi.knowledge.transitions.write_entry import (
    revise_entry,
    take_down,
    take_down_cases,
    write_entry,
)

__all__ = [
    "announce",
    "answer_survey",
    "call_off",
    "confirm_reading",
    "hold_training",
    "note_presence",
    "revise_entry",
    "take_back",
    "take_down",
    "take_down_cases",
    "write_entry",
]
