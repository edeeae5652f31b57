"""企業の名簿: the register of companies, read and written in one go."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from enishi.companies.models import Company, CompanyRevision
from enishi.companies.transitions import register_companies, revise_company, unregister_companies
from enishi.companies.transitions.register import COMPANY_FIELDS
from enishi.cycle.models import Need
from enishi.people.choices import named
from enishi.people.models import Organisation, User
from enishi.reference.industries import INDUSTRIES
from enishi.reference.phones import format_phone
from enishi.reference.prefectures import PREFECTURES
from enishi.rosters.register import Added, Known, Register, names_of
from enishi.sheets import Kind
from enishi.sheets.cards import companies as sheet_cards
from enishi.sheets.cards.cells import Values


def load(body: Organisation) -> list[Known]:
    """Every company of a body's register, those that have ended included."""
    rows = Company.objects.filter(organisation=body).order_by("kana", "pk")
    return [
        Known(
            row["public_id"],
            row["version"],
            row["name"],
            {name: row[name] for name in COMPANY_FIELDS},
            row["ended_at"] is not None,
        )
        for row in rows.values("public_id", "version", "ended_at", *COMPANY_FIELDS).iterator(2000)
    ]


def labels() -> dict[str, str]:
    """What the fields are called, in the order of the record."""
    return names_of(Company, COMPANY_FIELDS)


def told(field: str, value: Any) -> str:
    """A value in words."""
    if isinstance(value, bool):
        return _("はい") if value else _("いいえ")
    if value in ("", None):
        return ""
    if field == "prefecture" and value in PREFECTURES:
        return named(PREFECTURES[value].label, PREFECTURES[value].english)
    if field == "industry" and value in INDUSTRIES:
        return named(INDUSTRIES[value].label, INDUSTRIES[value].english)
    return format_phone(value) if field == "telephone" else str(value)


def add(body: Organisation, rows: Sequence[Values], on: date, by: User) -> Added:
    """Register companies."""
    made = register_companies(body, rows=rows, by=by)
    return Added([company.public_id for company in made])


def rewrite(changes: Mapping[UUID, tuple[int, Values]], on: date, by: User) -> None:
    """Write what rows give over the records as they were read."""
    for company in companies_named(list(changes)):
        read_at, values = changes[company.public_id]
        revise_company(company, values=values, read_at=read_at, by=by)


def companies_named(public_ids: Sequence[UUID]) -> list[Company]:
    """The companies with these public ids."""
    rows: list[Company] = []
    for start in range(0, len(public_ids), 500):
        some = Company.objects.filter(public_id__in=public_ids[start : start + 500])
        rows += some.select_related("organisation")
    return rows


def end(public_ids: Sequence[UUID], along: Sequence[UUID], on: date, by: User) -> list[UUID]:
    """Take registrations back of companies whom nobody has touched or visited since."""
    rows = [c for c in companies_named(public_ids) if c.version == 1 and c.ended_at is None]
    free = [c for c in rows if not is_busy(c)]
    if free:
        unregister_companies(free[0].organisation, companies=free, by=by)
    return [company.public_id for company in free]


def is_busy(company: Company) -> bool:
    """Whether there is already a visit or an open need of the company."""
    needs = Need.objects.filter(company=company, closed_on=None)
    return needs.exists() or company.visits.filter(undone_at=None).exists()


def restore(versions: Mapping[UUID, int], on: date, by: User) -> list[UUID]:
    """Put records back as they stood before a version, unless they were written again since."""
    done = []
    for company in companies_named(list(versions)):
        wrote = versions[company.public_id]
        if company.version != wrote:
            continue
        before = CompanyRevision.objects.get(company=company, version=wrote - 1).values
        revise_company(company, values=before, read_at=wrote, by=by)
        done.append(company.public_id)
    return done


COMPANIES = Register(
    Kind.COMPANIES, sheet_cards.read, load, sheet_cards.keys, sheet_cards.contradicts,
    sheet_cards.settled, labels, told, add, rewrite, end, restore, sheet_cards.headings,
    sheet_cards.cells,
)  # fmt: skip
