"""What an expert was asked, for his own page: the question and his answer, nothing behind it."""

from dataclasses import dataclass

from django.db.models import QuerySet

from enishi.cycle.models import Sounding
from enishi.people.models import User
from enishi.walls.inside import widened


@dataclass(frozen=True)
class Question:
    """One question as the person reads it, and what he has said to it."""

    row: Sounding
    told: str
    state: str

    @property
    def asks(self) -> bool:
        """Whether it waits for his first word."""
        return self.state == "asks"


def asked_of(user: User) -> QuerySet[Sounding]:
    """What an expert was asked and may answer."""
    return Sounding.objects.asked_of(user).select_related("organisation")


def questions_to(user: User) -> list[Question]:
    """The questions whose decision stands, the latest first; a letter still here asks nothing."""
    found = list(asked_of(user))
    with widened(*{one.organisation for one in found}):
        rows = Sounding.objects.filter(pk__in=[one.pk for one in found])
        rows = rows.select_related("organisation").order_by("-asked_at", "-pk")
        told = [one for one in rows.filter(decision__ended_at=None) if not one.letter_here]
        return [Question(one, one.question, state_of(one)) for one in told]


def state_of(sounding: Sounding) -> str:
    """How far the question has come, in a word."""
    if sounding.acceptance_now:
        return "accepted"
    return "interested" if sounding.interested_at else "asks"
