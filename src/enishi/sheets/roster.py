"""Read a roster: the file, its tables, what every column was taken for, and its records."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from pathlib import Path

from enishi.reference.names import fold_name
from enishi.reference.wareki import NotADate, parse_partial
from enishi.reference.wording import Wording
from enishi.sheets.catalogue import Catalogue, Kind, catalogue
from enishi.sheets.columns import Doubled, name_columns, unread_texts
from enishi.sheets.fault import Notice, Place, SheetFault
from enishi.sheets.grid import Value, Workbook
from enishi.sheets.headings import NamedColumn
from enishi.sheets.reading import read_file
from enishi.sheets.records import Record, RecordReader
from enishi.sheets.table import Chosen, Table, find_tables


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table as it was understood: where its heading stands, and its columns."""

    sheet: str
    heading_rows: tuple[int, ...]
    columns: tuple[NamedColumn, ...]
    records: int
    # What stands in each column, by its letter; those that nobody reads included.
    samples: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Roster:
    """All records of a file, and what a person should know about how they were read."""

    kind: Kind
    file: str
    form: Wording
    tables: tuple[ReadTable, ...]
    records: tuple[Record, ...]
    notices: tuple[Notice, ...]


def read_roster(source: Path | str | Workbook, kind: Kind, chosen: Chosen | None = None) -> Roster:
    """Read a roster from a file or a workbook already read.

    `chosen` maps folded headings (`Heading.key`) to the meaning a person decided on, or None for a
    column to be left unused. Raises `SheetFault` if there is no table, no column that is needed, or
    no record.
    """
    workbook = source if isinstance(source, Workbook) else read_file(source)
    known = catalogue(Kind(kind))
    found = [
        (table, *name_columns(table, known, chosen))
        for grid in workbook.grids
        for table in find_tables(grid, known, chosen)
    ]
    usable = [entry for entry in found if not _missing(entry[1], known)]
    if not usable:
        raise _unusable(workbook, known, found)
    tables, records = [], []
    notices = [*workbook.notices, *_unread_sheets(workbook, [table for table, *_ in usable])]
    for table, columns, doubled in usable:
        notices += [_doubled(workbook.file, table, double) for double in doubled]
        notices += [
            _unread(workbook.file, table, column)
            for column in unread_texts(table, columns)
            if column.heading.key not in (chosen or {})
        ]
        reader = RecordReader(table.sheet, workbook.file, columns, known)
        found_here = list(reader.records(table.rows))
        records += found_here
        notices += reader.notices
        tables.append(
            ReadTable(
                table.sheet, table.heading_rows, columns, len(found_here), samples(table, columns)
            )
        )
    if not records:
        first = usable[0][0]
        raise SheetFault(_NO_RECORDS, Place(workbook.file, first.sheet, first.heading_rows[-1]))
    notices += _remarkable(records, known, workbook.file)
    order = {grid.name: position for position, grid in enumerate(workbook.grids)}
    notices.sort(key=lambda notice: (order.get(notice.place.sheet, -1), notice.place.row or 0))
    return Roster(
        known.kind, workbook.file, workbook.form, tuple(tables), tuple(records), tuple(notices)
    )


def samples(table: Table, columns: Sequence[NamedColumn]) -> dict[str, tuple[str, ...]]:
    """The first few different texts of every column."""
    rows = table.rows[:_LOOKED_AT]
    return {
        column.letter: tuple(
            islice(
                dict.fromkeys(
                    row.cells[column.heading.column]
                    for row in rows
                    if column.heading.column in row.cells
                ),
                _SAMPLES,
            )
        )
        for column in columns
    }


_SAMPLES, _LOOKED_AT = 3, 50
_NO_RECORDS = Wording(
    ja="見出しの行はありますが、その下に名簿の行がありません。"
    "行の入ったファイルかどうかを確かめてください。",
    en="There is a heading, but no row below it. Check that this is the file with the entries.",
)
_Found = tuple[Table, tuple[NamedColumn, ...], tuple[Doubled, ...]]


def _missing(columns: Sequence[NamedColumn], known: Catalogue) -> list[Wording]:
    meanings = {column.meaning for column in columns}
    return [
        Wording(ja=f"「{wanted.label.ja}」（{wanted.words}）", en=f"“{wanted.label.en}”")
        for wanted in known.required
        if not wanted.any & meanings
    ]


def _unusable(workbook: Workbook, known: Catalogue, found: Sequence[_Found]) -> SheetFault:
    other = _better_kind(workbook, known)
    if other is not None:
        what = Wording(
            ja=f"{known.label.ja}ではなく、{other.label.ja}のようです。"
            "指定するファイルが入れかわっていないか確かめてください。",
            en=f"This looks like a {other.label.en}, not a {known.label.en}. "
            "Check that the files were not exchanged.",
        )
        return SheetFault(what, Place(workbook.file))
    if not found:
        wanted = "、".join(requirement.words for requirement in known.required)
        meant = ", ".join(requirement.label.en for requirement in known.required)
        what = Wording(
            ja=f"見出しの行が見つかりません。{wanted}のような見出しを、"
            "表の上の行に横に並べて書いてください。",
            en=f"No row of headings was found. Write headings such as {meant} above the table.",
        )
        return SheetFault(what, Place(workbook.file))
    table, columns, _ = max(found, key=lambda entry: sum(bool(c.meaning) for c in entry[1]))
    missing = _missing(columns, known)
    seen = "、".join(f"「{c.heading.text}」" for c in columns if c.heading.text)
    what = Wording(
        ja=f"{'と'.join(m.ja for m in missing)}にあたる列がありません。"
        f"この行を見出しとして読みました：{seen}。見出しを書き直してください。",
        en=f"No column for {' and '.join(m.en for m in missing)}. "
        f"This row was read as the heading: {seen}. Rename the heading in question.",
    )
    return SheetFault(what, Place(workbook.file, table.sheet, table.heading_rows[-1]))


