"""`enishi measure`: how good a run is against judgements, and against another run."""

import argparse
import json
import math
import sys
from collections.abc import Iterator
from pathlib import Path

from enishi.cli.parser import Parser, SubParsers, add_language
from enishi.reference.wording import Wording
from enishi.sheets.fault import Place, SheetFault, shortened
from enishi.sheets.refusals import refusal

_WHAT = Wording(
    ja="並べた結果を、判定と比べて採点します（データベース不要）",
    en="score a run against judgements, without a database",
)
_OPTIONS = (
    (
        "--run",
        "run.trec",
        True,
        Wording(
            ja="採点する結果（質問 Q0 文書 順位 点 名前）",
            en="the run (query Q0 document rank score tag)",
        ),
    ),
    (
        "--judgements",
        "qrels.tsv",
        True,
        Wording(
            ja="判定（質問 文書 点。0より大きければ合っている）",
            en="judgements (query, document, grade; relevant above 0)",
        ),
    ),
    (
        "--against",
        "other.trec",
        False,
        Wording(ja="比べる相手の結果", en="another run to compare with"),
    ),
)


HIGHEST = 100.0  # grade: a document gains 2^grade - 1, which has to stay a number
_DEST = {"--run": "ranked"}  # every subcommand keeps its own function under the name of run


def add(subcommands: SubParsers, language: str) -> None:
    """Add the subcommand to the parser."""
    what = _WHAT.in_language(language)
    parser: Parser = subcommands.add_parser(
        "measure", language=language, help=what, description=what
    )
    for option, name, required, wording in _OPTIONS:
        said = wording.in_language(language)
        parser.add_argument(
            option, type=Path, required=required, metavar=name, help=said, dest=_DEST.get(option)
        )
    add_language(parser)
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace, language: str) -> None:
    """Read the files and print one JSON object: metric and value."""
    from enishi.engine import measure, randomisation  # noqa: PLC0415

    grades = judgements(asked.judgements)
    found = ranking(asked.ranked)
    ours = measure(found, grades)
    if not ours.queries:
        raise SheetFault(_NOTHING_RELEVANT, Place(asked.judgements.name))
    figures = {
        "ndcg@10": ours.ndcg,
        "mrr": ours.reciprocal_rank,
        "recall@100": ours.recall,
    }
    told: dict[str, object] = {
        "queries": len(ours.queries),
        "unanswered": sum(query not in found for query in ours.queries),
        "unjudged": sum(query not in grades for query in found),
        **{name: _mean(values) for name, values in figures.items()},
    }
    if asked.against is not None:
        other = measure(ranking(asked.against), grades)
        theirs = (other.ndcg, other.reciprocal_rank, other.recall)
        told["against"] = {
            name: {
                "value": _mean(b),
                "difference": round(_mean(a) - _mean(b), 6),
                "p": round(randomisation(a, b), 5),
            }
            for (name, a), b in zip(figures.items(), theirs, strict=True)
        }
    sys.stdout.write(json.dumps(told) + "\n")


def _mean(values: tuple[float, ...]) -> float:
    return round(math.fsum(values) / len(values), 6)


def ranking(path: Path) -> dict[str, list[str]]:
    """Return the documents of each query, best first, as a run in TREC's form ranks them."""
    rows: dict[str, dict[str, tuple[float, float]]] = {}
    for place, fields in _fields(path, _NO_RUN):
        if len(fields) != 6:
            raise SheetFault(_NO_RUN, place)
        query, _, document, rank, score, _ = fields
        held = rows.setdefault(query, {})
        if document in held:
            raise SheetFault(_again(query, document), place)
        held[document] = (-_number(score, place), _number(rank, place))
    return {query: sorted(held, key=lambda each: held[each]) for query, held in rows.items()}


def judgements(path: Path) -> dict[str, dict[str, float]]:
    """Return the grade of each judged document by query; TREC's four columns are read too."""
    grades: dict[str, dict[str, float]] = {}
    for place, fields in _fields(path, _NO_JUDGEMENT):
        if len(fields) not in (3, 4):
            raise SheetFault(_NO_JUDGEMENT, place)
        query, document, grade = fields[0], fields[-2], fields[-1]
        held = grades.setdefault(query, {})
        if document in held:
            raise SheetFault(_again(query, document), place)
        held[document] = _number(grade, place)
        if held[document] > HIGHEST:
            raise SheetFault(_too_high(grade), place)
    return grades


def _fields(path: Path, form: Wording) -> Iterator[tuple[Place, list[str]]]:
    """Yield the fields of each line that is not empty; refuse what cannot be read.

    A file with nothing in it is refused with the form that its lines should have.
    """
    read = False
    try:
        with path.open("rb") as file:
            for number, raw in enumerate(file, start=1):
                place = Place(path.name, row=number)
                try:
                    fields = raw.decode("utf-8-sig").split()
                except UnicodeDecodeError as error:
                    raise SheetFault(refusal("not utf-8"), place) from error
                if fields:
                    read = True
                    yield place, fields
    except FileNotFoundError as error:
        raise SheetFault(refusal("missing"), Place(str(path))) from error
    except IsADirectoryError as error:
        raise SheetFault(refusal("folder"), Place(str(path))) from error
    except OSError as error:
        raise SheetFault(refusal("unreadable"), Place(str(path))) from error
    if not read:
        raise SheetFault(_nothing(form), Place(path.name))


def _number(text: str, place: Place) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise SheetFault(_no_number(text), place)
    return value


_NO_RUN = Wording(
    ja="1行に6つ（質問 Q0 文書 順位 点 名前）を、空白で区切って書いてください。",
    en="Write six fields (query Q0 document rank score tag), separated by spaces.",
)
_NO_JUDGEMENT = Wording(
    ja="1行に3つ（質問 文書 点）を、タブか空白で区切って書いてください。",
    en="Write three fields (query, document, grade), separated by a tab or spaces.",
)
_NOTHING_RELEVANT = Wording(
    ja="点が0より大きい判定が1つもありません。合っている文書に1以上の点をつけてください。",
    en="No judgement has a grade above 0. Give relevant documents a grade of 1 or more.",
)


def _nothing(form: Wording) -> Wording:
    return Wording(ja=f"中身がありません。{form.ja}", en=f"There is nothing in it. {form.en}")


def _too_high(text: str) -> Wording:
    return Wording(
        ja=f"判定の点「{shortened(text)}」が高すぎます。{HIGHEST:.0f}までにしてください。",
        en=f"The grade “{shortened(text)}” is too high. Give grades up to {HIGHEST:.0f}.",
    )


def _no_number(text: str) -> Wording:
    return Wording(
        ja=f"「{shortened(text)}」は数ではありません。数字で書いてください。",
        en=f"“{shortened(text)}” is not a finite number. Write a number.",
    )


def _again(query: str, document: str) -> Wording:
    query, document = shortened(query), shortened(document)
    return Wording(
        ja=f"質問「{query}」の文書「{document}」は、上の行にもあります。1行だけにしてください。",
        en=f"Document “{document}” of query “{query}” is in a row above too. Keep one of them.",
    )
