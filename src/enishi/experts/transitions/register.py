import json
from datetime import date

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils.translation import gettext as _

from enishi.experts.models import Basis, Expert, ExpertAccess, ExpertRevision
from enishi.experts.transitions.card import Card, card_of, write_parts
from enishi.logbook.record import Named, record
from enishi.logbook.refused import NotYours
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for


@transaction.atomic
def register_expert(within: Organisation, *, card: Card, on: date, by: User) -> Expert:
    """Take an expert into a body's register; the body may work with him from that day."""
    if not works_for(by, within):
        raise NotYours(_("この団体の新現役を登録することはできません。"))
    expert = Expert(organisation=within, registered_on=on, **card.person)
    expert.full_clean()
    expert.save()
    write_parts(expert, card)
    ExpertAccess.objects.create(expert=expert, organisation=within, basis=Basis.HOME, from_on=on)
    keep_revision(expert, by=by)
    record("registered", expert, by=by, within=within, fields=card.person)
    return expert


def keep_revision(expert: Expert, *, by: Named) -> None:
    """Keep how the card stands at this version."""
    card = card_of(expert)
    values = {
        "person": dict(card.person),
        "career": list(card.career),
        "specialisms": dict(card.specialisms),
        "qualifications": list(card.qualifications),
    }
    ExpertRevision.objects.create(
        expert=expert,
        version=expert.version,
        values=json.loads(json.dumps(values, cls=DjangoJSONEncoder)),
        written_by=by.public_id,
    )
