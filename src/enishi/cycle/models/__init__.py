"""The rows of the cycle, in its order: prospect, visit, need, deliberation, introduction."""

from enishi.cycle.models.answer import (
    ABOUT_THE_DAY,
    Answer,
    AnswerLink,
    Cause,
    Impression,
    Reply,
    Side,
)
from enishi.cycle.models.candidate import Candidate
from enishi.cycle.models.decision import Decision, DecisionAddition, DecisionOutcome
from enishi.cycle.models.deliberation import Deliberation, Recusal
from enishi.cycle.models.engagement import EmploymentPermit, EngagementType, Manner
from enishi.cycle.models.evaluation import Achieved, Evaluation, Wish
from enishi.cycle.models.feed import CalendarFeed
from enishi.cycle.models.guest import GuestBody
from enishi.cycle.models.introduction import Interview, Introduction, IntroductionOutcome
from enishi.cycle.models.letter_template import LetterTemplate
from enishi.cycle.models.match import Match
from enishi.cycle.models.meeting import AgendaItem, Attendance, DeliberationMeeting, Minute
from enishi.cycle.models.need import Need, NeedCategory, NeedRevision, Origin
from enishi.cycle.models.opinion import Opinion, Remark, RemarkKind, Stance
from enishi.cycle.models.photo import VisitPhoto
from enishi.cycle.models.prospect import Approach, Outcome, Prospect, ProspectRevision, Referral
from enishi.cycle.models.sheet import (
    Confidentiality,
    HearingSheet,
    HearingSheetRevision,
    Involvement,
)
from enishi.cycle.models.slip import ApprovalManner, NeedSlip
from enishi.cycle.models.sounding import Acceptance, Sounding
from enishi.cycle.models.visit import Insurance, Visit, VisitCompanion
from enishi.cycle.models.wish import InterviewWish

__all__ = [
    "ABOUT_THE_DAY",
    "Acceptance",
    "Achieved",
    "AgendaItem",
    "Answer",
    "AnswerLink",
    "Approach",
    "ApprovalManner",
    "Attendance",
    "CalendarFeed",
    "Candidate",
    "Cause",
    "Confidentiality",
    "Decision",
    "DecisionAddition",
    "DecisionOutcome",
    "Deliberation",
    "DeliberationMeeting",
    "EmploymentPermit",
    "EngagementType",
    "Evaluation",
    "GuestBody",
    "HearingSheet",
    "HearingSheetRevision",
    "Impression",
    "Insurance",
    "Interview",
    "InterviewWish",
    "Introduction",
    "IntroductionOutcome",
    "Involvement",
    "LetterTemplate",
    "Manner",
    "Match",
    "Minute",
    "Need",
    "NeedCategory",
    "NeedRevision",
    "NeedSlip",
    "Opinion",
    "Origin",
    "Outcome",
    "Prospect",
    "ProspectRevision",
    "Recusal",
    "Referral",
    "Remark",
    "RemarkKind",
    "Reply",
    "Side",
    "Sounding",
    "Stance",
    "Visit",
    "VisitCompanion",
    "VisitPhoto",
    "Wish",
]
