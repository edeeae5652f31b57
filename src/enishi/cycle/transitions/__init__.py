"""What happens in the cycle, one verb a file."""

from enishi.cycle.transitions.draw_need import draw_need, hear_out
from enishi.cycle.transitions.feed import issue_feed, stop_feed
from enishi.cycle.transitions.hear import hear
from enishi.cycle.transitions.note_needs import note_needs
from enishi.cycle.transitions.photo import add_photo, take_back_photo
from enishi.cycle.transitions.prospect import (
    appoint,
    approach,
    end_prospect,
    note_prospect,
    revise_prospect,
)
from enishi.cycle.transitions.put_forward import put_forward
from enishi.cycle.transitions.revise_need import revise_need
from enishi.cycle.transitions.slip import approve_slip, draft_slip, withdraw_slip
from enishi.cycle.transitions.strike_needs import strike_needs
from enishi.cycle.transitions.take_back import take_back
from enishi.cycle.transitions.visit import fulfil, revise_visit, take_back_visit, visit
from enishi.cycle.transitions.write_sheet import finish_hearing, write_sheet

__all__ = [
    "add_photo",
    "appoint",
    "approach",
    "approve_slip",
    "draft_slip",
    "draw_need",
    "end_prospect",
    "finish_hearing",
    "fulfil",
    "hear",
    "hear_out",
    "issue_feed",
    "note_needs",
    "note_prospect",
    "put_forward",
    "revise_need",
    "revise_prospect",
    "revise_visit",
    "stop_feed",
    "strike_needs",
    "take_back",
    "take_back_photo",
    "take_back_visit",
    "visit",
    "withdraw_slip",
    "write_sheet",
]
