"""What happens to bodies and people, and to the things people keep for themselves."""

from enishi.people.transitions.accept_invitation import accept_invitation
from enishi.people.transitions.change_role import change_role
from enishi.people.transitions.draft import drop_draft, keep_draft
from enishi.people.transitions.end_session import end_session
from enishi.people.transitions.found import found
from enishi.people.transitions.invite import invite, withdraw_invitation
from enishi.people.transitions.leave import disable_account, end_membership
from enishi.people.transitions.prefer import prefer
from enishi.people.transitions.reinstate import enable_account, take_in_again
from enishi.people.transitions.take_off_factor import take_off_factor

__all__ = [
    "accept_invitation",
    "change_role",
    "disable_account",
    "drop_draft",
    "enable_account",
    "end_membership",
    "end_session",
    "found",
    "invite",
    "keep_draft",
    "prefer",
    "take_in_again",
    "take_off_factor",
    "withdraw_invitation",
]
