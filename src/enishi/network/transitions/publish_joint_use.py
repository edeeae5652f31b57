from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.logbook.record import record
from enishi.logbook.refused import NotYours, Refused
from enishi.network.models import JointUse
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for


@transaction.atomic
def publish_joint_use(
    within: Organisation,
    *,
    bodies: Iterable[Organisation],
    items: Mapping[str, str],
    on: date,
    by: User,
) -> JointUse:
    """Publish the five items of a joint use; from that day its bodies share on this basis."""
    if not works_for(by, within):
        raise NotYours(_("ほかの団体の名前で、共同利用を公表することはできません。"))
    shared = {within, *bodies}
    if len(shared) < 2:
        raise Refused(_("共同で使う団体を、ひとつ以上選んでください。"))
    published = JointUse(organisation=within, published_on=on, **items)
    published.full_clean()
    published.save()
    published.bodies.set(shared)
    record("published", published, by=by, within=within, fields=[*items, "bodies"])
    return published
