"""新現役の名簿: the register of people, read and written in one go."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from enishi.experts.models import (
    CareerEntry,
    Expert,
    ExpertRevision,
    Qualification,
    RegistrationState,
    Specialism,
)
from enishi.experts.transitions import register_experts, revise_expert, unregister_experts
from enishi.experts.transitions.card import (
    CAREER_FIELDS,
    PERSON_FIELDS,
    Card,
    card_from_revision,
    card_of,
)
from enishi.people.choices import named
from enishi.people.fields import japanese
from enishi.people.models import Organisation, User
from enishi.reference.phones import format_phone
from enishi.reference.prefectures import PREFECTURES
from enishi.reference.taxonomy import CATEGORIES
from enishi.reference.wareki import PartialDate, format_partial
from enishi.rosters.register import Added, Known, Register, names_of
from enishi.sheets import Kind
from enishi.sheets.cards import experts as sheet_cards
from enishi.sheets.cards.cells import Values

PARTS = ("career", "specialisms", "qualifications")


def load(body: Organisation) -> list[Known]:
    """Every person of a body's own register, those whose registration has ended included."""
    mine = Expert.objects.filter(organisation=body)
    career: dict[int, list[dict[str, Any]]] = defaultdict(list)
    entries = CareerEntry.objects.filter(expert__in=mine).order_by("expert", "position")
    for entry in entries.values("expert_id", *CAREER_FIELDS).iterator(2000):
        career[entry.pop("expert_id")].append(entry)
    specialisms, qualifications = (
        _several(model.objects.filter(expert__in=mine).order_by("id"), field)
        for model, field in ((Specialism, "category"), (Qualification, "name"))
    )
    own = ("pk", "public_id", "version", "state", *PERSON_FIELDS)
    return [
        Known(
            row["public_id"],
            row["version"],
            f"{row['family_name']} {row['given_name']}".strip(),
            {name: row[name] for name in PERSON_FIELDS}
            | {
                "career": tuple(career.get(row["pk"], ())),
                "specialisms": tuple(specialisms.get(row["pk"], ())),
                "qualifications": tuple(qualifications.get(row["pk"], ())),
            },
            row["state"] == RegistrationState.WITHDRAWN,
        )
        for row in mine.order_by("family_kana", "given_kana", "pk").values(*own).iterator(2000)
    ]


def _several(rows: Any, field: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for expert_id, value in rows.values_list("expert_id", field).iterator(2000):
        found[expert_id].append(value)
    return found


def labels() -> dict[str, str]:
    """What the fields are called, in the order of the card."""
    own = names_of(Expert, PERSON_FIELDS)
    return own | {
        "career": _("職務経歴"),
        "specialisms": _("専門分野"),
        "qualifications": _("保有資格"),
    }


def told(field: str, value: Any) -> str:
    """A value in words."""
    if isinstance(value, bool):
        return _("はい") if value else _("いいえ")
    if not value and value != 0:
        return ""
    if isinstance(value, date):
        return japanese(value)
    in_words = IN_WORDS.get(field)
    return in_words(value) if in_words else str(value)


def _category(slug: str) -> str:
    found = CATEGORIES.get(slug)
    return named(found.label, found.english) if found else slug


def _post(entry: Mapping[str, Any]) -> str:
    period = "〜".join(_when(entry[name]) for name in ("from_when", "to_when") if entry[name])
    where = " ".join(filter(None, (entry["company_name"], entry["department"], entry["post"])))
    return " ".join(filter(None, (where, period, entry["duties"])))


def _when(iso: str) -> str:
    return format_partial(PartialDate.fromiso(iso), "ja").split("（")[0]


def _prefecture(code: str) -> str:
    found = PREFECTURES.get(code)
    return named(found.label, found.english) if found else code


IN_WORDS: Mapping[str, Callable[[Any], str]] = {
    "career": lambda posts: "\n".join(f"{n}. {_post(post)}" for n, post in enumerate(posts, 1)),
    "reach": lambda codes: "、".join(map(_prefecture, codes)),
    "prefecture": _prefecture,
    "specialisms": lambda slugs: "、".join(map(_category, slugs)),
    "qualifications": "、".join,
    "telephone": format_phone,
}


def card(values: Values, known: Card | None = None) -> Card:
    """A card from what a row gives, over the card as it stands."""
    person = {name: value for name, value in values.items() if name not in PARTS}
    if known is None:
        wanted = dict.fromkeys(values.get("specialisms", ()))
        return Card(person, values.get("career", ()), wanted, values.get("qualifications", ()))
    years = known.specialisms
    chosen = values.get("specialisms", tuple(years))
    return Card(
        dict(known.person) | person,
        values.get("career", known.career),
        {slug: years.get(slug) for slug in chosen},
        values.get("qualifications", known.qualifications),
    )


def add(body: Organisation, rows: Sequence[Values], on: date, by: User) -> Added:
    """Register people."""
    made = register_experts(body, cards=[card(values) for values in rows], on=on, by=by)
    return Added([expert.public_id for expert in made])


def rewrite(changes: Mapping[UUID, tuple[int, Values]], on: date, by: User) -> None:
    """Write what rows give over the cards as they were read."""
    for expert in _experts(list(changes)):
        read_at, values = changes[expert.public_id]
        revise_expert(expert, card=card(values, card_of(expert)), read_at=read_at, on=on, by=by)


def _experts(public_ids: Sequence[UUID]) -> list[Expert]:
    rows: list[Expert] = []
    for start in range(0, len(public_ids), 500):
        some = Expert.objects.filter(public_id__in=public_ids[start : start + 500])
        rows += some.select_related("organisation").prefetch_related(*PARTS)
    return rows


def end(public_ids: Sequence[UUID], along: Sequence[UUID], on: date, by: User) -> list[UUID]:
    """Take registrations back of people whom nobody has touched or put on a short list since."""
    rows = [
        expert
        for expert in _experts(public_ids)
        if expert.version == 1 and expert.state != RegistrationState.WITHDRAWN
    ]
    busy = set(
        Expert.objects.filter(
            pk__in=[expert.pk for expert in rows],
            accesses__candidacies__taken_back_at=None,
            accesses__candidacies__isnull=False,
        ).values_list("pk", flat=True)
    )
    free = [expert for expert in rows if expert.pk not in busy]
    if free:
        unregister_experts(free[0].organisation, experts=free, on=on, by=by)
    return [expert.public_id for expert in free]


def restore(versions: Mapping[UUID, int], on: date, by: User) -> list[UUID]:
    """Put cards back as they stood before a version, unless they were written again since."""
    done = []
    for expert in _experts(list(versions)):
        wrote = versions[expert.public_id]
        if expert.version != wrote:
            continue
        before = ExpertRevision.objects.get(expert=expert, version=wrote - 1)
        revise_expert(expert, card=card_from_revision(before), read_at=wrote, on=on, by=by)
        done.append(expert.public_id)
    return done


EXPERTS = Register(
    Kind.EXPERTS, sheet_cards.read, load, sheet_cards.keys, sheet_cards.contradicts,
    sheet_cards.settled, labels, told, add, rewrite, end, restore,
    sheet_cards.headings, sheet_cards.cells,
)  # fmt: skip
