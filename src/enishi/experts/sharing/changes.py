"""What a new consent changes, told before somebody agrees to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from enishi.experts.models import Consent
from enishi.experts.transitions.compare_consents import Changed, How
from enishi.experts.transitions.replace_consent import reaches, who_loses
from enishi.experts.transitions.wish import Wish


@dataclass(frozen=True)
class Effect:
    """An earlier consent, how the new one stands to it, and who then sees nothing, or less."""

    consent: Consent
    how: str
    nothing: tuple[str, ...]
    less: tuple[str, ...]


def effects(changes: Sequence[Changed], wish: Wish) -> list[Effect]:
    """Each earlier consent that the new one touches."""
    return [effect(one, wish) for one in changes if one.how != How.SAME]


def effect(change: Changed, wish: Wish) -> Effect:
    """What becomes of one of them, and of the bodies that see the card on its ground."""
    nothing: list[str] = []
    less: list[str] = []
    for right in who_loses([change.consent], wish):
        list_of = less if reaches(wish, right.organisation) else nothing
        list_of.append(right.organisation.name)
    return Effect(change.consent, change.how.value, tuple(nothing), tuple(less))
