"""What taking a roster in would do, row by row, before anything is written."""

import hashlib
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from enishi.reference.wording import Wording
from enishi.rosters.register import Known, Register
from enishi.sheets.cards.cells import Keys, Row, Values

LONGEST_TOLD = 400
NAMES = frozenset(("family_name", "given_name", "family_kana", "given_kana"))


class Outcome(models.TextChoices):
    NEW = "new", gettext_lazy("新規")
    CHANGED = "changed", gettext_lazy("変更")
    SAME = "same", gettext_lazy("変更なし")
    ERROR = "error", gettext_lazy("エラー")


@dataclass(frozen=True)
class Said:
    """A sentence about a cell."""

    row: int
    column: str
    message: str


@dataclass
class PlannedRow:
    """One row, what would become of it, and why."""

    row: Row
    outcome: Outcome = Outcome.NEW
    known: Known | None = None
    given: Values = field(default_factory=dict)
    differences: list[tuple[str, str, str]] = field(default_factory=list)
    errors: list[Said] = field(default_factory=list)
    notes: list[Said] = field(default_factory=list)
    likely: list[str] = field(default_factory=list)
    keys: Keys = field(default_factory=Keys)


@dataclass(frozen=True)
class Plan:
    """All rows of a roster with their outcomes."""

    rows: tuple[PlannedRow, ...]

    def count(self, outcome: Outcome) -> int:
        """How many rows have this outcome."""
        return sum(planned.outcome == outcome for planned in self.rows)

    @property
    def errors(self) -> list[tuple[PlannedRow, Said]]:
        """Every error with its row, from top to bottom."""
        return [(planned, said) for planned in self.rows for said in planned.errors]

    @property
    def digest(self) -> str:
        """One name for what would be written, so that it is what was looked at."""
        told = "\n".join(
            f"{p.row.sheet} {p.row.number} {p.outcome} {p.known and p.known.public_id} "
            f"{p.known and p.known.version} {p.row.fingerprint}"
            for p in self.rows
        )
        return hashlib.sha256(told.encode()).hexdigest()


def planned(
    rows: Iterable[Row], known: Sequence[Known], register: Register, *, seen: Mapping[str, UUID]
) -> Plan:
    """Find each row in the register; `seen` are rows taken in before, by their fingerprints."""
    return _Planner(known, register, seen).plan(rows)


