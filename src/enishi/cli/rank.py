"""`enishi rank`: a plain collection of texts in, a ranked run in TREC's form out."""

import argparse
import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from enishi.cli.language import say
from enishi.cli.parser import Parser, SubParsers, add_language, whole_number
from enishi.reference.folding import clean
from enishi.reference.wording import Wording
from enishi.sheets.fault import Place, SheetFault, shortened
from enishi.sheets.refusals import refusal
from enishi.sheets.writing import replacing

if TYPE_CHECKING:
    from enishi.engine import Document, Part, Ranking

_TAG = "enishi"
_WHAT = Wording(
    ja="文章の集まり（JSON Lines）を、質問ごとに近い順に並べます（データベース不要）",
    en="rank a collection of texts (JSON Lines) for each query, without a database",
)
_OPTIONS = (
    (
        "--documents",
        "D.jsonl",
        True,
        Wording(
            ja='1行に {"id", "text"} または {"id", "evidence": […]}',
            en='a line each: {"id", "text"} or {"id", "evidence": [...]}',
        ),
    ),
    ("--queries", "Q.jsonl", True, Wording(ja='1行に {"id", "text"}', en='{"id", "text"} a line')),
    (
        "--output",
        "run.trec",
        True,
        Wording(
            ja="書き出すファイル（質問 Q0 文書 順位 点 名前）",
            en="file to write (query Q0 document rank score tag)",
        ),
    ),
    (
        "--explain",
        "why.jsonl",
        False,
        Wording(
            ja="点の内わけも書き出す（内わけの和は点に等しい）",
            en="also write the parts of each score; they sum to it",
        ),
    ),
)
_TOP = Wording(ja="質問1つに挙げる数（はじめは100）", en="documents for each query (100 at first)")


def add(subcommands: SubParsers, language: str) -> None:
    """Add the subcommand to the parser."""
    what = _WHAT.in_language(language)
    parser: Parser = subcommands.add_parser("rank", language=language, help=what, description=what)
    for option, name, required, wording in _OPTIONS:
        parser.add_argument(
            option,
            type=Path,
            required=required,
            metavar=name,
            help=wording.in_language(language).replace("%", "%%"),
        )
    parser.add_argument(
        "--top", type=whole_number(1, 1_000_000), default=100, help=_TOP.in_language(language)
    )
    add_language(parser)
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace, language: str) -> None:
    """Read both files, rank, and write the run and, if asked for, the explanations."""
    from enishi.engine import Document, Query, rank  # noqa: PLC0415

    _check_outputs(asked)
    documents = [
        Document(key, _evidence(line, place)) for key, line, place in _lines(asked.documents)
    ]
    queries = [Query(key, _text(line, place)) for key, line, place in _lines(asked.queries)]
    # The texts' language is only what was asked for; the reader's locale says nothing of them.
    rankings = rank(
        documents,
        queries,
        top=asked.top,
        language=getattr(asked, "language", None) or "ja",
        explained=asked.explain is not None,
    )
    with ExitStack() as files:
        run_file = files.enter_context(replacing(asked.output))
        why_file = files.enter_context(replacing(asked.explain)) if asked.explain else None
        begins = {document.id: _begins(document) for document in documents}
        for ranking in rankings:
            run_file.writelines(_run_lines(ranking))
            if why_file is not None:
                why_file.writelines(_explanations(ranking, begins))
    say(
        Wording(
            ja=f"質問{len(queries)}件 × 文書{len(documents)}件を {asked.output} に書き出しました。",
            en=f"{len(queries)} queries over {len(documents)} documents written to {asked.output}.",
        ),
        language,
    )


def _check_outputs(asked: argparse.Namespace) -> None:
    taken = [asked.documents.resolve(), asked.queries.resolve()]
    for path in (asked.output, asked.explain):
        if path is None:
            continue
        if path.resolve() in taken:
            raise SheetFault(_WOULD_OVERWRITE, Place(path.name))
        if not path.resolve().parent.is_dir():
            raise SheetFault(refusal("no folder"), Place(str(path)))
        taken.append(path.resolve())


