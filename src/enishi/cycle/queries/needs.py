from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Count, Q, QuerySet

from enishi.cycle.models import Candidate, Need
from enishi.cycle.queries.stages import with_stage
from enishi.experts.models import Expert
from enishi.experts.queries import is_called, sought_in_names
from enishi.people.models import User


def need_list(
    user: User, *, words: str = "", mine: bool = False, closed: bool = False
) -> QuerySet[Need]:
    """The needs the person may see, the newest first."""
    needs = with_stage(Need.objects.visible_to(user)).filter(closed_on__isnull=not closed)
    if mine:
        needs = needs.filter(owner=user)
    for word in words.split():
        needs = needs.filter(
            Q(title__icontains=word) | Q(said__icontains=word) | Q(company__name__icontains=word)
        )
    return needs.select_related("organisation", "company", "owner").order_by(
        "-registered_on", "-number", "-id"
    )


def count_short_lists(needs: Iterable[Any], user: User) -> None:
    """Write beside each need how many the person sees on its short list."""
    shown = Candidate.objects.visible_to(user).live().filter(need__in=[need.pk for need in needs])
    counted = dict(shown.values_list("need").annotate(Count("pk")))
    for need in needs:
        need.listed = counted.get(need.pk, 0)


def need_with_parts(user: User) -> QuerySet[Need]:
    """A need with what its page shows."""
    return (
        with_stage(Need.objects.visible_to(user))
        .select_related("organisation", "company", "owner", "visit")
        .prefetch_related("categories")
    )


def missed(user: User, name: str, reasons: Mapping[str, str]) -> list[tuple[Expert, str]]:
    """Those left out whose name, written or read, holds what was typed; with the reason of each."""
    sought = sought_in_names(name)
    if not sought:
        return []
    rows = Expert.objects.visible_to(user).filter(public_id__in=reasons)
    return [
        (row, reasons[str(row.public_id)])
        for row in rows.order_by("family_kana", "given_kana")
        if is_called(sought, row.full_name, row.family_kana + row.given_kana)
    ][:10]
