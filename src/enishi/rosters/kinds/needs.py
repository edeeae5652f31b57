"""聞き取り前ニーズの一覧: the body's needs, read and written in one go."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from enishi.companies.models import Company
from enishi.companies.transitions import register_companies
from enishi.cycle.models import Candidate, Need, NeedCategory, NeedRevision
from enishi.cycle.transitions import note_needs, revise_need, strike_needs
from enishi.cycle.transitions.hear import NEED_FIELDS
from enishi.cycle.transitions.note_needs import ListedNeed
from enishi.people.choices import named
from enishi.people.models import Organisation, User
from enishi.reference.taxonomy import CATEGORIES
from enishi.rosters.kinds import companies
from enishi.rosters.register import Added, Known, Register, names_of
from enishi.sheets import Kind
from enishi.sheets.cards import companies as company_cards
from enishi.sheets.cards import needs as sheet_cards
from enishi.sheets.cards.cells import Values

OF_COMPANY = ("name", "corporate_number", "prefecture")
FIELDS = tuple(name for name in NEED_FIELDS if name != "heard_on")


def load(body: Organisation) -> list[Known]:
    """Every need of a body, closed ones included."""
    mine = Need.objects.filter(organisation=body)
    categories: dict[int, list[str]] = defaultdict(list)
    rows = NeedCategory.objects.filter(need__in=mine).order_by("id")
    for need_id, slug in rows.values_list("need_id", "category"):
        categories[need_id].append(slug)
    own = ("pk", "public_id", "version", "number", "closed_on", *FIELDS)
    of_company = [f"company__{name}" for name in OF_COMPANY]
    return [
        Known(
            row["public_id"],
            row["version"],
            f"{row['company__name']} {row['title']}",
            {name: row[name] for name in FIELDS}
            | {
                "reference": f"{body.code}-N-{row['number']:04d}",
                "categories": tuple(categories.get(row["pk"], ())),
                "company": {name: row[f"company__{name}"] for name in OF_COMPANY},
            },
            row["closed_on"] is not None,
        )
        for row in mine.order_by("number").values(*own, *of_company).iterator(2000)
    ]


def labels() -> dict[str, str]:
    """What the fields are called, in the order of the record."""
    own = names_of(Need, FIELDS)
    return own | {"categories": _("分類")}


def told(field: str, value: Any) -> str:
    """A value in words."""
    if isinstance(value, bool):
        return _("はい") if value else _("いいえ")
    if field == "categories":
        return "、".join(
            named(CATEGORIES[slug].label, CATEGORIES[slug].english)
            for slug in value
            if slug in CATEGORIES
        )
    return str(value or "")


def add(body: Organisation, rows: Sequence[Values], on: date, by: User) -> Added:
    """Note needs, each under its company; a company that nobody knows yet is registered first."""
    firms, made = companies_for(body, [row["company"] for row in rows], by=by)
    listed = [
        ListedNeed(company, sheet_cards.complete(row), row.get("categories", ()))
        for company, row in zip(firms, rows, strict=True)
    ]
    needs = note_needs(body, needs=listed, on=on, by=by)
    return Added([need.public_id for need in needs], [company.public_id for company in made])


def companies_for(
    body: Organisation, wanted: Sequence[Values], *, by: User
) -> tuple[list[Company], list[Company]]:
    """The company of each row, from the register or made now, and those that were made."""
    rows = list(Company.objects.filter(organisation=body, ended_at=None))
    found: dict[Any, Company] = {}
    for company in rows:
        for key in marks({name: getattr(company, name) for name in OF_COMPANY}):
            found.setdefault(key, company)
    missing: dict[Any, Values] = {}
    for values in wanted:
        if not any(key in found for key in marks(values)):
            missing.setdefault(marks(values)[-1], values)
    made = register_companies(body, rows=list(missing.values()), by=by) if missing else []
    for company in made:
        for key in marks({name: getattr(company, name) for name in OF_COMPANY}):
            found.setdefault(key, company)
    of_rows = [next(found[key] for key in marks(values) if key in found) for values in wanted]
    return of_rows, made


def marks(values: Values) -> list[Any]:
    """By what a company is told from others: its number, then its name."""
    keys = company_cards.keys(values)
    return [*keys.sure, *keys.fair]


def rewrite(changes: Mapping[UUID, tuple[int, Values]], on: date, by: User) -> None:
    """Write what rows give over the needs as they were read."""
    for need in needs_named(list(changes)):
        read_at, given = changes[need.public_id]
        now = [category.category for category in need.categories.all()]
        categories = given.get("categories", now)
        values = {name: value for name, value in given.items() if name in FIELDS}
        revise_need(need, values=values, categories=categories, read_at=read_at, by=by)


def needs_named(public_ids: Sequence[UUID]) -> list[Need]:
    """The needs with these public ids."""
    rows: list[Need] = []
    for start in range(0, len(public_ids), 500):
        some = Need.objects.filter(public_id__in=public_ids[start : start + 500])
        rows += some.select_related("organisation").prefetch_related("categories")
    return rows


def end(public_ids: Sequence[UUID], along: Sequence[UUID], on: date, by: User) -> list[UUID]:
    """Take needs back that nobody has touched or found a candidate for since."""
    rows = [n for n in needs_named(public_ids) if n.version == 1 and n.closed_on is None]
    busy = set(Candidate.objects.live().filter(need__in=rows).values_list("need_id", flat=True))
    free = [need for need in rows if need.pk not in busy]
    if free:
        strike_needs(free[0].organisation, needs=free, on=on, by=by)
    companies.end(along, (), on, by)
    return [need.public_id for need in free]


def restore(versions: Mapping[UUID, int], on: date, by: User) -> list[UUID]:
    """Put needs back as they stood before a version, unless they were written again since."""
    done = []
    for need in needs_named(list(versions)):
        wrote = versions[need.public_id]
        if need.version != wrote:
            continue
        before: dict[str, Any] = dict(NeedRevision.objects.get(need=need, version=wrote - 1).values)
        categories = before.pop("categories")
        heard = before["heard_on"]
        before["heard_on"] = date.fromisoformat(heard) if heard else None
        revise_need(need, values=before, categories=categories, read_at=wrote, by=by)
        done.append(need.public_id)
    return done


NEEDS = Register(
    Kind.NEEDS, sheet_cards.read, load, sheet_cards.keys, sheet_cards.contradicts,
    sheet_cards.settled, labels, told, add, rewrite, end, restore, sheet_cards.headings,
    sheet_cards.cells,
)  # fmt: skip
