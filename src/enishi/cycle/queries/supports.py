from enishi.cycle.models import Evaluation, Match
from enishi.people.models import User


def supports_told(user: User) -> list[tuple[Match, Evaluation | None]]:
    """The supports of the person's company that are over, and what it said of each, if it has."""
    over = Match.objects.told_to(user).over().select_related("organisation").order_by("-ended_on")
    said = {one.match_id: one for one in Evaluation.objects.told_by(user).live()}
    return [(one, said.get(one.pk)) for one in over]
