"""What happens to an expert's registration card, and to the 仮登録 that comes before it."""

from enishi.experts.transitions.account import connect_account, invite_expert
from enishi.experts.transitions.admit import admit
from enishi.experts.transitions.answer import keep_answer, put_aside
from enishi.experts.transitions.begin import begin_application
from enishi.experts.transitions.blind_profile import approve_blind_profile, write_blind_profile
from enishi.experts.transitions.confirm import (
    ask_confirmation,
    confirm_by_link,
    confirm_card,
    note_confirmation,
)
from enishi.experts.transitions.decline import decline
from enishi.experts.transitions.end import end_registration, take_up_again
from enishi.experts.transitions.end_basis import end_entrustment, end_joint_use
from enishi.experts.transitions.end_sharing import end_sharing
from enishi.experts.transitions.enquire import enquire, reply
from enishi.experts.transitions.forget import forget_what_was_given
from enishi.experts.transitions.give_consent import give_consent
from enishi.experts.transitions.issue_code import issue_code
from enishi.experts.transitions.keep_evidence import keep_evidence
from enishi.experts.transitions.merge import merge_expert, part_experts
from enishi.experts.transitions.part_from_body import part_with_experts, tell_of_parting
from enishi.experts.transitions.pause import pause_expert, unpause_expert
from enishi.experts.transitions.provide import provide_to_company
from enishi.experts.transitions.register import register_expert
from enishi.experts.transitions.register_many import register_experts
from enishi.experts.transitions.revise import revise_expert
from enishi.experts.transitions.share import share_expert
from enishi.experts.transitions.submit import submit_application
from enishi.experts.transitions.take_place import give_place_back, take_place
from enishi.experts.transitions.unregister import unregister_experts
from enishi.experts.transitions.unwanted import block_company, let_company
from enishi.experts.transitions.withdraw_consent import withdraw_consent

__all__ = [
    "admit",
    "approve_blind_profile",
    "ask_confirmation",
    "begin_application",
    "block_company",
    "confirm_by_link",
    "confirm_card",
    "connect_account",
    "decline",
    "end_entrustment",
    "end_joint_use",
    "end_registration",
    "end_sharing",
    "enquire",
    "forget_what_was_given",
    "give_consent",
    "give_place_back",
    "invite_expert",
    "issue_code",
    "keep_answer",
    "keep_evidence",
    "let_company",
    "merge_expert",
    "note_confirmation",
    "part_experts",
    "part_with_experts",
    "pause_expert",
    "provide_to_company",
    "put_aside",
    "register_expert",
    "register_experts",
    "reply",
    "revise_expert",
    "share_expert",
    "submit_application",
    "take_place",
    "take_up_again",
    "tell_of_parting",
    "unpause_expert",
    "unregister_experts",
    "withdraw_consent",
    "write_blind_profile",
]
