from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from enishi.cycle.models import Candidate, InterviewWish, Need, Prospect, Visit
from enishi.logbook.record import record_all
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import STAFF, Membership, Organisation, User
from enishi.people.standing import may_appoint, works_for


@dataclass(frozen=True)
class Cases:
    """What one person runs for a body today."""

    needs: QuerySet[Need]
    visits: QuerySet[Visit]
    prospects: QuerySet[Prospect]

    def count(self) -> int:
        """How many they are together."""
        return self.needs.count() + self.visits.count() + self.prospects.count()


def cases_of(person: User, *, within: Organisation) -> Cases:
    """The open needs, the visits that are not finished, the companies still to be called."""
    own = {"organisation": within}
    unfinished = Q(visited_on=None) | Q(needs=None)
    visits = Visit.objects.filter(unfinished, coordinator=person, undone_at=None, **own)
    return Cases(
        needs=Need.objects.open().filter(owner=person, **own),
        visits=visits.filter(Q(sheet=None) | Q(sheet__finished_at=None)).distinct(),
        prospects=Prospect.objects.filter(owner=person, **own).waiting(),
    )


def may_give(body: Organisation) -> QuerySet[User]:
    """The people of a body, those who have left too: they may still stand on cases."""
    rows = Membership.objects.filter(organisation=body, role__in=STAFF)
    people = User.objects.filter(pk__in=rows.values("user"))
    return people.order_by("family_name", "given_name", "pk")


def may_take(body: Organisation) -> QuerySet[User]:
    """The people who belong to a body now."""
    live = Membership.objects.live().filter(organisation=body, role__in=STAFF)
    return may_give(body).filter(pk__in=live.values("user"))


@transaction.atomic
def hand_over(
    within: Organisation, *, person: User, to: User, at: datetime, by: User
) -> dict[str, int]:
    """引継ぎ: give all that a person runs to somebody else of the body, in one step."""
    if not works_for(by, within):
        raise NotYours(_("ほかの団体の案件は引き継げません。"))
    if by != person and not may_appoint(by, within):
        raise NotYours(_("ほかの方の案件を引き継げるのは、団体責任者です。"))
    if person == to:
        raise Refused(_("引き継ぐ方と、引き受ける方が同じです。"))
    if not may_take(within).filter(pk=to.pk).exists():
        raise Refused(_("引き受けられるのは、いまこの団体に所属している方です。"))
    cases = cases_of(person, within=within)
    refuse_himself(cases.needs, to)
    handed = {
        "needs": give(cases.needs, "owner", to, within=within, by=by),
        "visits": give(cases.visits, "coordinator", to, within=within, by=by),
        "prospects": give(cases.prospects, "owner", to, within=within, by=by),
    }
    # Rooms above run things of their own for a person: they hand them over with the rest.
    for name in settings.HANDED_OVER_TOO:
        also: Callable[..., dict[str, int]] = import_string(name)
        handed |= also(within, person=person, to=to, by=by)
    if not any(handed.values()):
        raise Refused(_("この方が担当している案件や訪問は、ありません。"))
    return handed


def refuse_himself(needs: QuerySet[Need], to: User) -> None:
    """除斥: nobody runs a case in which he is considered himself."""
    listed = Candidate.objects.live().filter(access__expert__account=to)
    wished = InterviewWish.objects.of(to)
    considered = Q(pk__in=listed.values("need")) | Q(pk__in=wished.values("need"))
    found = needs.filter(considered).first()
    if found:
        raise Refused(
            _("%(need)sでは、引き受ける方ご自身が候補になっています。ほかの方を選んでください。")
            % {"need": found.reference}
        )


def give(rows: QuerySet, field: str, to: User, *, within: Organisation, by: User) -> int:  # type: ignore[type-arg]
    """Write somebody else's name on the rows, one version on, with an entry for each."""
    held = list(rows.model._default_manager.filter(pk__in=rows.values("pk")).select_for_update())
    ids = [row.pk for row in held]
    rows.model._default_manager.filter(pk__in=ids).update(**{field: to}, version=F("version") + 1)
    record_all("handed_over", held, by=by, within=within, fields=[field])
    return len(held)
