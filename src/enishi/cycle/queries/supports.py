from enishi.cycle.models import Evaluation, Match
from enishi.people.models import User
from enishi.walls.inside import widened

NAMED = ("organisation", "company", "expert", "introduction__deliberation__need__organisation")


def supports_told(user: User) -> list[tuple[Match, Evaluation | None]]:
    """The supports of the person's company that are over, and what it said of each, if it has."""
    found = list(Match.objects.told_to(user).over().select_related("organisation"))
    said = {one.match_id: one for one in Evaluation.objects.told_by(user).live()}
    # Who helped and in what is read as the body that introduced.
    with widened(*{one.organisation for one in found}):
        rows = Match.objects.filter(pk__in=[one.pk for one in found]).select_related(*NAMED)
        return [(one, said.get(one.pk)) for one in rows.order_by("-ended_on")]
