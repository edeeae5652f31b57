"""`enishi match`: two rosters in, explained candidates for every need out."""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from enishi.cli.language import say
from enishi.cli.parser import Parser, SubParsers, add_language, whole_number
from enishi.reference.wording import Wording
from enishi.sheets.fault import Notice, Place, SheetFault, at
from enishi.sheets.refusals import refusal

if TYPE_CHECKING:
    from enishi.engine import Meaning

_WHAT = Wording(
    ja="新現役の名簿と企業のニーズの一覧から、ニーズごとに合う方を理由つきで書き出します",
    en="from a roster of experts and a list of needs, write who fits each need, and why",
)
_EXAMPLE = Wording(
    ja="例： enishi match --experts 新現役名簿.xlsx --needs ニーズ一覧.xlsx --output 候補.xlsx",
    en="example: enishi match --experts experts.xlsx --needs needs.xlsx --output proposals.xlsx",
)
_EXPERTS = Wording(
    ja="新現役の名簿（.xlsx .xls .csv .jsonl）", en="roster of experts (.xlsx .xls .csv .jsonl)"
)
_NEEDS = Wording(
    ja="企業のニーズの一覧（.xlsx .xls .csv .jsonl）", en="list of needs (.xlsx .xls .csv .jsonl)"
)
_OUTPUT = Wording(
    ja="書き出すファイル（.xlsx .csv .jsonl）", en="file to write (.xlsx .csv .jsonl)"
)
_TOP = Wording(
    ja="ニーズ1件に挙げる人数（1〜100、はじめは5）",
    en="people for each need (1 to 100; 5 at first)",
)
_WRITABLE = (".xlsx", ".csv", ".jsonl")
_NOTICES_SHOWN = 20


def add(subcommands: SubParsers, language: str) -> None:
    """Add the subcommand to the parser."""
    parser: Parser = subcommands.add_parser(
        "match",
        language=language,
        help=_WHAT.in_language(language),
        description=_WHAT.in_language(language),
        epilog=_EXAMPLE.in_language(language),
    )
    for option, wording, name in (
        ("--experts", _EXPERTS, "E.xlsx"),
        ("--needs", _NEEDS, "N.xlsx"),
        ("--output", _OUTPUT, "proposals.xlsx"),
    ):
        parser.add_argument(
            option, type=Path, required=True, metavar=name, help=wording.in_language(language)
        )
    parser.add_argument(
        "--top", type=whole_number(1, 100), default=5, help=_TOP.in_language(language)
    )
    add_language(parser)
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace, language: str) -> None:
    """Read both rosters, say how they were read, and write the candidates."""
    _check_output(asked.output, (asked.experts, asked.needs))
    # The engine and what it stands on take a second to load: not for --help or a missing file.
    from enishi.cli import proposal_sheets, proposals, rosters, telling  # noqa: PLC0415
    from enishi.engine import Index  # noqa: PLC0415
    from enishi.sheets import Kind, read_roster  # noqa: PLC0415

    people_roster = read_roster(asked.experts, Kind.EXPERTS)
    needs_roster = read_roster(asked.needs, Kind.NEEDS)
    people = rosters.experts_of(people_roster, language)
    needs = rosters.needs_of(needs_roster, date.today())  # noqa: DTZ011 the day on this desk
    model, unusable = _model()
    notices = (
        *unusable,
        *_in_order([*people_roster.notices, *people.notices]),
        *_in_order(needs_roster.notices),
    )
    for roster in (people_roster, needs_roster):
        for indent, line in telling.told(roster):
            say(line, language, indent=indent)
    _tell(notices, language)

    index = Index.build(people.experts).with_meaning(model)
    found = proposals.find(index, needs, people, asked.top, language)
    proposal_sheets.write(asked.output, found, (people_roster, needs_roster), notices, language)
    say(proposals.summary(found, asked.output), language)


def _model() -> "tuple[Meaning | None, tuple[Notice, ...]]":
    """The model of one's own, if any; a broken one is told of, and the rest does without it."""
    from enishi.engine import NotRankable, open_meaning  # noqa: PLC0415

    named = os.environ.get("ENISHI_MODEL_DIR", "").strip()
    try:
        return (open_meaning(Path(named)) if named else None), ()
    except NotRankable as refused:
        return None, (Notice(Place(), refused.wording),)


def _check_output(output: Path, inputs: Sequence[Path]) -> None:
    if output.suffix.lower() not in _WRITABLE:
        raise SheetFault(_OTHER_FORM, Place(output.name))
    if any(output.resolve() == path.resolve() for path in inputs):
        raise SheetFault(_WOULD_OVERWRITE, Place(output.name))
    if not output.resolve().parent.is_dir():
        raise SheetFault(refusal("no folder"), Place(str(output)))


_OTHER_FORM = Wording(
    ja="書き出せるのは .xlsx、.csv、.jsonl です。名前の終わりをどれかにしてください。",
    en="Only .xlsx, .csv and .jsonl can be written. End the name in one of them.",
)
_WOULD_OVERWRITE = Wording(
    ja="もとの名簿と同じファイルには書き出しません。別の名前にしてください。",
    en="The output would overwrite a roster. Give it another name.",
)


def _in_order(notices: Sequence[Notice]) -> list[Notice]:
    """The notices of one file from top to bottom, its sheets in the order of the file."""
    sheets = list(dict.fromkeys(notice.place.sheet for notice in notices))
    return sorted(notices, key=lambda n: (sheets.index(n.place.sheet), n.place.row or 0))


def _of_one_sheet(notice: Notice) -> tuple[str, str]:
    return notice.place.file, notice.place.sheet


def _tell(notices: Sequence[Notice], language: str) -> None:
    if not notices:
        return
    say(
        Wording(ja=f"確かめてください（{len(notices)}件）：", en=f"Please check ({len(notices)}):"),
        language,
    )
    for (file, sheet), same in groupby(notices[:_NOTICES_SHOWN], key=_of_one_sheet):
        say(Place(file, sheet).wording, language, indent=2)
        for notice in same:
            inside = Place(row=notice.place.row, column=notice.place.column)
            say(at(inside, notice.what), language, indent=4)
    rest = len(notices) - _NOTICES_SHOWN
    if rest > 0:
        more = Wording(
            ja=f"ほか{rest}件は、書き出したファイルの「読み取り」にあります。",
            en=f"{rest} more are on the sheet “Reading” of the output.",
        )
        say(more, language, indent=2)
    sys.stdout.flush()
