"""How a roster was read, told line by line: where the heading is, each column, what to look at."""

from collections.abc import Iterator

from enishi.reference.wording import Wording
from enishi.sheets import Certainty, Kind, Meaning, NamedColumn, ReadTable, Roster, catalogue

_HOW = {
    Certainty.SIMILAR: Wording(
        ja="見出しが似ています。違っていたら見出しを書き直してください",
        en="similar heading; rename it if this is wrong",
    ),
    Certainty.CONTENT: Wording(
        ja="中身から判断しました。違っていたら見出しを書き直してください",
        en="judged by its content; rename the heading if this is wrong",
    ),
}
_UNUSED = {
    "age": Wording(ja="使いません。年齢は選定に使いません", en="not used: age never counts"),
    "sex": Wording(ja="使いません。性別は選定に使いません", en="not used: sex never counts"),
}
_ONLY_KEPT = Wording(ja="候補選びには使いません", en="not used for matching")
_UNKNOWN = Wording(ja="使いません", en="not used")
_NO_HEADING = Wording(ja="（見出しなし）", en="(no heading)")
_COUNTED = {
    Kind.EXPERTS: Wording(ja="{}名", en="{} people"),
    Kind.NEEDS: Wording(ja="{}件", en="{} needs"),
    Kind.COMPANIES: Wording(ja="{}社", en="{} companies"),
    Kind.PROSPECTS: Wording(ja="{}社", en="{} companies"),
}


def told(roster: Roster) -> Iterator[tuple[int, Wording]]:
    """Yield the lines of the report with their indentation."""
    known = catalogue(roster.kind)
    yield (
        0,
        Wording(
            ja=f"{known.label.ja}：{roster.file}（{roster.form.ja}）",
            en=f"{known.label.en}: {roster.file} ({roster.form.en})",
        ),
    )
    for table in roster.tables:
        yield 2, _table(table, roster.kind)
        for column in table.columns:
            if column.heading.text or column.meaning:
                yield 4, _line(column, roster.kind)


def _table(table: ReadTable, kind: Kind) -> Wording:
    count, counted = table.records, _COUNTED[kind]
    sheet_ja = f"シート「{table.sheet}」：" if table.sheet else ""
    sheet_en = f"Sheet “{table.sheet}”: " if table.sheet else ""
    if table.heading_rows[-1] < 1:
        return Wording(
            ja=f"{counted.ja.format(count)}を読みました。", en=f"{counted.en.format(count)} read."
        )
    first, last = table.heading_rows[0], table.heading_rows[-1]
    rows = f"{first}" if first == last else f"{first}〜{last}"
    rows_en = f"row {first}" if first == last else f"rows {first}–{last}"
    return Wording(
        ja=f"{sheet_ja}{rows}行目を見出しとして、{counted.ja.format(count)}を読みました。",
        en=f"{sheet_en}{rows_en} read as the heading; {counted.en.format(count)}.",
    )


def _line(column: NamedColumn, kind: Kind) -> Wording:
    heading = column.heading.text
    taken = taken_for(column, kind)
    return Wording(
        ja=f"{column.letter}列「{heading or _NO_HEADING.ja}」→ {taken.ja}",
        en=f"Column {column.letter} “{heading or _NO_HEADING.en}” → {taken.en}",
    )


def taken_for(column: NamedColumn, kind: Kind) -> Wording:
    """Say which meaning a column was taken for, how surely, and whether it counts."""
    if column.meaning is None:
        return _UNKNOWN
    meaning = catalogue(kind).meanings[column.meaning]
    number = f" {column.number}" if column.number else ""
    remarks = [remark for remark in (_HOW.get(column.certainty), _use(meaning)) if remark]
    if not remarks:
        return Wording(ja=meaning.label.ja + number, en=meaning.label.en + number)
    return Wording(
        ja=f"{meaning.label.ja}{number}（{'。'.join(remark.ja for remark in remarks)}）",
        en=f"{meaning.label.en}{number} ({'; '.join(remark.en for remark in remarks)})",
    )


def _use(meaning: Meaning) -> Wording | None:
    if meaning.unused:
        return _UNUSED[meaning.unused]
    return None if meaning.matched else _ONLY_KEPT
