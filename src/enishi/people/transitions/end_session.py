from django.db import transaction
from django.utils.translation import gettext as _

from enishi.logbook.refused import NotYours
from enishi.people.models import OpenSession, User


@transaction.atomic
def end_session(opened: OpenSession, *, by: User) -> None:
    """End one of one's own sessions; that device asks for the password at the next press."""
    if opened.account != by:
        raise NotYours(_("ほかの方のログインは、終えられません。"))
    # Gone, not marked: a page that is just being answered there must not write it back.
    opened.delete()
