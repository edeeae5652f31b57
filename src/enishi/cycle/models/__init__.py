"""The rows of the cycle, in its order: visit, need, candidate, deliberation, introduction."""

from enishi.cycle.models.answer import (
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
from enishi.cycle.models.introduction import Interview, Introduction, IntroductionOutcome
from enishi.cycle.models.match import Match
from enishi.cycle.models.meeting import (
    AgendaItem,
    Attendance,
    DeliberationMeeting,
    Minute,
)
from enishi.cycle.models.need import Need, NeedCategory, NeedRevision, Origin
from enishi.cycle.models.opinion import Opinion, Remark, RemarkKind, Stance
from enishi.cycle.models.sounding import Acceptance, Sounding
from enishi.cycle.models.visit import Visit

__all__ = [
    "Acceptance",
    "AgendaItem",
    "Answer",
    "AnswerLink",
    "Attendance",
    "Candidate",
    "Cause",
    "Decision",
    "DecisionAddition",
    "DecisionOutcome",
    "Deliberation",
    "DeliberationMeeting",
    "EmploymentPermit",
    "EngagementType",
    "Impression",
    "Interview",
    "Introduction",
    "IntroductionOutcome",
    "Manner",
    "Match",
    "Minute",
    "Need",
    "NeedCategory",
    "NeedRevision",
    "Opinion",
    "Origin",
    "Recusal",
    "Remark",
    "RemarkKind",
    "Reply",
    "Side",
    "Sounding",
    "Stance",
    "Visit",
]
