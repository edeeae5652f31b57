"""What every register offers to a roster: rows read, records found again, values written."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import models

from enishi.people.models import Organisation, User
from enishi.sheets import Kind, Record
from enishi.sheets.cards.cells import Keys, Row, Values
from enishi.sheets.writing import Written


@dataclass(frozen=True)
class Known:
    """A record as the register holds it; `is_ended`: it is there, but nothing is written to it."""

    public_id: UUID
    version: int
    name: str
    values: Values
    is_ended: bool = False


@dataclass(frozen=True)
class Added:
    """The new records in the order of their rows, and those that had to be made along with them."""

    subjects: list[UUID]
    along: list[UUID] = field(default_factory=list)


@dataclass(frozen=True)
class Register:
    """One kind of roster; the functions are those of its module in `kinds`."""

    kind: Kind
    read: Callable[[Record], Row]
    load: Callable[[Organisation], list[Known]]
    keys: Callable[[Values], Keys]
    contradicts: Callable[[Values, Values], bool]
    settled: Callable[[Values, Values], Values]
    labels: Callable[[], Mapping[str, str]]
    told: Callable[[str, Any], str]
    add: Callable[[Organisation, Sequence[Values], date, User], Added]
    rewrite: Callable[[Mapping[UUID, tuple[int, Values]], date, User], None]
    end: Callable[[Sequence[UUID], Sequence[UUID], date, User], list[UUID]]
    restore: Callable[[Mapping[UUID, int], date, User], list[UUID]]
    headings: Callable[[Sequence[Values]], list[str]]
    cells: Callable[[str, Values], list[Written]]


def names_of(model: type[models.Model], fields: Iterable[str]) -> dict[str, str]:
    """What the fields of a model are called, in their order."""
    named = {field.name: field for field in model._meta.fields}
    return {name: str(named[name].verbose_name) for name in fields}
