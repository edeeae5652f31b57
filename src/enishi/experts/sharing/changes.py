"""What a new consent changes, told before somebody agrees to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from enishi.experts.models import Consent
from enishi.experts.transitions.compare_consents import Changed, How
from enishi.experts.transitions.replace_consent import who_loses
from enishi.experts.transitions.wish import Wish

OF_THE_PAGE = {"csrfmiddlewaretoken", "mend", "agreed", "save"}


@dataclass(frozen=True)
class Effect:
    """An earlier consent, how the new one stands to it, and which bodies see less from then on."""

    consent: Consent
    how: str
    bodies: tuple[str, ...]


def effects(changes: Sequence[Changed], wish: Wish) -> list[Effect]:
    """Each earlier consent that the new one touches."""
    return [
        Effect(
            one.consent,
            one.how.value,
            tuple(right.organisation.name for right in who_loses([one.consent], wish)),
        )
        for one in changes
        if one.how != How.SAME
    ]


def typed_again(post: QueryDict) -> list[tuple[str, str]]:
    """What was typed, to be sent once more with the last press."""
    return [
        (name, value)
        for name, values in post.lists()
        if name not in OF_THE_PAGE
        for value in values
    ]
