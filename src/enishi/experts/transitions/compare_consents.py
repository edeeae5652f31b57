"""How a new consent stands to those that a person gave before: wider, narrower, or apart."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from django.db.models import Q

from enishi.experts.models import Consent, Expert, Scope, Visibility
from enishi.experts.models.consent import WIDENING
from enishi.experts.transitions.wish import Wish


class How(Enum):
    """How a new consent stands to an earlier one."""

    SAME = "same"
    WIDER = "wider"
    NARROWER = "narrower"
    # More in one thing and less in another: the person says whether it joins or replaces.
    APART = "apart"


@dataclass(frozen=True)
class Changed:
    """An earlier consent that is still in force, and how the new one stands to it."""

    consent: Consent
    how: How

    def gives_way(self, *, instead: bool) -> bool:
        """Whether the new one takes its place."""
        return self.how in (How.WIDER, How.NARROWER) or (instead and self.how == How.APART)


def changed_by(expert: Expert, wish: Wish, *, on: date) -> list[Changed]:
    """The consents to the same thing whose days the new one touches, each compared with it."""
    same = expert.consents.live().filter(kind=wish.kind, company=wish.company)
    same = same.filter(Q(until_on=None) | Q(until_on__gte=on))
    same = same.overlapping(wish.from_on, wish.until_on).prefetch_related("named")
    return [Changed(one, compared(one, wish, on=on)) for one in same.order_by("given_at", "id")]


def compared(before: Consent, wish: Wish, *, on: date) -> How:
    """Whether the new one gives more, less, or both, in recipients, items and days."""
    old = None if before.scope == Scope.NETWORK else {one.body_id for one in before.named.all()}
    new = None if wish.scope == Scope.NETWORK else {body.pk for body in wish.bodies}
    named = old is not None and new is not None
    last, wished = (day or date.max for day in (before.until_on, wish.until_on))
    much, asked = WIDENING.index(Visibility(before.visibility)), WIDENING.index(wish.visibility)
    more = (
        (new is None and old is not None)
        or (named and bool(new - old))  # type: ignore[operator]
        or asked > much
        or wished > last
        or max(wish.from_on, on) < max(before.from_on, on)
    )
    less = (
        (old is None and new is not None)
        or (named and bool(old - new))  # type: ignore[operator]
        or asked < much
        or wished < last
    )
    if more and less:
        return How.APART
    return How.WIDER if more else How.NARROWER if less else How.SAME
