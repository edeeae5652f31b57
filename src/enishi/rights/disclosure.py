"""開示: everything that is stored about a person, in words that he can read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from enishi.experts.models import Expert
from enishi.people.fields import japanese
from enishi.people.models import Organisation
from enishi.rights.holdings import HIS, cards, kept_by, named_rows
from enishi.walls.inside import everything, widened

INNER = {
    "id",
    "public_id",
    "version",
    "digest",
    "code_hash",
    "fingerprint",
    "password",
    "secret_hash",
}


@dataclass(frozen=True)
class Part:
    """One kind of record: its table, its name for people, and its rows as (label, value) pairs."""

    label: str
    name: str
    rows: tuple[tuple[tuple[str, str], ...], ...]


def stored_about(
    expert: Expert, *, by: Organisation | None = None, without: Iterable[str] = ()
) -> list[Part]:
    """Every record about the person, kind by kind, without what a person decided to keep back.

    A body answers for what it keeps itself: what another one says of him is not for it to read.
    """
    left_out = set(without)
    found: dict[str, tuple[str, list[tuple[tuple[str, str], ...]]]] = {}
    # A row that lies in a body may point at one behind the wall, a card that is shared no more.
    with everything():
        for card in cards(expert):
            querysets = [holding.rows(card) for holding in HIS] + named_rows(card)
            for held in querysets:
                rows, model = kept_by(by, held, expert) if by else held, held.model
                label = model._meta.label_lower
                if label in left_out:
                    continue
                told = [told_of(row) for row in with_what_it_names(rows.order_by("pk"))]
                found.setdefault(label, (str(model._meta.verbose_name), []))[1].extend(told)
    return [Part(label, name, tuple(rows)) for label, (name, rows) in found.items() if rows]


def with_what_it_names(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Rows with the rows whose names are told of them: read along, not one by one."""
    fields = rows.model._meta.concrete_fields
    named = [field.name for field in fields if field.is_relation and field.name not in INNER]
    return rows.select_related(*named) if named else rows


def told_of(row: Model) -> tuple[tuple[str, str], ...]:
    """One row, field by field; what is empty is not told."""
    pairs = []
    for field in row._meta.concrete_fields:
        if field.name in INNER:
            continue
        display = getattr(row, f"get_{field.name}_display", None)
        value = display() if display else getattr(row, field.name)
        words = in_words(value)
        if words:
            pairs.append((str(field.verbose_name), words))
    return tuple(pairs)


def in_words(value: Any) -> str:
    """A value as a person reads it."""
    if isinstance(value, datetime):
        return f"{japanese(localtime(value).date())} {localtime(value):%H:%M}"
    if isinstance(value, dict):
        return "\n".join(f"{key}: {in_words(part)}" for key, part in value.items() if part)
    if isinstance(value, list | tuple):
        return "\n".join(filter(None, (in_words(part) for part in value)))
    return plain(value)


def plain(value: Any) -> str:
    """A single value: a day in its era, yes or no, anything else as it stands."""
    if isinstance(value, bool):
        return _("はい") if value else _("いいえ")
    if isinstance(value, date):
        return japanese(value)
    return "" if value is None else str(value)


def as_text(
    expert: Expert,
    *,
    by: Organisation | None = None,
    without: Iterable[str] = (),
    why: str = "",
) -> str:
    """The whole disclosure as a text file."""
    lines = [_("お預かりしている、あなたについての記録"), ""]
    for part in stored_about(expert, by=by, without=without):
        lines += [f"■ {part.name}", ""]
        for row in part.rows:
            lines += [f"  {label}：{words}" for label, words in row] + [""]
    if why:
        lines += [_("■ お見せしていない部分と、その理由"), "", f"  {why}", ""]
    if others := used_by(expert, other_than=by) if by else []:
        asked_of = _(
            "この中にはありません。お知りになりたいときは、推進室へお申し出ください。その団体がお答えします。"
        )
        lines += [_("■ ほかの団体がお預かりしている記録"), "", f"  {asked_of}"]
        lines += [*(f"  {name}" for name in others), ""]
    return "\n".join(lines)


def used_by(expert: Expert, *, other_than: Organisation) -> list[str]:
    """The names of the other bodies that may use his card, or once could."""
    with widened(other_than):
        given = Organisation.objects.filter(expert_accesses__expert__in=cards(expert))
        return sorted({body.name for body in given.exclude(pk=other_than.pk)})
