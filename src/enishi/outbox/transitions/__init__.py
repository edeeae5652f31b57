"""What happens to letters, from the first word to the bounce, and to notes of contacts."""

from enishi.outbox.transitions.approve import approve_letter, propose_letter, withdraw_proposal
from enishi.outbox.transitions.bounce import note_bounce, note_returned
from enishi.outbox.transitions.concern import hold_back_concerning
from enishi.outbox.transitions.contact import note_contact, undo_contact
from enishi.outbox.transitions.draft import draft_letter, revise_letter
from enishi.outbox.transitions.merge import draft_letters
from enishi.outbox.transitions.post import note_posted
from enishi.outbox.transitions.release import discard_letter, hold_back, release
from enishi.outbox.transitions.send import send_due, settle_lost
from enishi.outbox.transitions.sign import sign_as
from enishi.outbox.transitions.stop import (
    lift_stop,
    resume_letters_to,
    stop_as_asked,
    stop_letters_to,
)

__all__ = [
    "approve_letter",
    "discard_letter",
    "draft_letter",
    "draft_letters",
    "hold_back",
    "hold_back_concerning",
    "lift_stop",
    "note_bounce",
    "note_contact",
    "note_posted",
    "note_returned",
    "propose_letter",
    "release",
    "resume_letters_to",
    "revise_letter",
    "send_due",
    "settle_lost",
    "sign_as",
    "stop_as_asked",
    "stop_letters_to",
    "undo_contact",
    "withdraw_proposal",
]
