from django.utils.translation import gettext as _

from enishi.knowledge.models import Audience
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import Membership, Organisation, Role, User
from enishi.people.standing import works_for


def refuse_strangers(within: Organisation, *, by: User) -> None:
    """Only who works for a body speaks in its name."""
    if not works_for(by, within):
        raise NotYours(_("ほかの団体の名前では書けません。"))


def refuse_beyond(audience: str, *, by: User) -> None:
    """To all bodies at once speaks the 推進室."""
    office = Membership.objects.live().filter(user=by, role=Role.NETWORK_OFFICE)
    if audience == Audience.NETWORK and not office.exists():
        raise Refused(
            _(
                "全団体あてに出せるのは推進室です。「この団体の中だけ」を選ぶか、推進室に頼んでください。"
            )
        )
