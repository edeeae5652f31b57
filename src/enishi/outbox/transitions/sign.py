from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.logbook.record import record
from enishi.logbook.refused import NotYours
from enishi.logbook.revise import change
from enishi.outbox.models import Letterhead
from enishi.outbox.transitions.draft import one_line
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for


@transaction.atomic
def sign_as(
    within: Organisation, *, values: Mapping[str, Any], read_at: int, by: User
) -> Letterhead:
    """Say how a body signs its letters: who, from where, and what stands before the number."""
    if not works_for(by, within):
        raise NotYours(_("ほかの団体の差出人は、書きかえられません。"))
    written = {name: one_line(value) for name, value in values.items()}
    head = Letterhead.objects.filter(organisation=within).first()
    if head:
        changed = change(head, written, read_at=read_at)
    else:
        head, changed = Letterhead(organisation=within, **written), list(written)
        head.full_clean()
        head.save()
    record("signed", head, by=by, within=within, fields=changed)
    return head
