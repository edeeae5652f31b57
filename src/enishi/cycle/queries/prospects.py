from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from enishi.cycle.models import Approach, Prospect
from enishi.people.models import User
from enishi.reference.names import to_katakana


def prospect_list(
    user: User, *, words: str = "", state: str = "", referral: str = ""
) -> QuerySet[Any]:
    """The lines of the register, those to be called soonest first, with their last call."""
    lines = Prospect.objects.visible_to(user)
    if state == "appointed":
        lines = lines.filter(company__isnull=False)
    elif state == "ended":
        lines = lines.filter(ended_on__isnull=False)
    else:
        lines = lines.filter(company=None, ended_on=None)
    if referral:
        lines = lines.filter(referral=referral)
    for word in words.split():
        lines = lines.filter(
            Q(name__icontains=word) | Q(kana__icontains=to_katakana(word))
            | Q(referred_by__icontains=word) | Q(note__icontains=word)
        )  # fmt: skip
    last = Approach.objects.filter(prospect=OuterRef("pk")).order_by("-on", "-id")
    return (
        lines.select_related("organisation", "owner", "company")
        .prefetch_related("approaches")
        .annotate(again_on=Subquery(last.values("again_on")[:1]))
        .order_by(F("again_on").asc(nulls_last=True), "noted_on", "id")
    )
