"""`enishi organisations`, `import` and `export`: the registers of a body from the command line."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from enishi.cli.audit_words import open_records
from enishi.cli.language import say
from enishi.cli.parser import Parser, SubParsers, add_language
from enishi.reference.wording import Wording
from enishi.sheets.fault import Place, SheetFault

KINDS = ("experts", "companies", "needs", "prospects")
_WRITABLE = (".xlsx", ".csv")
_LIST = Wording(
    ja="団体の記号と名前を、タブで区切って書き出します",
    en="list the codes and names of the bodies, separated by a tab",
)
_TAKE_IN = Wording(
    ja="団体の名簿を取り込み、新規・変更・変更なし・エラーの数を JSON で書き出します",
    en="take a roster into a body's register; print what was new, changed, same or wrong as JSON",
)
_WRITE_OUT = Wording(
    ja="団体の名簿を、IDの列をつけて書き出します（直して取り込みなおせます）",
    en="write a body's register with an ID column, to be corrected and taken in again",
)
_CODE = Wording(ja="団体の記号（enishi organisations で見られます）", en="code of the body")
_KIND = Wording(ja="名簿の種類", en="what the roster lists")
_FILE = Wording(ja="名簿（.xlsx .xls .csv）", en="the roster (.xlsx .xls .csv)")
_DRY = Wording(ja="何も書きこまず、結果だけを見ます", en="write nothing, only tell")
_BY = Wording(
    ja="だれの名で行うか（ログインID。書かなければ団体責任者）",
    en="in whose name (sign-in name; the head of the body unless given)",
)
_OUTPUT = Wording(ja="書き出すファイル（.xlsx .csv）", en="file to write (.xlsx .csv)")


class Unanswered(ValueError):
    """What was asked cannot be done; carries the sentence that says why."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(str(wording))
        self.wording = wording


def add_organisations(subcommands: SubParsers, language: str) -> None:
    """Add `enishi organisations`."""
    parser = _parser(subcommands, "organisations", _LIST, language)
    parser.set_defaults(run=organisations)


def add_import(subcommands: SubParsers, language: str) -> None:
    """Add `enishi import`."""
    parser = _parser(subcommands, "import", _TAKE_IN, language)
    _which(parser, language)
    parser.add_argument("file", type=Path, metavar="FILE", help=_FILE.in_language(language))
    parser.add_argument("--dry-run", action="store_true", help=_DRY.in_language(language))
    parser.add_argument("--by", metavar="USERNAME", help=_BY.in_language(language))
    parser.set_defaults(run=take_in)


def add_export(subcommands: SubParsers, language: str) -> None:
    """Add `enishi export`."""
    parser = _parser(subcommands, "export", _WRITE_OUT, language)
    _which(parser, language)
    parser.add_argument(
        "--output", type=Path, required=True, metavar="F", help=_OUTPUT.in_language(language)
    )
    parser.set_defaults(run=write_out)


def _parser(subcommands: SubParsers, name: str, what: Wording, language: str) -> Parser:
    said = what.in_language(language)
    parser: Parser = subcommands.add_parser(name, language=language, help=said, description=said)
    add_language(parser)
    return parser


def _which(parser: Parser, language: str) -> None:
    parser.add_argument(
        "--organisation", required=True, metavar="CODE", help=_CODE.in_language(language)
    )
    parser.add_argument("--kind", required=True, choices=KINDS, help=_KIND.in_language(language))


def organisations(asked: argparse.Namespace, language: str) -> None:
    """Print code and name of every body that takes part today."""
    _set_up(language)
    from enishi.people.models import Organisation  # noqa: PLC0415

    for body in Organisation.objects.filter(ended_at=None).order_by("code"):
        print(f"{body.code}\t{body.name}")


def take_in(asked: argparse.Namespace, language: str) -> int:
    """Take a roster in, or only say what it would do; return 1 if the file cannot be read."""
    _set_up(language)
    from enishi.rosters.command import take_in_file  # noqa: PLC0415
    from enishi.walls.inside import entered_by, widened  # noqa: PLC0415

    body, person = body_called(asked.organisation), None
    if not asked.dry_run:
        person = _person(body, asked.by)
    try:
        with entered_by(person), widened(body):
            result = take_in_file(asked.file, kind=asked.kind, body=body, by=person)
    except SheetFault as fault:
        place = fault.place
        error = {
            "sheet": place.sheet,
            "row": place.row,
            "column": place.column,
            "message": fault.what.in_language(language),
        }
        _print({"new": 0, "changed": 0, "same": 0, "errors": [error]})
        say(fault.wording, language, to=sys.stderr)
        return 1
    _print(result)
    return 0


