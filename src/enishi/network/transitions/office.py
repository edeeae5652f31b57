from django.utils.translation import gettext as _

from enishi.logbook.refused import NotYours
from enishi.people.models import Membership, Organisation, Role, User


def refuse_others(within: Organisation, *, by: User) -> None:
    """Only the 推進室 builds the network and keeps its committee's minutes."""
    office = Membership.objects.live().filter(user=by, role=Role.NETWORK_OFFICE)
    if not office.filter(organisation=within).exists():
        raise NotYours(_("これは推進室の仕事です。推進室へお知らせください。"))
