"""Finding people by several English documents: Enishi beside bm25s over the same stems.

    python -m benchmarks.people_by_documents

No public set of people with documents of theirs is at hand everywhere, but Python is: a module of
its library, of numpy or of scipy stands for a person, and what is written about its functions for
the documents. A quarter of these, six at most, are held back and asked for: by the first paragraph
of one, by the whole of one, and by all of them together. The module they come from is the answer,
the only one, so this is harder than life. bm25s gets each person's documents as one. One JSON line
for each kind of question: nDCG@10 of Enishi, of Enishi without its latent channel, and of bm25s.
"""

import importlib
import inspect
import json
import random
import sys
import warnings
from collections.abc import Iterator
from dataclasses import replace

import bm25s

from benchmarks.quality import CUT
from enishi.engine import DEFAULT_WEIGHTS, Document, Query, Weights, measure, randomisation, rank
from enishi.engine.languages import terms_of
from enishi.engine.terms import CLAUSE, SENTENCE

SHORTEST, LONGEST, FEWEST, MOST = 80, 1_500, 4, 60
Found = dict[str, list[str]]
LEFT_OUT = {"antigravity", "this", "idlelib", "turtledemo", "tkinter"}
NUMERIC = (
    "linalg fft random ma polynomial stats optimize signal sparse interpolate integrate".split()
)


def main() -> None:
    """Print the figures of each kind of question."""
    people, kept = [], {}
    for name, documents in written():
        drawn = random.Random(f"1 {name}").sample(documents, len(documents))
        held = max(1, min(6, len(drawn) // 4))
        people.append(Document(name, tuple(drawn[held:])))
        kept[name] = drawn[:held]
    kinds = {
        "first paragraph": [(n, d.split("\n\n")[0]) for n, each in kept.items() for d in each],
        "one document": [(n, d) for n, each in kept.items() for d in each],
        "several documents": [(name, "\n".join(each)) for name, each in kept.items()],
    }
    for kind, asked in kinds.items():
        queries = [Query(str(number), text) for number, (_, text) in enumerate(asked)]
        grades = {str(number): {name: 1.0} for number, (name, _) in enumerate(asked)}
        ours, alone, theirs = (
            measure(found, grades).ndcg
            for found in (
                by_enishi(people, queries, DEFAULT_WEIGHTS),
                by_enishi(people, queries, replace(DEFAULT_WEIGHTS, sense=0)),
                by_bm25s(people, queries),
            )
        )
        mean = [round(sum(each) / len(each), 4) for each in (ours, alone, theirs)]
        told = {"asked_by": kind, "queries": len(queries), "people": len(people)}
        told |= {"ndcg10_enishi": mean[0], "ndcg10_no_latent": mean[1], "ndcg10_bm25s": mean[2]}
        print(json.dumps(told | {"p": round(randomisation(ours, theirs), 4)}), flush=True)


def written() -> Iterator[tuple[str, list[str]]]:
    """Yield each module and what is written about its functions and classes."""
    warnings.simplefilter("ignore")
    names = [n for n in sorted(sys.stdlib_module_names) if n[0] != "_" and n not in LEFT_OUT]
    for name in [*names, *(f"{whose}.{part}" for whose in ("numpy", "scipy") for part in NUMERIC)]:
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        mine = [
            each
            for key, each in sorted(vars(module).items())
            if key[0] != "_" and str(getattr(each, "__module__", "")).startswith(name.split(".")[0])
        ]
        told = dict.fromkeys(inspect.cleandoc(each)[:LONGEST] for each in docstrings(mine))
        if len(told) >= FEWEST:
            yield name, list(told)[:MOST]


def docstrings(objects: list[object]) -> Iterator[str]:
    """Yield what is written about functions and classes, and about the classes' own functions."""
    for each in objects:
        if inspect.isroutine(each) or inspect.isclass(each):
            inside = vars(each).values() if inspect.isclass(each) else ()
            for one in (each, *filter(inspect.isfunction, inside)):
                text = one.__doc__
                if isinstance(text, str) and len(text) >= SHORTEST:
                    yield text


def by_enishi(people: list[Document], queries: list[Query], weights: Weights) -> Found:
    """Return the best people of each question."""
    found = rank(people, queries, top=CUT, language="en", weights=weights)
    return {ranking.query: [hit.document for hit in ranking.hits] for ranking in found}


def by_bm25s(people: list[Document], queries: list[Query]) -> Found:
    """Return the best people of each question by all their documents as one."""
    retriever = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
    retriever.index([words("\n".join(each.evidence)) for each in people], show_progress=False)
    found: Found = {}
    for query in queries:
        known = [word for word in words(query.text) if word in retriever.vocab_dict]
        numbers, scores = (
            retriever.retrieve([known], k=CUT, show_progress=False) if known else ([[]], [[]])
        )
        pairs = zip(numbers[0], scores[0], strict=True)
        found[query.id] = [people[number].id for number, score in pairs if score > 0]
    return found


def words(text: str) -> list[str]:
    """Return the stems of a text."""
    return [key for key, *_ in terms_of(text, "en") if key not in (SENTENCE, CLAUSE)]


if __name__ == "__main__":
    main()
