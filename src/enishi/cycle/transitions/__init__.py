"""What happens in the cycle, one verb a file."""

from enishi.cycle.transitions.answer import answer, correct_answer
from enishi.cycle.transitions.answer_by_link import answer_by_link, issue_link
from enishi.cycle.transitions.arrange_interview import arrange_interview, move_interview
from enishi.cycle.transitions.attend import note_attendance, strike_attendance
from enishi.cycle.transitions.close_need import close_need, reopen_need
from enishi.cycle.transitions.convene import call_off, close_minutes, convene, move_meeting
from enishi.cycle.transitions.decide import add_to_decision, decide, undo_decision
from enishi.cycle.transitions.deliberate import end_deliberation, open_deliberation
from enishi.cycle.transitions.draw_need import draw_need, hear_out
from enishi.cycle.transitions.draw_up_minutes import draw_up_minutes
from enishi.cycle.transitions.employ import note_permit
from enishi.cycle.transitions.evaluate import evaluate
from enishi.cycle.transitions.feed import issue_feed, stop_feed
from enishi.cycle.transitions.give_opinion import give_opinion, give_opinion_as_guest
from enishi.cycle.transitions.hand_over import hand_over
from enishi.cycle.transitions.hear import hear
from enishi.cycle.transitions.introduce import (
    end_introduction,
    introduce,
    note_told,
    pass_on,
)
from enishi.cycle.transitions.invite_body import (
    come_as_guest,
    invite_body,
    take_back_invitation,
)
from enishi.cycle.transitions.keep_template import drop_template, keep_template
from enishi.cycle.transitions.let_body_leave import let_body_leave
from enishi.cycle.transitions.log_visit import log_planned, log_visit
from enishi.cycle.transitions.match import end_support, match, undo_match
from enishi.cycle.transitions.note_needs import note_needs
from enishi.cycle.transitions.note_past import note_past
from enishi.cycle.transitions.note_prospects import note_prospects, strike_prospects
from enishi.cycle.transitions.photo import add_photo, take_back_photo
from enishi.cycle.transitions.prospect import (
    appoint,
    approach,
    end_prospect,
    note_prospect,
    revise_prospect,
    take_up_again,
)
from enishi.cycle.transitions.put_forward import put_forward
from enishi.cycle.transitions.put_on_agenda import put_on_agenda, take_off_agenda
from enishi.cycle.transitions.recuse import call_back, step_aside
from enishi.cycle.transitions.remark import remark, withdraw_remark
from enishi.cycle.transitions.revise_need import revise_need
from enishi.cycle.transitions.slip import approve_slip, draft_slip, show_slip, withdraw_slip
from enishi.cycle.transitions.sound import (
    accept,
    decline_sounding,
    sound,
    wish_to_hear,
    withdraw_acceptance,
    withdraw_sounding,
)
from enishi.cycle.transitions.strike_needs import strike_needs
from enishi.cycle.transitions.take_back import take_back
from enishi.cycle.transitions.take_minute import (
    add_to_minutes,
    revise_minute,
    strike_minute,
    take_minute,
)
from enishi.cycle.transitions.visit import (
    fulfil,
    restore_visit,
    revise_visit,
    take_back_visit,
    visit,
)
from enishi.cycle.transitions.wish import thank_for_wish, wish, withdraw_wish
from enishi.cycle.transitions.write_letters import (
    write_appointment,
    write_introduction,
    write_regret,
    write_sounding,
)
from enishi.cycle.transitions.write_sheet import finish_hearing, write_sheet

__all__ = [
    "accept",
    "add_photo",
    "add_to_decision",
    "add_to_minutes",
    "answer",
    "answer_by_link",
    "appoint",
    "approach",
    "approve_slip",
    "arrange_interview",
    "call_back",
    "call_off",
    "close_minutes",
    "close_need",
    "come_as_guest",
    "convene",
    "correct_answer",
    "decide",
    "decline_sounding",
    "draft_slip",
    "draw_need",
    "draw_up_minutes",
    "drop_template",
    "end_deliberation",
    "end_introduction",
    "end_prospect",
    "end_support",
    "evaluate",
    "finish_hearing",
    "fulfil",
    "give_opinion",
    "give_opinion_as_guest",
    "hand_over",
    "hear",
    "hear_out",
    "introduce",
    "invite_body",
    "issue_feed",
    "issue_link",
    "keep_template",
    "let_body_leave",
    "log_planned",
    "log_visit",
    "match",
    "move_interview",
    "move_meeting",
    "note_attendance",
    "note_needs",
    "note_past",
    "note_permit",
    "note_prospect",
    "note_prospects",
    "note_told",
    "open_deliberation",
    "pass_on",
    "put_forward",
    "put_on_agenda",
    "remark",
    "reopen_need",
    "restore_visit",
    "revise_minute",
    "revise_need",
    "revise_prospect",
    "revise_visit",
    "show_slip",
    "sound",
    "step_aside",
    "stop_feed",
    "strike_attendance",
    "strike_minute",
    "strike_needs",
    "strike_prospects",
    "take_back",
    "take_back_invitation",
    "take_back_photo",
    "take_back_visit",
    "take_minute",
    "take_off_agenda",
    "take_up_again",
    "thank_for_wish",
    "undo_decision",
    "undo_match",
    "visit",
    "wish",
    "wish_to_hear",
    "withdraw_acceptance",
    "withdraw_remark",
    "withdraw_slip",
    "withdraw_sounding",
    "withdraw_wish",
    "write_appointment",
    "write_introduction",
    "write_regret",
    "write_sheet",
    "write_sounding",
]
