from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.logbook.record import record
from enishi.logbook.refused import NotYours, Refused
from enishi.network.models import JointUse, Visibility
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for
from enishi.reference.contact_items import names_contacts


@transaction.atomic
def publish_joint_use(
    within: Organisation,
    *,
    bodies: Iterable[Organisation],
    items: Mapping[str, str],
    visibility: Visibility = Visibility.WITHOUT_CONTACT,
    on: date,
    by: User,
) -> JointUse:
    """Publish the five items of a joint use; from that day its bodies share on this basis."""
    if not works_for(by, within):
        raise NotYours(_("ほかの団体の名前で、共同利用を公表することはできません。"))
    shared = {within, *bodies}
    if len(shared) < 2:
        raise Refused(_("共同で使う団体を、ひとつ以上選んでください。"))
    if visibility == Visibility.FULL and not names_contacts(items.get("items", "")):
        raise Refused(
            _(
                "登録票のすべてを見せるときは、項目に「連絡先」と「生年月日」も書いて公表してください。"
            )
        )
    published = JointUse(organisation=within, published_on=on, visibility=visibility, **items)
    published.full_clean()
    published.save()
    published.bodies.set(shared)
    record("published", published, by=by, within=within, fields=[*items, "visibility", "bodies"])
    return published