def _lines(path: Path) -> Iterator[tuple[str, Mapping[str, Any], Place]]:
    """Yield the id and the object of each line; refuse what is no object, or has an id again."""
    seen: dict[str, int] = {}
    try:
        with path.open("rb") as file:
            for number, raw in enumerate(file, start=1):
                if not raw.strip():
                    continue
                place = Place(path.name, row=number)
                line = _object(raw, place)
                key = _id(line, place)
                if key in seen:
                    raise SheetFault(_again(key, seen[key]), place)
                seen[key] = number
                yield key, line, place
    except FileNotFoundError as error:
        raise SheetFault(refusal("missing"), Place(str(path))) from error
    except IsADirectoryError as error:
        raise SheetFault(refusal("folder"), Place(str(path))) from error
    except OSError as error:
        raise SheetFault(refusal("unreadable"), Place(str(path))) from error
    if not seen:
        raise SheetFault(refusal("empty lines"), Place(path.name))


def _object(raw: bytes, place: Place) -> Mapping[str, Any]:
    try:
        line = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SheetFault(refusal("not utf-8"), place) from error
    except (ValueError, RecursionError) as error:
        raise SheetFault(refusal("json"), place) from error
    if not isinstance(line, dict):
        raise SheetFault(refusal("json"), place)
    return line


def _id(line: Mapping[str, Any], place: Place) -> str:
    given = line.get("id")
    is_one = isinstance(given, str | int) and not isinstance(given, bool)
    key = str(given).strip() if is_one else ""
    if not key or key.split() != [key] or clean(key) != key:
        raise SheetFault(_NO_ID, place)
    return key


def _text(line: Mapping[str, Any], place: Place) -> str:
    text = line.get("text")
    if not isinstance(text, str):
        raise SheetFault(_NO_TEXT, place)
    return text


def _evidence(line: Mapping[str, Any], place: Place) -> tuple[str, ...]:
    evidence = line.get("evidence")
    if evidence is not None and line.get("text") is not None:
        raise SheetFault(_BOTH, place)
    if evidence is None:
        return (_text(line, place),)
    if not isinstance(evidence, list) or not all(isinstance(text, str) for text in evidence):
        raise SheetFault(_NO_TEXT, place)
    return tuple(evidence)


_WOULD_OVERWRITE = Wording(
    ja="読むファイルや、もう1つの書き出し先と同じです。別の名前にしてください。",
    en="This is also a file that is read, or the other output. Give it another name.",
)
_NO_ID = Wording(
    ja='"id" がないか、空白が入っているか、文字でも整数でもありません。'
    '1行ごとに、空白のない "id" を書いてください。',
    en='"id" is missing, contains a space, or is neither text nor a whole number. '
    'Give every line an "id" without spaces.',
)
_BOTH = Wording(
    ja='"text" と "evidence" の両方があります。どちらか1つにしてください。',
    en='There are both "text" and "evidence". Keep one of them.',
)
_NO_TEXT = Wording(
    ja='"text"（文字列）か "evidence"（文字列の並び）がありません。どちらかを書いてください。',
    en='There is neither "text" (a string) nor "evidence" (a list of strings). Write either.',
)


def _again(key: str, first: int) -> Wording:
    key = shortened(key)
    return Wording(
        ja=f'"id" の「{key}」は{first}行目にもあります。"id" は1行に1つ、別々にしてください。',
        en=f'The "id" “{key}” is also in row {first}. Every line needs an "id" of its own.',
    )


def _begins(document: "Document") -> list[int]:
    """Where each piece of evidence begins when they are joined by line breaks."""
    return list(accumulate((len(text) + 1 for text in document.evidence), initial=0))


def _run_lines(ranking: "Ranking") -> Iterator[bytes]:
    for order, hit in enumerate(ranking.hits, start=1):
        yield f"{ranking.query} Q0 {hit.document} {order} {hit.score:.9g} {_TAG}\n".encode()


def _explanations(ranking: "Ranking", begins: Mapping[str, list[int]]) -> Iterator[bytes]:
    for hit in ranking.hits:
        why = {
            "query": ranking.query,
            "document": hit.document,
            "score": hit.score,
            "parts": [_part(part, begins[hit.document]) for part in hit.parts],
        }
        yield json.dumps(why, ensure_ascii=False).encode() + b"\n"


def _part(part: "Part", begins: list[int]) -> dict[str, object]:
    return {
        "name": part.name,
        "score": part.score,
        "query_spans": [[start, end] for _, start, end in part.need_spans],
        "document_spans": [
            [begins[piece] + start, begins[piece] + end] for piece, start, end in part.expert_spans
        ],
    }
