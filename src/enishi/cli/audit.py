"""`enishi audit`: whether the logbook is as it was written, and how it ends now."""

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

from enishi.cli.audit_words import Bent, open_records
from enishi.cli.breach import add_breach
from enishi.cli.language import say
from enishi.cli.parser import Parser, SubParsers, add_language
from enishi.reference.wording import Wording

_WHAT = Wording(
    ja="操作の記録が、書いたときのままかを確かめます",
    en="check that the logbook is as it was written",
)
_VERIFY = Wording(
    ja="すべての記録を読み、変更・削除・入れかえ・切り取りを探します",
    en="read every entry and look for changes, deletions, reorderings and cuts",
)
_ANCHOR = Wording(
    ja="いまの終わりの封を出します。紙やほかの機械に控えておきます",
    en="print how every chain ends now, to be kept on paper or another machine",
)
_KEPT = Wording(
    ja="控えておいた封のファイル（enishi audit anchor の出力）",
    en="the seals kept earlier (what enishi audit anchor printed)",
)
_WHOLE = Wording(ja="操作の記録は、書いたときのままです。", en="The logbook is as it was written.")


def add(subcommands: SubParsers, language: str) -> None:
    """Add the subcommand to the parser."""
    parser: Parser = subcommands.add_parser(
        "audit", language=language, help=_WHAT.in_language(language)
    )
    actions = parser.subcommands()
    verify = actions.add_parser("verify", language=language, help=_VERIFY.in_language(language))
    verify.add_argument(
        "--anchor", type=Path, metavar="ANCHOR.jsonl", help=_KEPT.in_language(language)
    )
    verify.set_defaults(run=run_verify)
    anchor = actions.add_parser("anchor", language=language, help=_ANCHOR.in_language(language))
    anchor.set_defaults(run=run_anchor)
    add_breach(actions, language)
    for each in (verify, anchor):
        add_language(each)


def run_anchor(asked: argparse.Namespace, language: str) -> None:
    """Print one JSON object a chain: organisation, length, digest."""
    open_records()
    from enishi.logbook.chain import heads  # noqa: PLC0415

    for head in heads():
        row = {"organisation": str(head.organisation), "length": head.length, "digest": head.digest}
        print(json.dumps(row))


def run_verify(asked: argparse.Namespace, language: str) -> None:
    """Say that the logbook is whole, or name the first broken place of each chain."""
    kept = read_kept(asked.anchor) if asked.anchor else {}
    open_records()
    from enishi.logbook.chain import Head, faults  # noqa: PLC0415
    from enishi.walls.inside import everything  # noqa: PLC0415

    heads = {body: Head(body, length, digest) for body, (length, digest) in kept.items()}
    with everything():
        found = list(faults(heads))
    for fault in found:
        where = f"{fault.organisation} {fault.position}"
        both = Wording(f"{where}　{fault.wording.ja}", f"{where}  {fault.wording.en}")
        say(both, language)
    if found:
        raise Bent(
            Wording(
                f"操作の記録に、おかしなところが{len(found)}か所あります。"
                "推進室に知らせ、この機械をそのままにしてください。",
                f"The logbook is broken in {len(found)} places. "
                "Tell the network office and leave this machine as it is.",
            )
        )
    say(_WHOLE, language)


def read_kept(path: Path) -> Mapping[UUID, tuple[int, str]]:
    """Read the seals that `enishi audit anchor` printed earlier."""
    try:
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        return {UUID(r["organisation"]): (int(r["length"]), str(r["digest"])) for r in rows}
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise Bent(
            Wording(
                f"控えのファイル「{path.name}」を読めません。"
                "enishi audit anchor が出したものを、そのまま渡してください。",
                f"The kept seals “{path.name}” cannot be read. "
                "Give the file as enishi audit anchor printed it.",
            )
        ) from fault
