"""Who asks: the parts a person plays today, and the body in whose name he writes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from enishi.logbook.refused import NotYours
from enishi.people.known import keys_of
from enishi.people.models import STAFF, Membership, Organisation, Role, User

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Standing:
    """The parts a signed-in person plays, and the body that he writes as."""

    roles: frozenset[str]
    bodies: tuple[Organisation, ...]
    body: Organisation | None

    @property
    def is_staff(self) -> bool:
        """Whether the person works for a body at all."""
        return self.body is not None


def standing_of(user: User, *, chosen: str = "") -> Standing:
    """Read a person's standing; `chosen` is the public id of the body to write as, if any."""
    parts = parts_played(user)
    bodies = tuple({body: None for role, body in parts if role in STAFF})
    body = next((b for b in bodies if str(b.public_id) == chosen), bodies[0] if bodies else None)
    return Standing(frozenset(Role(role).value for role, _ in parts), bodies, body)


def parts_played(user: User) -> Sequence[tuple[str, Organisation]]:
    """His roles and where he plays them, the oldest first; read along with his keys, if any."""
    keys = keys_of(user.pk)
    if keys and keys.played is not None:
        return keys.played
    live = Membership.objects.live().filter(user=user).select_related("organisation")
    return [(part.role, part.organisation) for part in live.order_by("id")]


def works_for(user: User, organisation: Organisation) -> bool:
    """Whether the person works for the body today."""
    live = Membership.objects.live().filter(user=user, role__in=STAFF)
    return live.filter(organisation=organisation).exists()


def may_appoint(user: User, organisation: Organisation | None) -> bool:
    """Whether the person says who belongs to a body; without one: to any body."""
    if organisation is None:
        return Membership.objects.live().filter(user=user, role=Role.NETWORK_OFFICE).exists()
    return Organisation.objects.appointed_by(user).filter(pk=organisation.pk).exists()


def staff_only(view: View) -> View:
    """Open a page to people who work for a body; for others it does not exist."""

    @wraps(view)
    def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.standing.is_staff:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def body_of(request: Any) -> Organisation:
    """The body in whose name the person writes; pages that ask are open to staff only."""
    body: Organisation | None = request.standing.body
    if body is None:
        raise Http404
    return body


def open_for_writing(request: Any, organisation: Organisation) -> None:
    """Refuse a form to whom its saving would be refused: before he types, not after."""
    if organisation not in request.standing.bodies:
        raise NotYours(_("ほかの団体の記録は、読むことはできても、書きかえられません。"))
