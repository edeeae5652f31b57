"""What happens to a roster: handed in, read, taken in, taken back."""

from enishi.rosters.transitions.ask import ask_for
from enishi.rosters.transitions.hand_in import hand_in, hand_in_and_read
from enishi.rosters.transitions.keep_reading import keep_reading
from enishi.rosters.transitions.remember import remember_columns
from enishi.rosters.transitions.take_back import take_back
from enishi.rosters.transitions.take_in import take_in

__all__ = [
    "ask_for",
    "hand_in",
    "hand_in_and_read",
    "keep_reading",
    "remember_columns",
    "take_back",
    "take_in",
]