# Every list with a company's name could be one of companies, or of companies to be visited.
_TOLD_APART = (Kind.EXPERTS, Kind.NEEDS)


def _better_kind(workbook: Workbook, known: Catalogue) -> Catalogue | None:
    for kind in Kind:
        other = catalogue(kind)
        if other is known:
            continue
        for grid in workbook.grids:
            for table in find_tables(grid, other):
                columns, _ = name_columns(table, other)
                if not _missing(columns, other) and kind in _TOLD_APART:
                    return other
    return None


def _unread_sheets(workbook: Workbook, tables: Sequence[Table]) -> Iterator[Notice]:
    read = {table.sheet for table in tables}
    for grid in workbook.grids:
        if grid.name not in read and grid.rows:
            yield Notice(Place(workbook.file, grid.name), _NO_TABLE)


_NO_TABLE = Wording(
    ja="名簿の見出しが見つからないので、このシートは読みませんでした。",
    en="No heading of a roster was found, so this sheet was not read.",
)


def _unread(file: str, table: Table, column: NamedColumn) -> Notice:
    heading = column.heading.text or "見出しなし"
    what = Wording(
        ja=f"文章の入った列「{heading}」の意味が分からないので、使いませんでした。"
        "使うときは、見出しを「職務経歴」「ニーズ」のような言葉に書き直してください。",
        en=f"Column “{column.heading.text}” holds sentences, but its meaning is unknown; it was "
        "not used. To use it, rename its heading.",
    )
    return Notice(Place(file, table.sheet, table.heading_rows[-1], column.letter), what)


def _doubled(file: str, table: Table, double: Doubled) -> Notice:
    what = Wording(
        ja=f"「{double.column.heading.text}」は{double.used.letter}列"
        f"「{double.used.heading.text}」と同じ意味に読めるので、使いませんでした。",
        en=f"“{double.column.heading.text}” reads the same as column {double.used.letter} "
        f"“{double.used.heading.text}” and was not used.",
    )
    return Notice(Place(file, table.sheet, table.heading_rows[-1], double.column.letter), what)


def _remarkable(records: Sequence[Record], known: Catalogue, file: str) -> Iterator[Notice]:
    yield from _unreadable_dates(records, known, file)
    if known.person:
        yield from _same_names(records, file)
    evidence = known.required[-1].any
    for record in records:
        place = Place(file, record.sheet, record.row)
        if known.evidence and not any(v.meaning in evidence for v in record.values):
            yield Notice(place, _WITHOUT_TEXT[known.kind])
        elif known.person and not any(record.text(meaning) for meaning in known.person):
            yield Notice(place, _WITHOUT_NAME)


_WITHOUT_TEXT = {
    Kind.EXPERTS: Wording(
        ja="経歴や専門分野が書かれていないので、どのニーズの候補にもなりません。",
        en="Neither career nor specialism is written, so nothing can be matched.",
    ),
    Kind.NEEDS: Wording(
        ja="ニーズの文章が書かれていないので、候補を探せません。",
        en="The need has no text, so nobody can be found for it.",
    ),
}
_WITHOUT_NAME = Wording(
    ja="氏名が書かれていません。行の番号で呼びます。",
    en="The name is missing; the row's number is used instead.",
)


def _unreadable_dates(records: Sequence[Record], known: Catalogue, file: str) -> Iterator[Notice]:
    dates = {slug for slug, meaning in known.meanings.items() if meaning.looks == "date"}
    for record in records:
        for value in record.all(*dates):
            if not _reads_as_date(value.value):
                shown = value.text[:20]
                yield Notice(
                    Place(file, record.sheet, value.row, value.column),
                    Wording(
                        ja=f"「{shown}」を日付として読めません（{value.heading}）。"
                        "「昭和21年4月1日」「1946/4/1」のように書いてください。",
                        en=f"“{shown}” is no date ({value.heading}). "
                        "Write it as 1946-04-01 or 昭和21年4月1日.",
                    ),
                )


@lru_cache(maxsize=4096)
def _reads_as_date(value: Value) -> bool:
    try:
        parse_partial(value)
    except NotADate:
        return False
    return True


def _same_names(records: Sequence[Record], file: str) -> Iterator[Notice]:
    by_name: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        name = record.text("name") or record.text("family_name") + record.text("given_name")
        if name:
            by_name[fold_name(name)].append(record)
    for same in by_name.values():
        for record in same[1:]:
            name = record.text("name") or record.text("family_name") + record.text("given_name")
            first = same[0].row
            yield Notice(
                Place(file, record.sheet, record.row),
                Wording(
                    ja=f"{first}行目にも同じ氏名の方（{name}）がいます。"
                    "別の方として扱いました。同じ方なら、どちらかの行を消してください。",
                    en=f"Row {first} has the same name ({name}). They are treated as two people; "
                    "if they are one, delete either row.",
                ),
            )
