import json
from collections.abc import Sequence
from datetime import date

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils.translation import gettext as _

from enishi.experts.models import (
    Basis,
    CareerEntry,
    Expert,
    ExpertAccess,
    ExpertRevision,
    Qualification,
    Specialism,
)
from enishi.experts.transitions.card import CAREER_FIELDS, PERSON_FIELDS, Card
from enishi.logbook.record import record_all
from enishi.logbook.refused import NotYours
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for

BATCH = 1000
AT_ONCE = 2000  # cards whose rows are in memory at a time


@transaction.atomic
def register_experts(
    within: Organisation, *, cards: Sequence[Card], on: date, by: User
) -> list[Expert]:
    """Take many experts into a body's register at once, as a roster hands them in.

    The person has not confirmed such a card himself, so it carries no day of confirmation.
    """
    if not works_for(by, within):
        raise NotYours(_("この団体の新現役を登録することはできません。"))
    experts: list[Expert] = []
    for start in range(0, len(cards), AT_ONCE):
        experts += _register(within, cards[start : start + AT_ONCE], on, by)
    record_all("registered", experts, by=by, within=within, fields=PERSON_FIELDS)
    return experts


def _register(within: Organisation, cards: Sequence[Card], on: date, by: User) -> list[Expert]:
    experts = [Expert(organisation=within, registered_on=on, **card.person) for card in cards]
    for expert in experts:
        expert.clean_fields(exclude=["organisation", "account"])
    Expert.objects.bulk_create(experts, batch_size=BATCH)
    _write_parts(experts, cards)
    ExpertAccess.objects.bulk_create(
        (
            ExpertAccess(expert=expert, organisation=within, basis=Basis.HOME, from_on=on)
            for expert in experts
        ),
        batch_size=BATCH,
    )
    ExpertRevision.objects.bulk_create(
        (
            ExpertRevision(
                expert=expert, version=1, values=_values(expert, card), written_by=by.public_id
            )
            for expert, card in zip(experts, cards, strict=True)
        ),
        batch_size=BATCH,
    )
    return experts


def _write_parts(experts: Sequence[Expert], cards: Sequence[Card]) -> None:
    pairs = list(zip(experts, cards, strict=True))
    entries = [
        CareerEntry(expert=expert, position=position, **entry)
        for expert, card in pairs
        for position, entry in enumerate(card.career, 1)
    ]
    for entry in entries:
        entry.clean_fields(exclude=["expert"])
    CareerEntry.objects.bulk_create(entries, batch_size=BATCH)
    Specialism.objects.bulk_create(
        (
            Specialism(expert=expert, category=slug, years=years)
            for expert, card in pairs
            for slug, years in card.specialisms.items()
        ),
        batch_size=BATCH,
    )
    Qualification.objects.bulk_create(
        (
            Qualification(expert=expert, name=name)
            for expert, card in pairs
            for name in card.qualifications
        ),
        batch_size=BATCH,
    )


def _values(expert: Expert, card: Card) -> object:
    """The same values as `keep_revision` keeps, without reading them back."""
    values = {
        "person": {name: getattr(expert, name) for name in PERSON_FIELDS},
        "career": [{name: entry[name] for name in CAREER_FIELDS} for entry in card.career],
        "specialisms": dict(card.specialisms),
        "qualifications": list(card.qualifications),
    }
    return json.loads(json.dumps(values, cls=DjangoJSONEncoder))
