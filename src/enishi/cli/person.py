"""`enishi person`: what is stored about a person, its erasure, and what is stored at all."""

import argparse
from pathlib import Path
from typing import Any
from uuid import UUID

from enishi.cli.audit_words import open_records
from enishi.cli.language import say
from enishi.cli.parser import Parser, SubParsers, add_language
from enishi.cli.registers import body_called
from enishi.reference.wording import Wording

_WHAT = Wording(
    ja="ある方について残っているものを出す、または消します",
    en="write out what is stored about a person, or erase it",
)
_DISCLOSE = Wording(
    ja="残っているものを、すべてファイルに出します", en="write out all that is stored"
)
_ERASE = Wording(
    ja="名前などの値をすべて消し、数字だけを残します", en="blank every personal value, keep a stub"
)
_AGAIN = Wording(
    ja="控えをもどしたあとに、消した方をもう一度消します",
    en="after a backup was put back, erase again whoever had been erased",
)
_DUE = Wording(
    ja="法律の期限が過ぎた、封をした記録を消します",
    en="delete sealed records whose legal day has passed",
)
_INVENTORY = Wording(
    ja="どの欄に、だれのことを、何のために、いつまで書くかの台帳を出します",
    en="print which field holds whose data, what for, and until when",
)
_BY = Wording(
    ja="お答えする団体の記号（書かなければ、すべての団体にあるもの）",
    en="code of the body that answers; everything there is unless given",
)
_NOBODY = Wording(ja="この番号の登録票は、ありません。", en="There is no card of this id.")


class NotFound(ValueError):
    """There is nobody of that id, or the erasure was refused."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording.ja)
        self.wording = wording


def add(subcommands: SubParsers, language: str) -> None:
    """Add the subcommand to the parser."""
    parser: Parser = subcommands.add_parser(
        "person", language=language, help=_WHAT.in_language(language)
    )
    actions = parser.subcommands()
    for name, wording, run in (
        ("disclose", _DISCLOSE, run_disclose),
        ("erase", _ERASE, run_erase),
        ("erase-again", _AGAIN, run_again),
        ("due", _DUE, run_due),
        ("inventory", _INVENTORY, run_inventory),
    ):
        action = actions.add_parser(name, language=language, help=wording.in_language(language))
        if name in ("disclose", "erase"):
            action.add_argument("id", type=UUID, metavar="ID")
        if name == "disclose":
            action.add_argument("--output", type=Path, required=True, metavar="F")
            said = _BY.in_language(language)
            action.add_argument("--organisation", metavar="CODE", help=said)
        if name == "erase":
            action.add_argument("--reason", required=True)
        action.set_defaults(run=run)
        add_language(action)


def found(public_id: UUID) -> Any:
    """The card of an id."""
    from enishi.experts.models import Expert  # noqa: PLC0415
    from enishi.walls.inside import everything  # noqa: PLC0415

    with everything():
        expert = Expert.objects.filter(public_id=public_id).select_related("organisation").first()
    if expert is None:
        raise NotFound(_NOBODY)
    return expert


def run_disclose(asked: argparse.Namespace, language: str) -> None:
    """Write everything that is stored about the person."""
    open_records()
    from django.utils.translation import override  # noqa: PLC0415

    from enishi.rights.disclosure import as_text  # noqa: PLC0415

    body = body_called(asked.organisation) if asked.organisation else None
    with override("ja"):
        text = as_text(found(asked.id), by=body)
    asked.output.write_text(text, encoding="utf-8")
    done = f"{len(text.splitlines())}"
    say(Wording(f"{asked.output} に {done} 行を書きました。", f"{done} lines written."), language)


def run_erase(asked: argparse.Namespace, language: str) -> None:
    """Erase the person."""
    open_records()
    from django.utils import timezone  # noqa: PLC0415

    from enishi.logbook.refused import Refused  # noqa: PLC0415
    from enishi.rights.transitions import erase_person  # noqa: PLC0415

    try:
        erased = erase_person(found(asked.id), reason=asked.reason, at=timezone.now(), by=None)
    except Refused as refused:
        raise NotFound(Wording(str(refused), str(refused))) from refused
    say(Wording(f"消去しました（{erased.rows} 行）。", f"Erased ({erased.rows} rows)."), language)


def run_again(asked: argparse.Namespace, language: str) -> None:
    """Erase again after a restore."""
    open_records()
    from django.utils import timezone  # noqa: PLC0415

    from enishi.rights.transitions import erase_again  # noqa: PLC0415

    again = erase_again(at=timezone.now(), by=None)
    say(Wording(f"もう一度消した方：{again} 名", f"Erased again: {again}"), language)


def run_due(asked: argparse.Namespace, language: str) -> None:
    """Delete what was sealed until a day that has passed."""
    open_records()
    from django.utils import timezone  # noqa: PLC0415

    from enishi.rights.transitions import open_seals  # noqa: PLC0415

    gone = open_seals(on=timezone.localdate(), by=None)
    say(Wording(f"期限で消した記録：{gone} 件", f"Sealed records deleted: {gone}"), language)


def run_inventory(asked: argparse.Namespace, language: str) -> None:
    """Print the inventory of personal data; it needs no records, only their shape."""
    open_records()
    from django.utils.translation import override  # noqa: PLC0415

    from enishi.rights.inventory.page import page  # noqa: PLC0415

    with override(language):
        print(page(), end="")
