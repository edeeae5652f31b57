"""Proposals for people: the candidates, how the rosters were read, and needs without anybody."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from enishi.cli.proposal_lines import as_json
from enishi.cli.proposals import BANDS, Proposal, Proposals, common_words, need_text, quotation_text
from enishi.cli.rosters import name_of
from enishi.cli.telling import taken_for
from enishi.engine import Candidate, Exclusion, Need
from enishi.reference.prefectures import PREFECTURES
from enishi.reference.wording import Wording
from enishi.sheets import (
    Column,
    Notice,
    Record,
    Roster,
    Sheet,
    write_delimited,
    write_jsonlines,
    write_workbook,
)

_LONGEST_SHOWN = 400
_EXCLUDED = {
    Exclusion.UNWANTED: Wording(ja="紹介を望まない企業", en="does not want this company"),
    Exclusion.PAUSED: Wording(ja="休止中", en="paused"),
    Exclusion.FULL: Wording(ja="担当できる社数に達した", en="no room for another company"),
    Exclusion.OUT_OF_REACH: Wording(ja="希望地域の外", en="outside the wished region"),
    Exclusion.NO_EVIDENCE: Wording(ja="合う経験が見あたらない", en="no matching experience"),
    Exclusion.OUTRANKED: Wording(ja="ほかの方のほうが合う", en="others fit better"),
}


def write(
    path: Path,
    found: Proposals,
    rosters: Sequence[Roster],
    notices: Sequence[Notice],
    language: str,
) -> None:
    """Write the proposals in the form that the file's name asks for."""
    form = path.suffix.lower()
    if form == ".jsonl":
        write_jsonlines(path, [as_json(found, each, language) for each in found.proposals])
    elif form == ".csv":
        write_delimited(path, _candidates(found, language, alone=True))
    else:
        reading, missing = _reading(rosters, notices, language), _without(found, language)
        write_workbook(path, (_candidates(found, language, alone=False), reading, missing))


def _candidates(found: Proposals, language: str, *, alone: bool) -> Sheet:
    """The table of candidates; `alone` keeps needs without one in it, for files of one table."""
    headings = _IN[language]
    columns = tuple(Column(h, w, wrap) for h, (w, wrap) in zip(headings, _WIDTHS, strict=True))
    rows: list[tuple[str | int | None, ...]] = []
    for each in found.proposals:
        head = (_number(each.record, language), each.record.text("company"))
        for order, candidate in enumerate(each.answer.candidates, start=1):
            text = need_text(each.need) if alone else _beginning(each.need) if order == 1 else ""
            rows.append((*head, text, order, *_about(found, each, candidate, language)))
        if alone and not each.answer.candidates:
            why = _why_nobody(each, language)
            rows.append((*head, need_text(each.need), None, "", "", "", "", "", "", why))
    note = _NOTE.in_language(language)
    return Sheet(_SHEETS[language][0], columns, rows, "" if alone else note)


_WIDTHS = (
    (8, False),
    (20, True),
    (40, True),
    (5, False),
    (14, True),
    (14, True),
    (9, False),
    (9, False),
    (60, True),
    (18, True),
    (40, True),
)
_IN = {
    "ja": (
        "ニーズ",
        "企業名",
        "ニーズの内容",
        "順",
        "この案件との合い方",
        "氏名",
        "名簿の番号",
        "都道府県",
        "合うところ（経歴からの引用）",
        "共通する言葉",
        "足りない点",
    ),
    "en": (
        "Need",
        "Company",
        "What the need is",
        "No.",
        "Fit with this need",
        "Name",
        "Number",
        "Prefecture",
        "What speaks for it (quoted)",
        "Words in common",
        "What is missing",
    ),
}
_SHEETS = {
    "ja": ("候補", "読み取り", "候補のないニーズ"),
    "en": ("Candidates", "Reading", "Needs without candidates"),
}
_NOTE = Wording(
    ja="文章どうしを比べた結果です。年齢は使っていません。人柄や相性は、討議でご判断ください。",
    en="This compares texts. Age was not used. Character and fit are for people to judge.",
)


