"""What happens when a person asks what we hold about him, or when something went wrong."""

from enishi.rights.transitions.ask import ask_right
from enishi.rights.transitions.check import check_case, close_case
from enishi.rights.transitions.erase import erase_again, erase_person, open_seals
from enishi.rights.transitions.incidents import (
    add_affected,
    close_incident,
    correct_incident,
    hand_over_incidents,
    list_affected,
    note_incident,
    note_step,
)
from enishi.rights.transitions.stop import stop_use
from enishi.rights.transitions.take_back import take_back_right

__all__ = [
    "add_affected",
    "ask_right",
    "check_case",
    "close_case",
    "close_incident",
    "correct_incident",
    "erase_again",
    "erase_person",
    "hand_over_incidents",
    "list_affected",
    "note_incident",
    "note_step",
    "open_seals",
    "stop_use",
    "take_back_right",
]
