"""Find the tables on a sheet: where the heading stands, in one row or two, and the rows below."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from enishi.sheets.catalogue import Catalogue, key
from enishi.sheets.grid import Grid, Merge, Row, Value, text_of
from enishi.sheets.headings import (
    Certainty,
    Heading,
    NamedColumn,
    belongs_under,
    group_of,
    name_heading,
)

_ROWS_SEARCHED = 60
_LONGEST_HEADING = 40
_WEIGHTS = {Certainty.CHOSEN: 1.0, Certainty.EXACT: 1.0, Certainty.SIMILAR: 0.6}
_SURE = (Certainty.CHOSEN, Certainty.EXACT)
_UNKNOWN = -0.1
_UNDER_A_MEANING = 0.6
_COMPLETE = 3.0
_REPEATED_SHARE = 0.6
_FIRST_SHARE = 0.7

Chosen = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class FilledRow:
    """A row with merged cells filled downwards; `from_above` are the columns so filled."""

    number: int
    cells: Mapping[int, str]
    values: Mapping[int, Value]
    from_above: frozenset[int]


@dataclass(frozen=True, slots=True)
class Table:
    """A heading of one or two rows, and the rows under it up to the next heading."""

    sheet: str
    heading_rows: tuple[int, ...]
    headings: tuple[Heading, ...]
    rows: tuple[FilledRow, ...]


def find_tables(grid: Grid, catalogue: Catalogue, chosen: Chosen | None = None) -> list[Table]:
    """Return the tables of a sheet from top to bottom; none if no row reads as a heading."""
    rows = _filled(grid)
    reader = _HeadingReader(rows, grid.merged, catalogue, chosen or {})
    found = reader.best()
    tables: list[Table] = []
    while found is not None:
        start, count, headings = found
        end, found = reader.next_after(start + count, headings)
        body = tuple(row for row in rows[start + count : end] if not _repeats(row.cells, headings))
        numbers = tuple(row.number for row in rows[start : start + count])
        tables.append(Table(grid.name, numbers, _with_bare(headings, body), body))
    return tables


_Found = tuple[int, int, tuple[Heading, ...]]


class _HeadingReader:
    def __init__(
        self,
        rows: Sequence[FilledRow],
        merged: Sequence[Merge],
        catalogue: Catalogue,
        chosen: Chosen,
    ) -> None:
        self._rows = rows
        self._merged = merged
        self._catalogue = catalogue
        self._chosen = chosen

    def best(self) -> _Found | None:
        """The row, or pair of rows, near the top that reads most like a heading."""
        scored = [self._at(row) for row in range(min(len(self._rows), _ROWS_SEARCHED))]
        most = max((score for score, _ in scored), default=0.0)
        # A second table further down may have more columns; the first complete one begins.
        return next(
            (found for score, found in scored if score > 0 and score >= _FIRST_SHARE * most), None
        )

    def next_after(self, start: int, current: tuple[Heading, ...]) -> tuple[int, _Found | None]:
        """Where the rows under a heading end, and the different heading that ends them."""
        for position in range(start, len(self._rows)):
            cells = self._rows[position].cells
            if _short(cells) and not _repeats(cells, current) and self._is_heading(cells):
                _, found = self._at(position)
                return position, found
        return len(self._rows), None

    def _is_heading(self, cells: Mapping[int, str]) -> bool:
        words, groups = self._catalogue.words, self._catalogue.groups
        exact = sum(key(text) in words or key(text) in groups for text in cells.values())
        return exact >= max(3, _REPEATED_SHARE * len(cells))

    def _at(self, position: int) -> tuple[float, _Found | None]:
        """The better of reading one row or two as the heading, with its score."""
        row = self._rows[position]
        single = _headings(row)
        score, found = self._score(single), (position, 1, single)
        following = self._rows[position + 1 : position + 2]
        if following and _headinglike(following[0].cells):
            double = self._double(row, following[0])
            double_score = self._score(double)
            # Two rows are read as one heading only if neither of them says as much alone.
            if double_score > max(score, self._score(_headings(following[0]))) + 0.5:
                return double_score, (position, 2, double)
        return score, found if score > 0 else None

    def _double(self, upper: FilledRow, lower: FilledRow) -> tuple[Heading, ...]:
        above = self._across(upper)
        headings, group_text = [], ""
        for column in range(max([*above, *lower.cells], default=-1) + 1):
            below = "" if column in lower.from_above else lower.cells.get(column, "")
            if column in above:
                group_text = above[column]
                headings.append(Heading(column, below, above[column]))
            elif below:
                group = group_of(group_text, self._catalogue)
                carried = bool(group) and belongs_under(group, below, self._catalogue)
                group_text = group_text if carried else ""
                headings.append(Heading(column, below, group_text))
        return tuple(headings)

    def _across(self, row: FilledRow) -> dict[int, str]:
        """The cells of a row with those merged sideways filled."""
        cells = dict(row.cells)
        for merge in self._merged:
            if merge.top <= row.number <= merge.bottom and merge.left in cells:
                for column in range(merge.left, merge.right + 1):
                    cells[column] = cells[merge.left]
        return cells

    def _score(self, headings: Sequence[Heading]) -> float:
        if not headings or any(len(h.lower) > _LONGEST_HEADING for h in headings):
            return 0.0
        named = [name_heading(heading, self._catalogue, self._chosen) for heading in headings]
        sure = [column for column in named if column.certainty in _SURE]
        known = [column for column in named if column.meaning]
        alone = len(known) < 2 and len(headings) > 1
        if not sure or (alone and not self._completeness(known)):
            return 0.0
        return self._worth(named) + _COMPLETE * self._completeness(known)

    def _completeness(self, known: Sequence[NamedColumn]) -> float:
        meanings = {column.meaning for column in known}
        met = sum(bool(wanted.any & meanings) for wanted in self._catalogue.required)
        return met / len(self._catalogue.required)

    def _worth(self, named: Sequence[NamedColumn]) -> float:
        """Distinct meanings count fully, repeated ones half, and unknown columns against."""
        best: dict[str, float] = {}
        total = 0.0
        for column in named:
            if column.meaning is None:
                upper = column.heading.upper if column.heading.lower else ""
                group = group_of(upper, self._catalogue)
                total += _UNDER_A_MEANING if group in self._catalogue.meanings else _UNKNOWN
                continue
            weight = _WEIGHTS[column.certainty]
            total += 0.0 if column.meaning not in best else 0.5 * weight
            best[column.meaning] = max(best.get(column.meaning, 0.0), weight)
        return total + sum(best.values())


def _headings(row: FilledRow) -> tuple[Heading, ...]:
    """The cells of one row as headings, without those that a merge carried down into it."""
    own = sorted((column, text) for column, text in row.cells.items())
    return tuple(Heading(column, text) for column, text in own if column not in row.from_above)


def _short(cells: Mapping[int, str]) -> bool:
    return len(cells) >= 3 and all(len(text) <= 20 for text in cells.values())


def _headinglike(cells: Mapping[int, str]) -> bool:
    return all(len(text) <= _LONGEST_HEADING for text in cells.values())


def _repeats(cells: Mapping[int, str], headings: tuple[Heading, ...]) -> bool:
    """Whether a row is the heading once more, as printed at the top of every page."""
    if not _short(cells):
        return False
    known = {heading.column: {key(heading.lower), key(heading.upper)} for heading in headings}
    same = sum(key(text) in known.get(column, ()) for column, text in cells.items())
    return same >= max(2, 0.8 * len(cells))


def _with_bare(headings: tuple[Heading, ...], rows: Sequence[FilledRow]) -> tuple[Heading, ...]:
    """Add the columns that have content but no heading."""
    present = {heading.column for heading in headings}
    bare = {column for row in rows for column in row.cells} - present
    return tuple(sorted([*headings, *(Heading(c, "") for c in bare)], key=lambda h: h.column))


def _filled(grid: Grid) -> list[FilledRow]:
    by_number = {row.number: row for row in grid.rows}
    inherited: dict[int, dict[int, Value]] = {}
    for merge in grid.merged:
        top = by_number.get(merge.top)
        if merge.bottom > merge.top and top is not None and merge.left in top.cells:
            last = min(merge.bottom, grid.rows[-1].number)
            for number in range(merge.top + 1, last + 1):
                inherited.setdefault(number, {})[merge.left] = top.cells[merge.left]
    return [_fill(row, inherited.get(row.number, {})) for row in _all_rows(grid, inherited)]


def _all_rows(grid: Grid, inherited: Mapping[int, Mapping[int, Value]]) -> list[Row]:
    numbers = {row.number for row in grid.rows}
    empty = [Row(number, {}) for number in inherited if number not in numbers]
    return sorted([*grid.rows, *empty], key=lambda row: row.number)


def _fill(row: Row, above: Mapping[int, Value]) -> FilledRow:
    values = {**above, **row.cells}
    cells = {column: text_of(value) for column, value in values.items()}
    return FilledRow(
        row.number,
        {column: text for column, text in cells.items() if text},
        values,
        frozenset(set(above) - set(row.cells)),
    )
