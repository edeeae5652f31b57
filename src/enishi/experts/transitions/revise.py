from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.experts.models import Expert
from enishi.experts.transitions.card import Card, write_parts
from enishi.experts.transitions.register import keep_revision
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours
from enishi.logbook.revise import change
from enishi.people.models import User
from enishi.people.standing import works_for


@transaction.atomic
def revise_expert(expert: Expert, *, card: Card, read_at: int, on: date, by: User) -> Expert:
    """Write a card anew, unless somebody else did so since; the person himself may, too."""
    himself = expert.account_id == by.pk
    if not himself and not works_for(by, expert.organisation):
        raise NotYours(_("登録票を書きかえられるのは、ご本人と登録団体だけです。"))
    values = dict(card.person) | ({"confirmed_on": on} if himself else {})
    changed = change(expert, values, read_at=read_at)
    changed += write_parts(expert, card)
    keep_revision(expert, by=by)
    record("revised", expert, by=by, within=expert.organisation, fields=changed)
    return expert
