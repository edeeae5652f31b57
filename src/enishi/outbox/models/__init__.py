"""What a body writes to people: letters, to whom none may go, and what else was said."""

from enishi.outbox.models.contact_note import ContactManner, ContactNote
from enishi.outbox.models.letter import Letter, LetterAttachment, Manner, State
from enishi.outbox.models.letter_stop import LetterStop, StopReason
from enishi.outbox.models.letterhead import Letterhead

__all__ = [
    "ContactManner",
    "ContactNote",
    "Letter",
    "LetterAttachment",
    "LetterStop",
    "Letterhead",
    "Manner",
    "State",
    "StopReason",
]