def _about(
    found: Proposals, each: Proposal, candidate: Candidate, language: str
) -> tuple[str | int | None, ...]:
    expert, record = found.expert(candidate.expert), found.people.records[candidate.expert]
    prefecture = PREFECTURES[expert.prefecture] if expert.prefecture else None
    place = "" if prefecture is None else prefecture.label
    if prefecture is not None and language == "en":
        place = prefecture.english
    quotations = [quotation_text(expert, candidate, n) for n in range(len(candidate.quotations))]
    strengths = [f"・{wording.in_language(language)}" for wording in candidate.strengths]
    return (
        BANDS[candidate.band].in_language(language),
        name_of(record, language),
        _number(record, language),
        place,
        "\n".join([*quotations, *strengths]),
        "、".join(common_words(each.need, candidate)),
        "\n".join(f"・{wording.in_language(language)}" for wording in candidate.lacks),
    )


def _number(record: Record, language: str) -> str:
    return record.text("id") or _row(record, language)


def _beginning(need: Need) -> str:
    text = need_text(need)
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"


def _row(record: Record, language: str) -> str:
    return f"row {record.row}" if language == "en" else f"{record.row}行目"


def _without(found: Proposals, language: str) -> Sheet:
    headings = _WITHOUT[language]
    widths = ((8, False), (20, True), (60, True), (60, True))
    rows = [
        (
            _number(each.record, language),
            each.record.text("company"),
            _beginning(each.need),
            _why_nobody(each, language),
        )
        for each in found.proposals
        if not each.answer.candidates
    ]
    columns = tuple(Column(h, w, wrap) for h, (w, wrap) in zip(headings, widths, strict=True))
    return Sheet(_SHEETS[language][2], columns, rows)


_WITHOUT = {
    "ja": ("ニーズ", "企業名", "ニーズの内容", "候補がない理由"),
    "en": ("Need", "Company", "What the need is", "Why nobody was found"),
}


_WORDLESS = Wording(
    ja="ニーズに言葉がありません（空か、記号や絵文字だけです）。"
    "何に困っているかを一言でも書いてください。",
    en="The need holds no words (nothing, or only symbols). Write what the trouble is.",
)


def _why_nobody(each: Proposal, language: str) -> str:
    lines = [wording.in_language(language) for wording in each.answer.notices]
    if not re.search(r"\w", need_text(each.need)):
        return _WORDLESS.in_language(language)
    counted = [
        Wording(
            ja=f"{_EXCLUDED[exclusion].ja}：{count}名", en=f"{_EXCLUDED[exclusion].en}: {count}"
        ).in_language(language)
        for exclusion, count in each.left_out
    ]
    return "\n".join([*lines, *counted])


def _reading(rosters: Sequence[Roster], notices: Sequence[Notice], language: str) -> Sheet:
    columns = tuple(
        Column(heading, width, width > 20)
        for heading, width in zip(_READING[language], (28, 16, 8, 6, 28, 70), strict=True)
    )
    rows: list[tuple[str | int | None, ...]] = []
    for notice in notices:
        place, what = notice.place, notice.what.in_language(language)
        rows.append((place.file, place.sheet, place.row, place.column, "", what))
    for roster in rosters:
        rows += _columns(roster, language)
    return Sheet(_SHEETS[language][1], columns, rows)


_READING = {
    "ja": ("ファイル", "シート", "行", "列", "見出し", "読み取り"),
    "en": ("File", "Sheet", "Row", "Column", "Heading", "Reading"),
}


def _columns(roster: Roster, language: str) -> Iterator[tuple[str | int | None, ...]]:
    for table in roster.tables:
        row = table.heading_rows[-1]
        for column in table.columns:
            taken = taken_for(column, roster.kind).in_language(language)
            if column.heading.text or column.meaning:
                heading = column.heading.text
                yield (
                    roster.file,
                    table.sheet,
                    row if row > 0 else None,
                    column.letter,
                    heading,
                    taken,
                )
