"""How many of the known pairs of made-up registers are found, and how many found pairs are true.

The peer is what an office does in Excel: the same folded name, or the same telephone number, is
taken for the same person or firm.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Any

from benchmarks.made_registers import Pairs, firms, people
from enishi.reference.firms import company_key
from enishi.reference.likeness import compare_firms, compare_people, likely_pairs
from enishi.reference.names import fold_name

SEEDS = (21, 22, 23)


def main() -> None:
    print(
        "register  seed  records  pairs |"
        " Enishi: recall precision seconds | Excel: recall precision"
    )
    for name, make, compare, folded in (
        ("people", people, compare_people, lambda p: fold_name(p.family_name + p.given_name)),
        ("firms", firms, compare_firms, lambda f: company_key(f.company_name)),
    ):
        for seed in SEEDS:
            records, known = make(seed)
            begun = time.process_time()
            found = {frozenset((p.first, p.second)) for p in likely_pairs(records, compare)}
            seconds = time.process_time() - begun
            ours, theirs = judged(found, known), judged(in_excel(records, folded), known)
            print(
                f"{name:8} {seed:5} {len(records):8} {len(known):6} |"
                f"         {ours[0]:.3f}     {ours[1]:.3f} {seconds:7.2f} |"
                f"        {theirs[0]:.3f}     {theirs[1]:.3f}"
            )


def judged(found: Pairs, known: Pairs) -> tuple[float, float]:
    """Recall and precision, pair by pair."""
    right = len(found & known)
    return right / len(known), right / max(1, len(found))


def in_excel(records: Sequence[Any], folded: Callable[[Any], str]) -> Pairs:
    """What sorting by name and by telephone number puts beside each other."""
    groups: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for record in records:
        groups["name", folded(record)].append(record.key)
        if record.telephone:
            groups["telephone", record.telephone].append(record.key)
    return {frozenset(pair) for keys in groups.values() for pair in combinations(keys, 2)}


if __name__ == "__main__":
    main()
