"""Ranking quality against bm25s over the same words, in the same run.

    python -m benchmarks.quality [--data DIRECTORY]

Reads the collections it finds in the directory (`docs.jsonl`, `queries.jsonl`, `qrels.tsv`) and
prints one JSON line for each: nDCG@10 of both, the difference, and p of a paired randomisation
test (Smucker, Allan and Carterette 2007). One set of defaults for all; NOT TESTED without data.
"""

import argparse
import json
import time
from collections.abc import Mapping
from pathlib import Path

import bm25s

from enishi.engine import Document, Query, measure, randomisation, rank
from enishi.engine.languages import terms_of
from enishi.engine.terms import CLAUSE, SENTENCE

COLLECTIONS = ("jsic-incl", "jsquad-valid")
DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
CUT = 10

Grades = Mapping[str, Mapping[str, float]]


def main() -> None:
    """Score every collection that is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    data = parser.parse_args().data
    for name in COLLECTIONS:
        if (data / name / "qrels.tsv").exists():
            print(json.dumps(measured(data / name)))
        else:
            print(f"NOT TESTED: {name} is not in the data directory")


def measured(folder: Path) -> dict[str, object]:
    """Return the figures of one collection."""
    documents, queries = texts(folder / "docs.jsonl"), texts(folder / "queries.jsonl")
    grades = judgements(folder / "qrels.tsv")
    began = time.process_time()
    ours = by_enishi(documents, queries)
    seconds = time.process_time() - began
    theirs = by_bm25s(documents, queries)
    a, b = measure(ours, grades).ndcg, measure(theirs, grades).ndcg
    return {
        "collection": folder.name,
        "queries": len(a),
        "documents": len(documents),
        "ndcg10_enishi": round(sum(a) / len(a), 4),
        "ndcg10_bm25s": round(sum(b) / len(b), 4),
        "p": round(randomisation(a, b), 5),
        "cpu_s_enishi": round(seconds, 1),
    }


def texts(path: Path) -> dict[str, str]:
    """Return the texts of a JSON Lines file by their ids."""
    lines = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return {line["id"]: line["text"] for line in lines}


def judgements(path: Path) -> Grades:
    """Return the grade of each judged document, by query."""
    grades: dict[str, dict[str, float]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        query, document, grade = line.split("\t")
        grades.setdefault(query, {})[document] = float(grade)
    return grades


def by_enishi(documents: Mapping[str, str], queries: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the best documents of each query as the engine ranks them."""
    collection = [Document(key, (text,)) for key, text in documents.items()]
    asked = [Query(key, text) for key, text in queries.items()]
    return {
        ranking.query: [hit.document for hit in ranking.hits]
        for ranking in rank(collection, asked, top=CUT)
    }


def by_bm25s(documents: Mapping[str, str], queries: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the best documents of each query as bm25s ranks the same words."""
    retriever = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
    retriever.index([words(text) for text in documents.values()], show_progress=False)
    asked = [words(text) for text in queries.values()]
    vocabulary = retriever.vocab_dict
    keys, found = list(documents), {}
    for query, terms in zip(queries, asked, strict=True):
        known = [term for term in terms if term in vocabulary]
        if not known:
            found[query] = []
            continue
        numbers, scores = retriever.retrieve([known], k=CUT, show_progress=False)
        found[query] = [
            keys[number] for number, score in zip(numbers[0], scores[0], strict=True) if score > 0
        ]
    return found


def words(text: str) -> list[str]:
    """Return the words of a text as the engine's own word channel sees them."""
    return [key for key, *_ in terms_of(text, "ja") if key not in (SENTENCE, CLAUSE)]


if __name__ == "__main__":
    main()