def write_out(asked: argparse.Namespace, language: str) -> None:
    """Write a register to a file."""
    if asked.output.suffix.lower() not in _WRITABLE:
        raise SheetFault(_OTHER_FORM, Place(asked.output.name))
    _set_up(language)
    from enishi.rosters.export import write_out as write  # noqa: PLC0415
    from enishi.sheets import Kind  # noqa: PLC0415
    from enishi.walls.inside import widened  # noqa: PLC0415

    body = body_called(asked.organisation)
    with widened(body), _noted(body):
        count = write(body, Kind(asked.kind), asked.output)
    written = Wording(
        ja=f"{count}件を「{asked.output}」に書き出しました。",
        en=f"{count} written to {asked.output}.",
    )
    say(written, language, to=sys.stderr)


@contextmanager
def _noted(body: Any) -> Iterator[None]:
    """Keep whose data goes out by the command line, under the account that is nobody's."""
    from enishi.logbook import seen  # noqa: PLC0415
    from enishi.logbook.chain import NOBODY  # noqa: PLC0415

    with seen.watching() as persons:
        yield
    seen.keep(persons, account=NOBODY, organisation=body.public_id, where="enishi export")


def _print(result: dict[str, Any]) -> None:
    text = json.dumps(result, ensure_ascii=False)
    encoding = sys.stdout.encoding or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        text = json.dumps(result)
    print(text)


def _set_up(language: str) -> None:
    """Open the database as the server does; the commands without one stay free of it."""
    open_records()
    from django.db import DatabaseError  # noqa: PLC0415
    from django.utils import translation  # noqa: PLC0415

    from enishi.people.models import Organisation  # noqa: PLC0415

    translation.activate(language)
    try:
        Organisation.objects.exists()
    except DatabaseError as error:
        raise Unanswered(_NO_DATABASE) from error


def body_called(code: str) -> Any:
    """The body of a code, or the sentence that there is none."""
    from enishi.people.models import Organisation  # noqa: PLC0415

    found = Organisation.objects.filter(code=code, ended_at=None).first()
    if found is None:
        raise Unanswered(
            Wording(
                ja=f"「{code}」という記号の団体はありません。"
                "enishi organisations で確かめてください。",
                en=f"There is no body with the code “{code}”. See enishi organisations.",
            )
        )
    return found


def _person(body: Any, username: str | None) -> Any:
    from enishi.walls.inside import everything  # noqa: PLC0415

    with everything():
        return _writer(body, username)


def _writer(body: Any, username: str | None) -> Any:
    from enishi.people.models import STAFF, Membership, Role, User  # noqa: PLC0415
    from enishi.people.standing import works_for  # noqa: PLC0415

    if username:
        person = User.objects.filter(username=username).first()
        if person is None or not works_for(person, body):
            raise Unanswered(
                Wording(
                    ja=f"「{username}」さんは、{body.name}の担当ではありません。",
                    en=f"“{username}” does not work for {body.name}.",
                )
            )
        return person
    staff = Membership.objects.live().filter(organisation=body, role__in=STAFF)
    order = (Role.HEAD, Role.COORDINATOR, Role.NETWORK_OFFICE)
    first = min(
        staff.select_related("user"), key=lambda m: (order.index(Role(m.role)), m.pk), default=None
    )
    if first is None:
        raise Unanswered(
            Wording(
                ja=f"{body.name}には担当の方がいません。--by で指定してください。",
                en=f"Nobody works for {body.name}. Name somebody with --by.",
            )
        )
    return first.user


_OTHER_FORM = Wording(
    ja="書き出せるのは .xlsx と .csv です。名前の終わりをどちらかにしてください。",
    en="Only .xlsx and .csv can be written. End the name in one of them.",
)
_NO_DATABASE = Wording(
    ja="記録のデータベースがありません。先に ./run で縁を始めるか、ENISHI_VAR を確かめてください。",
    en="There are no records here. Start Enishi with ./run first, or check ENISHI_VAR.",
)
