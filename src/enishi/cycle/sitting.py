"""討議会: what a sitting looks at, on the screen and on paper."""

from dataclasses import dataclass
from pathlib import Path

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language

from enishi.cycle.agenda import members_of
from enishi.cycle.fit import fits_of_listed
from enishi.cycle.marking import Piece
from enishi.cycle.minutes import agenda_of, decided_before
from enishi.cycle.models import (
    AgendaItem,
    Decision,
    DeliberationMeeting,
)
from enishi.cycle.table import Seat, wishes_of
from enishi.people.models import User

STYLE = Path(__file__).with_name("dossier.css")
BESIDE = 3


@dataclass(frozen=True)
class Point:
    """議題: one need with its candidates side by side, nobody's opinion and no points."""

    number: int
    item: AgendaItem
    seats: list[Seat]
    need_marks: dict[str, list[Piece]]
    # What was decided before: whoever reads is not asked to decide it again.
    decided: list[str]

    @property
    def rows(self) -> list[list[Seat]]:
        """The candidates, so many beside each other as a page of paper holds."""
        return [self.seats[at : at + BESIDE] for at in range(0, len(self.seats), BESIDE)]


def point_of(number: int, item: AgendaItem, *, user: User) -> Point:
    """One need as the whole room looks at it."""
    listed = list(
        item.need.candidates.visible_to(user)
        .live()
        .select_related("access__expert", "put_by")
        .prefetch_related("access__expert__career")
        .order_by("access__expert__family_kana", "pk")
    )
    fits, marks = fits_of_listed(item.need, listed=listed)
    wished = wishes_of(item.need, user=user)
    seats = [
        Seat(one, fits.get(one.pk), None, [], 0, [], None, wished.get(one.access.expert_id))
        for one in listed
    ]
    standing = Decision.objects.filter(deliberation__need=item.need).exclude(
        outcome__in=("undone", "declined")
    )
    related = standing.select_related("candidate__access__expert").order_by("decided_at")
    decided = [decided_before(one) for one in related]
    return Point(number, item, seats, marks, decided)


def dossier(meeting: DeliberationMeeting, *, user: User) -> str:
    """討議会資料 as a whole document: the agenda, then every need on a page of its own."""
    items = agenda_of(meeting, user=user)
    context = {
        "meeting": meeting,
        "language": get_language(),
        "day": timezone.localdate(),
        "seats": in_rows([member.full_name for member in members_of(meeting)]),
        "points": [point_of(n, item, user=user) for n, item in enumerate(items, start=1)],
    }
    return render_to_string("cycle/sittings/_dossier.html", context)


def in_rows(names: list[str]) -> list[list[str]]:
    """Names, so many beside each other as a page of paper holds; a last row filled with blanks."""
    filled = [*names, *[""] * (-len(names) % BESIDE), *[""] * BESIDE]
    return [filled[at : at + BESIDE] for at in range(0, len(filled), BESIDE)]
