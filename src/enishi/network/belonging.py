"""団体の人: who belongs to the bodies for which one appoints, and who did until of late."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Max, Min, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.people.models import STAFF, Invitation, LostFactor, Membership, Organisation, Role, User
from enishi.people.queries import AtTheDoor, at_the_door
from enishi.people.transitions.change_role import may_become

A_WEEK, A_YEAR = timedelta(days=7), timedelta(days=365)


@dataclass(frozen=True)
class Member:
    """One who belongs to a body: since when, when he was here last, and what may be changed."""

    one: Membership
    since: date
    door: AtTheDoor
    # Only where it is known: an account that began with an invitation, and was never opened.
    never_came: bool
    becomes: tuple[Role, ...]
    may_stop: bool
    may_end: bool
    has_factor: bool
    lost: LostFactor | None

    def at_the_door(self) -> list[str]:
        """What happened at the door in these seven days, line by line."""
        told = (
            (self.door.not_let_in, _("この7日に、ログインできなかったこと %(times)s回")),
            (self.door.turned_away, _("この7日に、見られない記録を求めたこと %(times)s回")),
            (
                self.door.slowed_down,
                _("この7日に、短いあいだに多くを開き、止められたこと %(times)s回"),
            ),
            (self.door.infected, _("この7日に、ウイルスのあるファイルを渡したこと %(times)s回")),
        )
        return [words % {"times": times} for times, words in told if times]


@dataclass(eq=False)
class Body:
    """A body with its people, those who are stopped, those who have left, and the invited."""

    body: Organisation
    members: list[Member] = field(default_factory=list)
    stopped: list[Membership] = field(default_factory=list)
    left: list[Membership] = field(default_factory=list)
    invited: list[Invitation] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nobody belongs to the body yet, nor is invited."""
        return not (self.members or self.stopped or self.invited)

    def holds(self, place: UUID | None) -> bool:
        """Whether the body itself, or somebody of it, is who the page returns to."""
        rows = [row.one for row in self.members]
        places = {one.public_id for one in (self.body, *rows, *self.stopped, *self.left)}
        return place in places


def belonging(user: User) -> list[Body]:
    """The bodies for which a person appoints; everybody keeps his place when his part changes."""
    bodies = Organisation.objects.visible_to(user).appointed_by(user).order_by("code", "id")
    found = {body.pk: Body(body) for body in bodies}
    seen = Membership.objects.visible_to(user).select_related("user", "organisation")
    standing = seen.filter(ended_at=None, organisation__in=found)
    tell = teller(user, standing)
    # Who works for the body as well as being its expert keeps both places, whatever becomes of one.
    for row in sorted(standing, key=lambda one: (one.user_id, one.role not in STAFF, one.pk)):
        within = found[row.organisation_id]
        if row.user.is_active:
            told = tell(row)
            # Of who plays two parts here, the account is told of in the first place only.
            if within.members and within.members[-1].one.user_id == row.user_id:
                told = replace(told, door=AtTheDoor(), lost=None)
            within.members.append(told)
        elif row.user_id not in {one.user_id for one in within.stopped}:
            within.stopped.append(row)
    for row in who_left(seen.filter(organisation__in=found), standing):
        found[row.organisation_id].left.append(row)
    invited = Invitation.objects.visible_to(user).open(timezone.now())
    for one in invited.filter(organisation__in=found).order_by("id"):
        found[one.organisation_id].invited.append(one)
    return list(found.values())


def teller(user: User, standing: QuerySet[Membership]) -> Callable[[Membership], Member]:
    """Say of each member what the page tells, from what is read once for all of them."""
    bodies = {row.organisation for row in standing}
    came = at_the_door(bodies, since=timezone.now() - A_WEEK)
    since = first_days(standing)
    new = set(Invitation.objects.visible_to(user).exclude(account=None).values_list("account"))
    factors = set(standing.filter(user__authenticator__isnull=False).values_list("user", flat=True))
    lately = LostFactor.objects.visible_to(user).filter(taken_off_at__gte=timezone.now() - A_YEAR)
    lost = {(one.organisation_id, one.account_id): one for one in lately.order_by("id")}
    heads: dict[int, int] = {}
    for row in standing:
        if row.role == Role.HEAD and row.user.is_active:
            heads[row.organisation_id] = heads.get(row.organisation_id, 0) + 1

    def told(row: Membership) -> Member:
        last_head = row.role == Role.HEAD and heads[row.organisation_id] == 1
        return Member(
            one=row,
            since=since[row.organisation_id, row.user_id],
            door=came.get(row.user.public_id, AtTheDoor()),
            never_came=row.user.last_login is None and (row.user_id,) in new,
            becomes=() if last_head else tuple(may_become(row)),
            may_stop=row.user_id != user.pk,
            may_end=not last_head,
            has_factor=row.user_id != user.pk and row.user_id in factors,
            lost=lost.get((row.organisation_id, row.user_id)),
        )

    return told


def first_days(standing: QuerySet[Membership]) -> Mapping[tuple[int, int], date]:
    """By body and person, the day on which he came to it, in whatever part."""
    rows = Membership.objects.filter(
        organisation__in=standing.values("organisation"), user__in=standing.values("user")
    )
    days = rows.order_by().values_list("organisation", "user").annotate(first=Min("from_on"))
    return {(body, person): first for body, person, first in days}


def who_left(seen: QuerySet[Membership], standing: QuerySet[Membership]) -> Iterable[Membership]:
    """Who worked for a body until a year ago at most: his last part in it, the latest first."""
    ended = seen.filter(ended_at__gte=timezone.now() - A_YEAR, role__in=STAFF)
    here = {(row.organisation_id, row.user_id) for row in standing}
    last = ended.order_by().values("organisation", "user").annotate(last=Max("id")).values("last")
    rows = ended.filter(pk__in=last).order_by("-ended_at", "id")
    return [row for row in rows if (row.organisation_id, row.user_id) not in here]
