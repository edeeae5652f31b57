"""開示: everything that is stored about a person, in words that he can read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Model
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from enishi.experts.models import Expert
from enishi.people.fields import japanese
from enishi.rights.holdings import HIS, cards, named_rows
from enishi.walls.inside import everything

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


def stored_about(expert: Expert, *, without: Iterable[str] = ()) -> list[Part]:
    """Every record about the person, kind by kind, without what a person decided to keep back."""
    left_out = set(without)
    found: dict[str, tuple[str, list[tuple[tuple[str, str], ...]]]] = {}
    with everything():
        for card in cards(expert):
            querysets = [holding.rows(card) for holding in HIS] + named_rows(card)
            for rows in querysets:
                model = rows.model
                label = model._meta.label_lower
                if label in left_out:
                    continue
                told = [told_of(row) for row in rows.order_by("pk")]
                found.setdefault(label, (str(model._meta.verbose_name), []))[1].extend(told)
    return [Part(label, name, tuple(rows)) for label, (name, rows) in found.items() if rows]


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


def as_text(expert: Expert, *, without: Iterable[str] = (), why: str = "") -> str:
    """The whole disclosure as a text file."""
    lines = [_("お預かりしている、あなたについての記録"), ""]
    for part in stored_about(expert, without=without):
        lines += [f"■ {part.name}", ""]
        for row in part.rows:
            lines += [f"  {label}：{words}" for label, words in row] + [""]
    if why:
        lines += [_("■ お見せしていない部分と、その理由"), "", f"  {why}", ""]
    return "\n".join(lines)
