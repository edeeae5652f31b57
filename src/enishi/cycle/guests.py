"""討議会 as people of another body see it: only what its companies and experts agreed to share."""

from dataclasses import dataclass

from enishi.cycle.fit import fits_of_listed
from enishi.cycle.marking import Piece
from enishi.cycle.models import AgendaItem, Deliberation, GuestBody
from enishi.cycle.queries.guests import candidates_shared, items_shown
from enishi.cycle.table import Seat
from enishi.people.models import User
from enishi.walls.inside import widened


@dataclass(frozen=True)
class GuestPoint:
    """One need with those candidates whom this guest may see, and his opinion on each."""

    item: AgendaItem
    table: Deliberation | None
    seats: list[Seat]
    need_marks: dict[str, list[Piece]]


def invitations_of(user: User) -> list[GuestBody]:
    """The sittings of other bodies to which the person's own is invited, the next one first."""
    held = list(GuestBody.objects.held_by(user).select_related("organisation"))
    with widened(*{one.organisation for one in held}):
        lasting = GuestBody.objects.filter(
            pk__in=[one.pk for one in held], meeting__undone_at=None, meeting__closed_at=None
        )
        related = ("organisation", "body", "meeting__group", "meeting__chair")
        return list(lasting.select_related(*related).order_by("meeting__starts_at"))


def came(seat: GuestBody, *, user: User) -> bool:
    """Whether the guest has noted that he is there."""
    with widened(seat.organisation):
        return seat.meeting.attendances.live().filter(person=user).exists()


def points_for(seat: GuestBody, *, user: User) -> list[GuestPoint]:
    """What lies before a guest, read as the body that invited him and cut to what he may see."""
    with widened(seat.organisation):
        items = items_shown(seat, user=user).select_related(
            "need__company", "need__organisation", "need__owner"
        )
        return [point_for(item, seat, user) for item in items]


def point_for(item: AgendaItem, seat: GuestBody, user: User) -> GuestPoint:
    """One need, with the others' opinions behind the guest's own."""
    listed = list(
        candidates_shared(seat)
        .filter(need=item.need)
        .select_related("access__expert", "put_by")
        .prefetch_related("access__expert__career")
        .order_by("access__expert__family_kana", "pk")
    )
    fits, marks = fits_of_listed(item.need, listed=listed)
    table = item.need.deliberations.open().first()
    seats = []
    for one in listed:
        given = list(one.opinions.filter(deliberation=table).select_related("author"))
        mine = next((opinion for opinion in given if opinion.author_id == user.pk), None)
        others = [opinion for opinion in given if opinion.author_id != user.pk]
        decided = one.decisions.exclude(outcome="undone").first()
        seats.append(
            Seat(one, fits.get(one.pk), mine, others if mine else [], len(others), [], decided)
        )
    return GuestPoint(item, table, seats, marks)
