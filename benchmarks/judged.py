"""Whom the engine brings to a need, against judgements and against bm25s over the same words.

    python -m benchmarks.judged [--half open|kept]

Reads `needs_and_careers/` (see its README: how it was written and graded). Prints one JSON line:
nDCG@10 of the engine as the product asks it (said, no category confirmed), of the engine without
its taxonomy, and of bm25s; the ratio to bm25s, and p of a paired randomisation test; and for each
band how many of the ten shown first stand in it, and the share of them with grade 2 or 3.
"""

import argparse
import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from benchmarks.quality import CUT, Grades, by_bm25s, by_enishi, judgements
from enishi.engine import Candidate, Expert, Index, Need, Passage, measure, randomisation
from enishi.engine.types import Kind

FOLDER = Path(__file__).resolve().parent / "needs_and_careers"
GOOD = 2  # the grade from which a coordinator would have somebody on the short list


def main() -> None:
    """Score one half of the needs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("open", "kept"), default="open")
    print(json.dumps(measured(parser.parse_args().half)))


def measured(half: str) -> dict[str, object]:
    """Return the figures of one half."""
    careers = {line["id"]: tuple(line["evidence"]) for line in lines("careers")}
    needs = {line["id"]: line["text"] for line in lines("needs") if line["half"] == half}
    joined = {key: "".join(evidence) for key, evidence in careers.items()}
    grades = judgements(FOLDER / "judgements.tsv")
    shown, theirs = by_the_product(careers, needs), by_bm25s(joined, needs)
    ours = {need: [each.expert for each in found] for need, found in shown.items()}
    words_alone = by_enishi(joined, needs)
    graded = {need: grades[need] for need in needs}
    a, b, c = (measure(found, graded).ndcg for found in (ours, theirs, words_alone))
    mean_a, mean_b, mean_c = (sum(each) / len(each) for each in (a, b, c))
    return {
        "half": half,
        "needs": len(needs),
        "careers": len(careers),
        "ndcg10_enishi": round(mean_a, 4),
        "ndcg10_words_alone": round(mean_c, 4),
        "ndcg10_bm25s": round(mean_b, 4),
        "ratio": round(mean_a / mean_b, 2),
        "p": round(randomisation(a, b), 5),
        "bands": bands(shown, graded),
    }


def bands(shown: Mapping[str, tuple[Candidate, ...]], grades: Grades) -> dict[str, list[float]]:
    """Return for each band how many stand in it, and the share of them worth asking (2 or 3)."""
    held, good = Counter[str](), Counter[str]()
    for need, candidates in shown.items():
        for each in candidates:
            held[each.band.name] += 1
            good[each.band.name] += grades[need].get(each.expert, 0) >= GOOD
    return {name: [count, round(good[name] / count, 2)] for name, count in sorted(held.items())}


def lines(name: str) -> list[dict[str, str]]:
    """Return the records of one file."""
    text = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def by_the_product(
    careers: Mapping[str, tuple[str, ...]], needs: Mapping[str, str]
) -> dict[str, tuple[Candidate, ...]]:
    """Return the best careers of each need as the page of a need ranks them."""
    experts = [Expert(key, tuple(map(Passage, evidence))) for key, evidence in careers.items()]
    index = Index.build(experts)
    return {
        key: index.rank(
            Need(key, (Passage(text, kind=Kind.SAID),)), top=CUT, why_not=False, spans=False
        ).candidates
        for key, text in needs.items()
    }


if __name__ == "__main__":
    main()
