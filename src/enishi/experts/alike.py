"""名寄せ of people: cards of one body that may be one person's; other bodies' are never read."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from enishi.experts.models import CareerEntry, Expert
from enishi.people.models import Organisation
from enishi.reference.firms import company_key
from enishi.reference.likeness import Pair, PersonMarks, alike, compare_people, likely_pairs

MARKS = (
    "family_name", "given_name", "family_kana", "given_kana", "born_on", "telephone", "email",
    "postal_code", "prefecture", "city",
)  # fmt: skip


def marks_of_register(body: Organisation) -> list[PersonMarks]:
    """What the live cards of a body say, for comparing."""
    live = Expert.objects.registered().filter(organisation=body)
    firms: dict[int, set[str]] = defaultdict(set)
    told = CareerEntry.objects.filter(expert__in=live).exclude(company_name="")
    for expert, name in told.values_list("expert", "company_name").iterator(2000):
        firms[expert].add(company_key(name))
    rows = live.order_by("registered_on", "id").values("pk", *MARKS)
    return [
        PersonMarks(row.pop("pk"), **row, firms=frozenset(firms[pk]))
        for row in rows.iterator(2000)
        if (pk := row["pk"])
    ]


def pairs_in(body: Organisation) -> list[Pair]:
    """Every two cards of a body that may be one person's, by their rows; the likeliest first."""
    return likely_pairs(marks_of_register(body), compare_people)


def alike_experts(body: Organisation, person: Mapping[str, Any]) -> list[Expert]:
    """Who in a body's register may be the person whose card is being written."""
    known: dict[str, Any] = {name: person.get(name) or "" for name in MARKS}
    typed = PersonMarks("typed", **known | {"born_on": person.get("born_on")})
    pairs = alike(typed, marks_of_register(body), compare_people)
    found: list[Any] = [pair.second for pair in pairs]
    rows = Expert.objects.filter(pk__in=found[:5]).select_related("organisation")
    return sorted(rows, key=lambda expert: found.index(expert.pk))
