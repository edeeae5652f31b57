"""Why somebody is not among those shown for a need: the condition, or what he lacks."""

from collections.abc import Sequence
from dataclasses import dataclass

from enishi import matchmaking
from enishi.cycle.fit import Fit, fit_of, value_of
from enishi.cycle.models import Need
from enishi.experts.models import Expert
from enishi.matchmaking.profiles import with_parts
from enishi.people.models import User


@dataclass(frozen=True)
class WhyNot:
    """An expert who is not shown, the reason, and his card beside the need all the same."""

    expert: Expert
    reason: str
    fit: Fit | None


def why_not(need: Need, missed: Sequence[tuple[Expert, str]], *, user: User) -> list[WhyNot]:
    """Put those who were asked for by name beside the need."""
    if not missed:
        return []
    named = [expert.pk for expert, _reason in missed]
    rows = Expert.objects.visible_to(user).filter(pk__in=named).prefetch_related(*with_parts())
    experts, asked = {row.pk: row for row in rows}, value_of(need)
    found = []
    for expert, reason in missed:
        beside = matchmaking.beside(asked, str(expert.public_id), within=need.organisation)
        fit = fit_of(beside[0], experts[expert.pk], None, asked) if beside else None
        found.append(WhyNot(expert, reason, fit))
    return found
