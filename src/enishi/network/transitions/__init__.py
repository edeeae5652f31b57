"""What happens in the network: bodies join, groups meet, the committee decides, data is shared."""

from enishi.network.transitions.change_group import change_group, end_group
from enishi.network.transitions.committee import (
    amend_minutes,
    call_committee,
    change_call,
    confirm_minutes,
    undo_call,
    write_minutes,
)
from enishi.network.transitions.correct_joining import correct_joining
from enishi.network.transitions.entrust import entrust
from enishi.network.transitions.find_body import correct_body, find_body, undo_body
from enishi.network.transitions.found_group import found_group
from enishi.network.transitions.invite_body import invite_body, note_answer, undo_invitation
from enishi.network.transitions.invite_member import invite_member
from enishi.network.transitions.join_group import join_group, take_lead
from enishi.network.transitions.keep_agreement import keep_agreement
from enishi.network.transitions.leave_group import leave_group
from enishi.network.transitions.publish_joint_use import publish_joint_use
from enishi.network.transitions.sign_agreement import (
    correct_agreement,
    sign_agreement,
    undo_agreement,
)
from enishi.network.transitions.take_in_body import assign_part, take_in_body

__all__ = [
    "amend_minutes",
    "assign_part",
    "call_committee",
    "change_call",
    "change_group",
    "confirm_minutes",
    "correct_agreement",
    "correct_body",
    "correct_joining",
    "end_group",
    "entrust",
    "find_body",
    "found_group",
    "invite_body",
    "invite_member",
    "join_group",
    "keep_agreement",
    "leave_group",
    "note_answer",
    "publish_joint_use",
    "sign_agreement",
    "take_in_body",
    "take_lead",
    "undo_agreement",
    "undo_body",
    "undo_call",
    "undo_invitation",
    "write_minutes",
]
