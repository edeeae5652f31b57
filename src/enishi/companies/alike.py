"""名寄せ of companies: the records of one body that may be one firm's; never another body's."""

from collections.abc import Mapping
from typing import Any

from enishi.companies.models import Company
from enishi.people.models import Organisation
from enishi.reference.likeness import FirmMarks, Pair, alike, compare_firms, likely_pairs

MARKS = (
    "kana", "corporate_number", "telephone", "postal_code", "prefecture", "city", "street",
    "president",
)  # fmt: skip


def marks_of_register(body: Organisation) -> list[FirmMarks]:
    """What the live records of a body say, for comparing."""
    live = Company.objects.filter(organisation=body, ended_at=None).order_by("id")
    rows = live.values("pk", "name", *MARKS).iterator(2000)
    return [FirmMarks(row.pop("pk"), row.pop("name"), **row) for row in rows]


def pairs_in(body: Organisation) -> list[Pair]:
    """Every two records of a body that may be one firm's, by their rows; the likeliest first."""
    return likely_pairs(marks_of_register(body), compare_firms)


def alike_companies(body: Organisation, values: Mapping[str, Any]) -> list[Company]:
    """Which firms in a body's register may be the one whose record is being written.

    Whoever writes is asked about every namesake that does not lie in another prefecture.
    """
    typed = FirmMarks("typed", values["name"], **{n: values.get(n) or "" for n in MARKS})
    marks = marks_of_register(body)
    found: list[Any] = [pair.second for pair in alike(typed, marks, compare_firms)]
    found += [one.key for one in marks if one.key not in found and is_namesake(typed, one)]
    rows = Company.objects.filter(pk__in=found[:5])
    return sorted(rows, key=lambda company: found.index(company.pk))


def is_namesake(a: FirmMarks, b: FirmMarks) -> bool:
    """Whether two firms bear one name, and nothing says that they lie far apart."""
    apart = bool(a.prefecture and b.prefecture) and a.prefecture != b.prefecture
    return a.name == b.name and not apart
