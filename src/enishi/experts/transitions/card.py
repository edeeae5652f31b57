"""登録票: the values of a registration card, as a form or a roster hands them in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from enishi.experts.models import (
    CareerEntry,
    Expert,
    ExpertRevision,
    Qualification,
    Specialism,
)


@dataclass(frozen=True)
class Card:
    """The person's own fields, the career in order, specialisms (slug → years), qualifications."""

    person: Mapping[str, Any]
    career: tuple[Mapping[str, Any], ...] = ()
    specialisms: Mapping[str, int | None] = field(default_factory=dict)
    qualifications: tuple[str, ...] = ()


CAREER_FIELDS = (
    "company_name", "company_size", "industry", "department", "post", "from_when", "to_when",
    "duties", "overseas",
)  # fmt: skip
PERSON_FIELDS = (
    "family_name", "given_name", "family_kana", "given_kana", "born_on", "postal_code",
    "prefecture", "city", "street", "telephone", "email", "about", "offers", "small_firm_style",
    "languages", "reach", "online", "weekdays", "capacity", "paused_until", "retires_on",
    "employer_permission", "former_duties", "discovery_channel",
)  # fmt: skip


def card_of(expert: Expert) -> Card:
    """Read the card as it stands in the tables."""
    return Card(
        person={name: getattr(expert, name) for name in PERSON_FIELDS},
        career=tuple(
            {name: getattr(entry, name) for name in CAREER_FIELDS} for entry in expert.career.all()
        ),
        specialisms={s.category: s.years for s in expert.specialisms.all()},
        qualifications=tuple(q.name for q in expert.qualifications.all()),
    )


def write_parts(expert: Expert, card: Card) -> list[str]:
    """Put the career, specialisms and qualifications in place; return which of them changed."""
    before, changed = card_of(expert), []
    if before.career != tuple(dict(entry) for entry in card.career):
        changed.append("career")
        expert.career.all().delete()
        rows = [CareerEntry(expert=expert, position=i, **e) for i, e in enumerate(card.career, 1)]
        for row in rows:
            row.clean_fields()
        CareerEntry.objects.bulk_create(rows)
    if before.specialisms != card.specialisms:
        changed.append("specialisms")
        expert.specialisms.all().delete()
        Specialism.objects.bulk_create(
            Specialism(expert=expert, category=slug, years=years)
            for slug, years in card.specialisms.items()
        )
    if before.qualifications != card.qualifications:
        changed.append("qualifications")
        expert.qualifications.all().delete()
        Qualification.objects.bulk_create(
            Qualification(expert=expert, name=name) for name in card.qualifications
        )
    return changed


def card_from_revision(revision: ExpertRevision) -> Card:
    """The card as a version kept it; dates are dates again."""
    values = revision.values
    person = dict(values["person"])
    for name in ("born_on", "paused_until", "retires_on"):
        person[name] = date.fromisoformat(person[name]) if person.get(name) else None
    return Card(
        person,
        tuple(values["career"]),
        values["specialisms"],
        tuple(values["qualifications"]),
    )
