from django.utils.translation import gettext as _

from enishi.cycle.models import Need
from enishi.logbook.refused import Refused
from enishi.people.models import User


def refuse_recused(need: Need, *, by: User) -> None:
    """除斥: nobody has a hand in a short list that he is on himself."""
    if need.candidates.live().filter(access__expert__account=by).exists():
        raise Refused(_("ご自身にかかわる案件です。ほかの担当者にお願いしてください。"))