class _Planner:
    def __init__(
        self, known: Sequence[Known], register: Register, seen: Mapping[str, UUID]
    ) -> None:
        self.register, self.seen = register, seen
        self.labels = register.labels()
        self.by_id = {str(one.public_id): one for one in known}
        self.by_reference = {str(one.values.get("reference")): one for one in known}
        self.sure: dict[Hashable, list[Known]] = defaultdict(list)
        self.fair: dict[Hashable, list[Known]] = defaultdict(list)
        self.likely: dict[Hashable, list[Known]] = defaultdict(list)
        for one in known:
            keys = register.keys(one.values)
            for index, found in (
                (self.sure, keys.sure), (self.fair, keys.fair), (self.likely, keys.likely)
            ):  # fmt: skip
                for key in found:
                    index[key].append(one)
        self.taken: dict[UUID, PlannedRow] = {}
        self.new: dict[Hashable, PlannedRow] = {}
        self.new_likely: dict[Hashable, PlannedRow] = {}

    def plan(self, rows: Iterable[Row]) -> Plan:
        keys = self.register.keys
        planned = [PlannedRow(row, given=row.given, keys=keys(row.given)) for row in rows]
        for one in planned:
            one.notes = [said(note.row, note.column, note.what) for note in one.row.notes]
            one.errors = [said(fault.row, fault.column, fault.what) for fault in one.row.faults]
        readable = [one for one in planned if not one.errors]
        # Who names a record surely has it before anybody who only resembles it.
        for find in (self._by_id, self._by_fingerprint, self._surely, self._fairly):
            for one in readable:
                if one.known is None and not one.errors:
                    find(one)
        for one in planned:
            self._decide(one)
        return Plan(tuple(planned))

    def _by_id(self, one: PlannedRow) -> None:
        own = one.row.own_id.lower()
        if not is_public_id(own):
            if found := self.by_reference.get(one.row.own_id.upper()):
                self._take(one, found)
            return
        if own in self.by_id:
            self._take(one, self.by_id[own])
        else:
            one.errors.append(
                Said(
                    one.row.number,
                    "",
                    _(
                        "この公開IDの記録は、この団体にありません。IDの列を空欄にすると新規になります。"
                    ),
                )
            )

    def _by_fingerprint(self, one: PlannedRow) -> None:
        found = self.by_id.get(str(self.seen.get(one.row.fingerprint)))
        if found and found.public_id not in self.taken:
            self._take(one, found)
            one.outcome = Outcome.SAME

    def _surely(self, one: PlannedRow) -> None:
        keys = one.keys.sure
        found = [other for key in keys for other in self.sure.get(key, ())]
        if found:
            self._take(one, found[0])
            return
        self._only_once(one, keys)

    def _fairly(self, one: PlannedRow) -> None:
        keys = one.keys.fair
        for other in (o for key in keys for o in self.fair.get(key, ())):
            if other.public_id not in self.taken and not self._contradicts(one, other.values):
                self._take(one, other)
                return
        self._only_once(one, keys)

    def _only_once(self, one: PlannedRow, keys: Sequence[Hashable]) -> None:
        """A row that names the same new record as an earlier row is a slip, not a second record."""
        for key in keys:
            first = self.new.get(key)
            if first and first is not one and not self._contradicts(one, first.given):
                self._twice(one, first)
                return
        for key in keys:
            self.new.setdefault(key, one)

    def _contradicts(self, one: PlannedRow, values: Values) -> bool:
        return self.register.contradicts(one.given, values)

    def _take(self, one: PlannedRow, found: Known) -> None:
        first = self.taken.setdefault(found.public_id, one)
        if first is not one:
            self._twice(one, first)
        else:
            one.known = found

    def _twice(self, one: PlannedRow, first: PlannedRow) -> None:
        where = f"{first.row.sheet} " if first.row.sheet != one.row.sheet else ""
        message = _("%(where)s%(row)s行目と同じもののようです。どちらかの行を消してください。")
        one.errors.append(
            Said(one.row.number, "", message % {"where": where, "row": first.row.number})
        )

    def _decide(self, one: PlannedRow) -> None:
        if one.errors:
            one.outcome, one.known = Outcome.ERROR, None
        elif one.known is None:
            one.outcome = Outcome.NEW
            self._look_for_likely(one)
        elif one.known.is_ended:
            one.outcome = Outcome.SAME
            ended = _("すでに終わった記録（%(name)s）なので、そのままにします。")
            one.notes.append(Said(one.row.number, "", ended % {"name": one.known.name}))
        elif one.outcome != Outcome.SAME:
            self._compare(one, one.known)

    def _look_for_likely(self, one: PlannedRow) -> None:
        for key in one.keys.likely:
            others = [o.name for o in self.likely.get(key, ()) if not o.is_ended]
            message = _("登録されている %(name)s と同じかもしれません。")
            one.likely += [message % {"name": name} for name in others]
            if (earlier := self.new_likely.setdefault(key, one)) is not one:
                message = _("%(row)s行目の %(name)s と同じかもしれません。")
                which = {"row": earlier.row.number, "name": earlier.row.name}
                one.likely.append(message % which)
        if all(name in NAMES for name, value in one.given.items() if value):
            one.likely.append(
                _("お名前のほかに、何も書いてありません。ほかの行の続きかもしれません。")
            )
        one.likely = list(dict.fromkeys(one.likely))[:3]

    def _compare(self, one: PlannedRow, known: Known) -> None:
        given = self.register.settled(one.given, known.values)
        one.given = {n: v for n, v in given.items() if not is_same(v, known.values.get(n))}
        told = self.register.told
        one.differences = [
            (label, shortened(told(n, known.values.get(n))), shortened(told(n, one.given[n])))
            for n, label in self.labels.items()
            if n in one.given
        ]
        one.outcome = Outcome.CHANGED if one.given else Outcome.SAME


def is_same(given: Any, known: Any) -> bool:
    """Whether two values say the same; the order in which fields are ticked says nothing."""
    if isinstance(given, tuple | list) and given and isinstance(given[0], str):
        return set(given) == set(known or ())
    if isinstance(given, str) and isinstance(known, str):
        return given.strip() == known.strip()
    return bool(given == known)


def is_public_id(text: str) -> bool:
    """Whether a text is one of our own ids, and not a number that the office gave."""
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def said(row: int, column: str, what: Wording) -> Said:
    """A sentence of the ground floor in the reader's language."""
    return Said(row, column, what.in_language(get_language() or "ja"))


def shortened(text: str, most: int = LONGEST_TOLD) -> str:
    """A value short enough to be looked at in a list."""
    return text if len(text) <= most else text[:most] + "…"
