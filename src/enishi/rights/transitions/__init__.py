"""What happens when a person asks what we hold about him, or wants it gone."""

from enishi.rights.transitions.ask import ask_right
from enishi.rights.transitions.check import check_case, close_case
from enishi.rights.transitions.erase import erase_again, erase_person, open_seals
from enishi.rights.transitions.stop import stop_use

__all__ = [
    "ask_right",
    "check_case",
    "close_case",
    "erase_again",
    "erase_person",
    "open_seals",
    "stop_use",
]
