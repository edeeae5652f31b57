"""`enishi figures`: the figures of a programme, counted from this installation's records."""

import argparse
import json

from enishi.cli.audit_words import Bent, open_records
from enishi.cli.parser import Parser, SubParsers, add_language
from enishi.reference.wording import Wording

_WHAT = Wording(
    ja="事業の数字を、記録から数えます（訪問企業数は実数、訪問回数は延べ）",
    en="count a programme's figures from the records (companies once, visits each)",
)
_PROGRAMME = Wording(ja="事業の記号（例：FY2009）", en="sign of the programme, such as FY2009")


def add(subcommands: SubParsers, language: str) -> None:
    """Add the subcommand to the parser."""
    parser: Parser = subcommands.add_parser(
        "figures", language=language, help=_WHAT.in_language(language)
    )
    parser.add_argument(
        "--programme", required=True, metavar="FY2009", help=_PROGRAMME.in_language(language)
    )
    add_language(parser)
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace, language: str) -> None:
    """Print one JSON object: each figure in total and by area."""
    open_records()
    from enishi.cycle.queries import figures  # noqa: PLC0415
    from enishi.programmes.models import Programme  # noqa: PLC0415
    from enishi.walls.inside import everything  # noqa: PLC0415

    with everything():
        programmes = {one.code: one for one in Programme.objects.all()}
        found = programmes.get(asked.programme)
        if found is None:
            raise Bent(unknown(asked.programme, sorted(programmes)))
        counted = figures(found)
    print(json.dumps(counted, ensure_ascii=False))


def unknown(code: str, known: list[str]) -> Wording:
    """Which programmes there are instead."""
    listed = "、".join(known) or "—"
    return Wording(
        f"「{code}」という事業はありません。あるのは {listed} です。",
        f"There is no programme “{code}”. There are: {', '.join(known) or '—'}.",
    )
