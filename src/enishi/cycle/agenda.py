"""Before a sitting begins: how far each need on its agenda is prepared, and who is to come."""

from collections import Counter
from dataclasses import dataclass

from enishi.cycle.models import (
    AgendaItem,
    Candidate,
    Decision,
    Deliberation,
    DeliberationMeeting,
    Opinion,
)
from enishi.people.models import User


@dataclass(frozen=True)
class Waiting:
    """議題 as it stands before the sitting: who is on its list, and whether the table is laid."""

    item: AgendaItem
    listed: int
    table: Deliberation | None
    opinions: int
    decided: str


def waiting(items: list[AgendaItem], *, user: User) -> list[Waiting]:
    """How far each need on the agenda is prepared."""
    needs = [item.need_id for item in items]
    tables = {
        table.need_id: table
        for table in Deliberation.objects.visible_to(user).open().filter(need__in=needs)
    }
    listed = Counter(
        Candidate.objects.visible_to(user)
        .live()
        .filter(need__in=needs)
        .values_list("need", flat=True)
    )
    spoken = Opinion.objects.filter(deliberation__in=tables.values()).order_by()
    given = Counter(
        need for need, _author in set(spoken.values_list("deliberation__need", "author"))
    )
    standing = Decision.objects.standing().filter(deliberation__in=tables.values())
    decided = {
        one.deliberation.need_id: one.candidate.access.expert.full_name
        for one in standing.select_related("deliberation", "candidate__access__expert")
    }
    return [
        Waiting(
            item,
            listed[item.need_id],
            tables.get(item.need_id),
            given[item.need_id],
            decided.get(item.need_id, ""),
        )
        for item in items
    ]


def members_of(meeting: DeliberationMeeting) -> list[User]:
    """Who belongs to the group that sits, the lead first."""
    members = meeting.group.memberships.live().select_related("user").order_by("-leads", "pk")
    return [one.user for one in members]


def unseated(meeting: DeliberationMeeting) -> list[User]:
    """The members of the group whose coming nobody has noted yet."""
    noted = {one.person_id for one in meeting.attendances.live()}
    return [member for member in members_of(meeting) if member.pk not in noted]
