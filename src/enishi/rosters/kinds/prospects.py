"""訪問先開拓台帳: the register of companies to be visited, read and written in one go."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.cycle.models import Outcome, Prospect, ProspectRevision, Referral
from enishi.cycle.transitions import note_prospects, revise_prospect, strike_prospects
from enishi.cycle.transitions.note_prospects import ListedProspect
from enishi.cycle.transitions.prospect import PROSPECT_FIELDS
from enishi.people.models import Organisation, User
from enishi.reference.wording import Wording
from enishi.rosters.kinds import companies
from enishi.rosters.register import Added, Known, Register, names_of
from enishi.sheets import Kind, Record
from enishi.sheets.cards import prospects as sheet_cards
from enishi.sheets.cards.cells import Fault, Row, Values

HAPPENED = {
    "noted_on": Wording(
        "台帳に入れた日が、きょうより先の日付です。", "The day of entering lies in the future."
    ),
    "called_on": Wording(
        "連絡した日が、きょうより先の日付です。", "The day of the call lies in the future."
    ),
}


def read(record: Record) -> Row:
    """Read a row; what happened has a day that is not ahead of us."""
    today = timezone.localdate()
    row = sheet_cards.read(record, today=today)
    ahead = [name for name in HAPPENED if name in row.given and row.given[name] > today]
    told = (Fault(row.number, "", HAPPENED[name]) for name in ahead)
    return replace(row, faults=(*row.faults, *told))


def load(body: Organisation) -> list[Known]:
    """Every line of a body's register, those that were given up included."""
    rows = Prospect.objects.filter(organisation=body).order_by("noted_on", "pk")
    fields = ("public_id", "version", "ended_on", "noted_on", *PROSPECT_FIELDS)
    return [
        Known(
            row["public_id"],
            row["version"],
            row["name"],
            {name: row[name] for name in (*PROSPECT_FIELDS, "noted_on")}
            | {"referral_in_words": str(Referral(row["referral"]).label)},
            row["ended_on"] is not None,
        )
        for row in rows.values(*fields).iterator(2000)
    ]


def labels() -> dict[str, str]:
    """What the fields are called, in the order of the record."""
    own = names_of(Prospect, (*PROSPECT_FIELDS, "noted_on"))
    return own | {
        "called_on": _("連絡した日"),
        "outcome": _("結果"),
        "call_words": _("話したこと"),
        "again_on": _("次に連絡する日"),
    }


def told(field: str, value: Any) -> str:
    """A value in words."""
    if field == "referral" and value:
        return str(Referral(value).label)
    if field == "outcome" and value:
        return str(Outcome(value).label)
    return companies.told(field, value)


def add(body: Organisation, rows: Sequence[Values], on: date, by: User) -> Added:
    """Enter companies, each with the call that its row tells of."""
    made = note_prospects(body, listed=[listed(row) for row in rows], on=on, by=by)
    return Added([line.public_id for line in made])


def listed(row: Values) -> ListedProspect:
    """What a row gives, as the register takes it."""
    values = {name: row[name] for name in PROSPECT_FIELDS if name in row}
    return ListedProspect(
        values={"referral": Referral.OTHER} | values,
        noted_on=row.get("noted_on"),
        called_on=row.get("called_on"),
        outcome=row.get("outcome", ""),
        words=row.get("call_words", ""),
        again_on=row.get("again_on"),
    )


def rewrite(changes: Mapping[UUID, tuple[int, Values]], on: date, by: User) -> None:
    """Write what rows give over the lines as they were read."""
    for line in lines_named(list(changes)):
        read_at, values = changes[line.public_id]
        revise_prospect(line, values=values, read_at=read_at, by=by)


def lines_named(public_ids: Sequence[UUID]) -> list[Prospect]:
    """The lines with these public ids."""
    rows: list[Prospect] = []
    for start in range(0, len(public_ids), 500):
        some = Prospect.objects.filter(public_id__in=public_ids[start : start + 500])
        rows += some.select_related("organisation")
    return rows


def end(public_ids: Sequence[UUID], along: Sequence[UUID], on: date, by: User) -> list[UUID]:
    """Take lines back which nobody has changed or led to a visit since."""
    free = [one for one in lines_named(public_ids) if one.version == 1 and one.company_id is None]
    if free:
        strike_prospects(free[0].organisation, prospects=free, on=on, by=by)
    return [line.public_id for line in free]


def restore(versions: Mapping[UUID, int], on: date, by: User) -> list[UUID]:
    """Put lines back as they stood before a version, unless they were written again since."""
    done = []
    for line in lines_named(list(versions)):
        wrote = versions[line.public_id]
        if line.version != wrote:
            continue
        before = ProspectRevision.objects.get(prospect=line, version=wrote - 1).values
        revise_prospect(line, values=before, read_at=wrote, by=by)
        done.append(line.public_id)
    return done


PROSPECTS = Register(
    Kind.PROSPECTS, read, load, sheet_cards.keys, sheet_cards.contradicts,
    sheet_cards.settled, labels, told, add, rewrite, end, restore, sheet_cards.headings,
    sheet_cards.cells,
)  # fmt: skip
