"""The rows of the cycle, in its order: prospect, visit, hearing sheet, need, candidate."""

from enishi.cycle.models.candidate import Candidate
from enishi.cycle.models.feed import CalendarFeed
from enishi.cycle.models.need import Need, NeedCategory, NeedRevision, Origin
from enishi.cycle.models.photo import VisitPhoto
from enishi.cycle.models.prospect import Approach, Outcome, Prospect, Referral
from enishi.cycle.models.sheet import (
    Confidentiality,
    HearingSheet,
    HearingSheetRevision,
    Involvement,
)
from enishi.cycle.models.slip import ApprovalManner, NeedSlip
from enishi.cycle.models.visit import Insurance, Visit, VisitCompanion

__all__ = [
    "Approach",
    "ApprovalManner",
    "CalendarFeed",
    "Candidate",
    "Confidentiality",
    "HearingSheet",
    "HearingSheetRevision",
    "Insurance",
    "Involvement",
    "Need",
    "NeedCategory",
    "NeedRevision",
    "NeedSlip",
    "Origin",
    "Outcome",
    "Prospect",
    "Referral",
    "Visit",
    "VisitCompanion",
    "VisitPhoto",
]
