"""Turn the rows of a table into records, leaving out what is no record: totals, notes, examples."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from enishi.reference.wording import Wording
from enishi.sheets.catalogue import Catalogue, key
from enishi.sheets.fault import Notice, Place
from enishi.sheets.grid import Value
from enishi.sheets.headings import NamedColumn
from enishi.sheets.table import FilledRow

_DITTO = frozenset(("同上", "〃", "″", "”", '"', "''", "々", "仝", "同", "↑", "ditto", "〟", "ゝ"))
_TOTAL = re.compile(r"^(?:合|小|総|総合|累|延)?計(?:\d+[名社件人]?)?$|^(?:GRAND|SUB)?TOTAL$", re.I)
_REMARK = re.compile(r"^[※＊*【■●◆◇□▼▲★☆<＜〈]|^[(（]?(?:注|以下|以上|ここから|ここまで)")
_EXAMPLE = re.compile(r"^[(（【]?(?:記入例|入力例|記載例|例[)）:：】]|サンプル)")
_LONGEST_SHOWN = 30
_LONGEST_ID = 8


@dataclass(frozen=True, slots=True)
class NamedValue:
    """One filled cell with its meaning; `number` tells several columns of one meaning apart."""

    meaning: str
    number: int
    column: str
    row: int
    heading: str
    text: str
    value: Value


@dataclass(frozen=True, slots=True)
class Record:
    """One person, need or company of a roster, from one row or from several that go together."""

    sheet: str
    row: int
    values: tuple[NamedValue, ...]
    last_row: int = 0

    def text(self, meaning: str) -> str:
        """The first text of a meaning, or nothing."""
        return next((v.text for v in self.values if v.meaning == meaning), "")

    def texts(self, meaning: str) -> tuple[str, ...]:
        """All texts of a meaning, from left to right and top to bottom."""
        return tuple(v.text for v in self.values if v.meaning == meaning)

    def all(self, *meanings: str) -> tuple[NamedValue, ...]:
        """All values of some meanings, with their places."""
        return tuple(v for v in self.values if v.meaning in meanings)


@dataclass
class RecordReader:
    """Reads the rows of one table; `notices` fills while `records` is consumed."""

    sheet: str
    file: str
    columns: Sequence[NamedColumn]
    catalogue: Catalogue
    notices: list[Notice] = field(default_factory=list)

    def records(self, rows: Sequence[FilledRow]) -> Iterator[Record]:
        """Yield the records in the order of their rows."""
        current: Record | None = None
        above: dict[int, tuple[str, Value]] = {}
        for row in rows:
            cells = self._without_ditto(row, above)
            named = self._named(row, cells)
            if self._continues(row, named, current):
                current = self._with_more(current, row, named)
                continue
            if current is not None:
                yield current
                current = None
            if self._is_no_record(row, cells, named):
                continue
            above = dict(cells)
            current = Record(self.sheet, row.number, tuple(named), row.number)
        if current is not None:
            yield current

    def _without_ditto(
        self, row: FilledRow, above: Mapping[int, tuple[str, Value]]
    ) -> dict[int, tuple[str, Value]]:
        cells = {}
        for column, text in row.cells.items():
            if text in _DITTO and column in above:
                cells[column] = above[column]
            elif text not in _DITTO or text == "同":
                cells[column] = (text, row.values[column])
        return cells

    def _named(self, row: FilledRow, cells: Mapping[int, tuple[str, Value]]) -> list[NamedValue]:
        return [
            NamedValue(
                column.meaning,
                column.number,
                column.letter,
                row.number,
                column.heading.lower or column.heading.upper,
                *cells[column.heading.column],
            )
            for column in self.columns
            if column.meaning and column.heading.column in cells
        ]

    def _continues(
        self, row: FilledRow, named: Sequence[NamedValue], current: Record | None
    ) -> bool:
        """Whether a row goes on with the person above: only more career, the name left blank."""
        if current is None or not self.catalogue.person:
            return False
        inherited = {
            column.meaning for column in self.columns if column.heading.column in row.from_above
        }
        if inherited & self.catalogue.person:
            return True
        own = {value.meaning for value in named}
        identity = own & (self.catalogue.person | {"id"})
        career = any(meaning.startswith(self.catalogue.evidence) for meaning in own)
        return not identity and career and not self._remark_alone(row)

    def _with_more(
        self, current: Record | None, row: FilledRow, named: Sequence[NamedValue]
    ) -> Record:
        assert current is not None  # noqa: S101 `_continues` has seen it
        letters = {
            column.letter for column in self.columns if column.heading.column in row.from_above
        }
        more = tuple(value for value in named if value.column not in letters)
        return Record(current.sheet, current.row, current.values + more, row.number)

    def _is_no_record(
        self,
        row: FilledRow,
        cells: Mapping[int, tuple[str, Value]],
        named: Sequence[NamedValue],
    ) -> bool:
        first = [text for _, (text, _) in sorted(cells.items())][:3]
        if not first or all(value.meaning in ("id", "status", "sex") for value in named):
            if cells and (not named or len(first[0]) > _LONGEST_ID or _REMARK.match(first[0])):
                self._left_out(row, first[0], _REMARKS)
            return True
        if any(_TOTAL.match(key(text)) for text in first):
            self._left_out(row, first[0], _TOTALS)
            return True
        if any(_EXAMPLE.match(text) for text in first):
            self._left_out(row, first[0], _EXAMPLES)
            return True
        if self._remark_alone(row):
            self._left_out(row, first[0], _REMARKS)
            return True
        return False

    def _remark_alone(self, row: FilledRow) -> bool:
        """Whether the only text of a row stands there as a remark on the table."""
        own = {c: text for c, text in row.cells.items() if c not in row.from_above}
        if len(own) != 1 or sum(1 for c in self.columns if c.meaning) < 3:
            return False
        (position, text), *_ = own.items()
        if _REMARK.match(text):
            return True
        meaning = next((c.meaning for c in self.columns if c.heading.column == position), None)
        evidence = self.catalogue.required[-1].any
        return meaning not in evidence

    def _left_out(self, row: FilledRow, text: str, why: Wording) -> None:
        shown = " ".join(text.split())
        shown = shown if len(shown) <= _LONGEST_SHOWN else shown[:_LONGEST_SHOWN] + "…"
        self.notices.append(
            Notice(
                Place(self.file, self.sheet, row.number),
                Wording(ja=f"{why.ja}（「{shown}」）", en=f"{why.en} (“{shown}”)"),
            )
        )


_TOTALS = Wording(
    ja="合計の行とみて、読みませんでした", en="This row was taken for a total and not read"
)
_EXAMPLES = Wording(
    ja="記入例とみて、読みませんでした", en="This row was taken for an example and not read"
)
_REMARKS = Wording(
    ja="表の外の書きこみとみて、読みませんでした",
    en="This row was taken for a remark and not read",
)
