"""Whom the engine brings to a need, against judgements and against bm25s over the same words.

    python -m benchmarks.judged [--half open|kept] [--set first|second] [--padded SEED]

Reads `needs_and_careers/`, or `second/` inside it (see its README: how each was written and
graded). With `--padded` each career stands among two to six passages of other everyday talk, drawn
from the demonstration: a longer career of the same worth. Prints one JSON line:
nDCG@10 of the engine as the product asks it (said, no category confirmed), of the engine without
its taxonomy, and of bm25s; the ratio to bm25s, and p of a paired randomisation test; and for each
band how many of the ten shown first stand in it, and the share of them with grade 2 or 3.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from benchmarks.quality import CUT, Grades, by_bm25s, by_enishi, judgements
from enishi.demonstration import prose
from enishi.engine import Candidate, Expert, Index, Need, Passage, measure, randomisation
from enishi.engine.types import Kind

FOLDER = Path(__file__).resolve().parent / "needs_and_careers"
SETS = {"first": FOLDER, "second": FOLDER / "second"}
GOOD = 2  # the grade from which a coordinator would have somebody on the short list
PADDING = (2, 6)  # passages of everyday talk that a career may be padded with

Careers = Mapping[str, tuple[str, ...]]


def main() -> None:
    """Score one half of the needs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("open", "kept"), default="open")
    parser.add_argument("--set", choices=SETS, default="first")
    parser.add_argument("--padded", type=int, metavar="SEED")
    asked = parser.parse_args()
    if not any(line["half"] == asked.half for line in lines(SETS[asked.set], "needs")):
        parser.error(f"no {asked.half} half of the {asked.set} set is here")
    told = {} if asked.set == "first" else {"set": asked.set}
    if asked.padded is not None:
        told["padded"] = asked.padded
    print(json.dumps(told | measured(SETS[asked.set], asked.half, asked.padded)))


def measured(folder: Path, half: str, padded: int | None = None) -> dict[str, object]:
    """Return the figures of one half."""
    careers = {line["id"]: tuple(line["evidence"]) for line in lines(folder, "careers")}
    if padded is not None:
        careers = among_talk(careers, padded)
    needs = {line["id"]: line["text"] for line in lines(folder, "needs") if line["half"] == half}
    joined = {key: "".join(evidence) for key, evidence in careers.items()}
    grades = judgements(folder / "judgements.tsv")
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


def among_talk(careers: Careers, seed: int) -> Careers:
    """Return each career among passages of what people say of themselves besides, in any order."""
    draw = random.Random(seed)
    profile = prose.read("profile")
    sayings = [*profile["self"], *profile["self_more"], *profile["manner"]]
    longer: dict[str, tuple[str, ...]] = {}
    for key in sorted(careers):
        talk = [prose.word(each, draw) for each in draw.sample(sayings, draw.randint(*PADDING))]
        together = [*careers[key], *talk]
        draw.shuffle(together)
        longer[key] = tuple(together)
    return {key: longer[key] for key in careers}


def bands(shown: Mapping[str, tuple[Candidate, ...]], grades: Grades) -> dict[str, list[float]]:
    """Return for each band how many stand in it, and the share of them worth asking (2 or 3)."""
    held, good = Counter[str](), Counter[str]()
    for need, candidates in shown.items():
        for each in candidates:
            held[each.band.name] += 1
            good[each.band.name] += grades[need].get(each.expert, 0) >= GOOD
    return {name: [count, round(good[name] / count, 2)] for name, count in sorted(held.items())}


def lines(folder: Path, name: str) -> list[dict[str, str]]:
    """Return the records of one file."""
    text = (folder / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def by_the_product(careers: Careers, needs: Mapping[str, str]) -> dict[str, tuple[Candidate, ...]]:
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
