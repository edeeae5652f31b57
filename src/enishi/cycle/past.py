"""What bodies have decided so far, as the engine can be asked about it again."""

from enishi.cycle.fit import value_of
from enishi.cycle.models import Decision, Need
from enishi.matchmaking.past import Past


def decisions() -> list[Past]:
    """Every need on which somebody was chosen, in the order of the needs."""
    standing = Decision.objects.exclude(outcome="undone")
    needs = Need.objects.filter(candidates__decisions__in=standing).distinct().order_by("pk")
    rows = needs.select_related("company", "organisation").prefetch_related(
        "categories", "candidates__access__expert"
    )
    chosen = set(standing.values_list("candidate", flat=True))
    return [
        Past(
            need=value_of(need),
            reference=need.reference,
            within=need.organisation,
            chosen=frozenset(
                str(each.access.expert.public_id)
                for each in need.candidates.all()
                if each.pk in chosen
            ),
            considered=frozenset(
                str(each.access.expert.public_id)
                for each in need.candidates.all()
                if each.pk not in chosen and each.taken_back_at is None
            ),
        )
        for need in rows
    ]
