"""Exact best fifty of a million generated experts: Enishi beside bm25s (numba) and tantivy.

    python -m benchmarks.million [--experts N] [--queries N] [--engines enishi,bm25s,tantivy]

Every expert has 60 tokens drawn from 300,000 by Zipf's law. A heavy query has 12 terms, half of
them among the 300 commonest; a light one none of these. Each engine runs in a process of its own
over the same tokens, and answers the same queries one by one. Times are CPU time of the process,
for the machine may be shared; `overlap` is the share of the answers that are among the exact best
fifty, ties counted, by BM25 in double precision over plain arrays. Enishi also explains the best
ten, term by term. One JSON line for each engine and kind of query.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

EXPERTS, TOKENS, WORDS = 1_000_000, 60, 300_000
COMMON, TERMS, TOP, EXPLAINED = 300, 12, 50, 10
K1, B = 1.2, 0.5
AT_ONCE = 65_536
WARM_UP = 10
KINDS = ("heavy", "light")
ENGINES = ("enishi", "bm25s", "tantivy")


def main() -> None:
    """Run each engine in its own process, or be one of them."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--experts", type=int, default=EXPERTS)
    options.add_argument("--queries", type=int, default=200)
    options.add_argument("--engines", default=",".join(ENGINES))
    options.add_argument("--engine", choices=ENGINES, help=argparse.SUPPRESS)
    options.add_argument("--truth", type=Path, help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.engine:
        run(asked.engine, asked.experts, asked.queries, asked.truth)
        return
    with tempfile.TemporaryDirectory() as folder:
        truth = Path(folder) / "truth.npz"
        work_out(asked.experts, asked.queries, truth)
        for engine in asked.engines.split(","):
            command = [sys.executable, "-m", "benchmarks.million", "--engine", engine]
            command += ["--experts", str(asked.experts), "--queries", str(asked.queries)]
            alone = os.environ | {"NUMBA_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
            subprocess.run([*command, "--truth", str(truth)], check=True, env=alone)


def tokens_of(experts: int) -> np.ndarray:
    """Return the tokens of everybody (experts, TOKENS), the same in every process."""
    shares = 1 / np.arange(30, WORDS + 30)
    steps = np.cumsum(shares / shares.sum())
    chance, tokens = np.random.default_rng(1), np.empty((experts, TOKENS), np.int32)
    for at in range(0, experts, AT_ONCE):
        drawn = chance.random((min(AT_ONCE, experts - at), TOKENS))
        tokens[at : at + AT_ONCE] = np.searchsorted(steps, drawn)
    return tokens


def queries_of(kind: str, count: int) -> list[np.ndarray]:
    """Return queries of TERMS distinct tokens; half of a heavy one's are common."""
    chance = np.random.default_rng(2)
    common = TERMS // 2 if kind == "heavy" else 0
    return [
        np.concatenate(
            [
                chance.choice(COMMON, common, replace=False),
                COMMON + chance.choice(WORDS - COMMON, TERMS - common, replace=False),
            ]
        ).astype(np.int32)
        for _ in range(count + WARM_UP)
    ]


def work_out(experts: int, count: int, path: Path) -> None:
    """Score everybody in double precision by plain counting, and keep it for the judges."""
    tokens = tokens_of(experts)
    wanted = np.unique(np.concatenate([q for kind in KINDS for q in queries_of(kind, count)]))
    place = np.full(WORDS, -1, np.int32)
    place[wanted] = np.arange(len(wanted))
    cells = place[tokens]
    people, columns = np.nonzero(cells >= 0)
    found = np.sort(cells[people, columns].astype(np.int64) * experts + people)
    held, often = np.unique(found, return_counts=True)
    np.savez(path, wanted=wanted, held=held, often=often.astype(np.int8), place=place)


class Truth:
    """Exact scores, for judging what came back."""

    def __init__(self, path: Path, experts: int) -> None:
        kept = np.load(path)
        self.experts, self.place = experts, kept["place"]
        self.held, self.often = kept["held"], kept["often"]

    def share(self, query: np.ndarray, answer: list[int]) -> float:
        """Return the share of the answer that is among the exact best, ties counted."""
        scores = np.zeros(self.experts)
        for term in query:
            first = int(self.place[term]) * self.experts
            a, b = np.searchsorted(self.held, (first, first + self.experts))
            often = self.often[a:b].astype(float)
            idf = np.log1p((self.experts - len(often) + 0.5) / (len(often) + 0.5))
            scores[self.held[a:b] - first] += idf * often * (K1 + 1) / (often + K1)
        worst = np.partition(scores, -TOP)[-TOP]
        found = scores[answer]
        good = int(((found >= worst * (1 - 1e-6)) & (found > 0)).sum())
        return good / max(1, min(TOP, int((scores > 0).sum())))


def run(name: str, experts: int, count: int, path: Path) -> None:
    """Build one engine, ask it everything, and print a line for each kind of query."""
    from benchmarks import million_engines  # noqa: PLC0415 -- imports the engines themselves

    tokens = tokens_of(experts)
    began = time.process_time()
    engine = getattr(million_engines, name)(tokens)
    built = time.process_time() - began
    del tokens
    peak = peak_mb()
    rows: list[dict[str, Any]] = []
    answers = {}
    for kind in KINDS:
        spent, answers[kind] = [], []
        for query in queries_of(kind, count):
            began = time.process_time_ns()
            answers[kind].append(engine.ask(query))
            spent.append((time.process_time_ns() - began) / 1e6)
        spent = spent[WARM_UP:]
        rows.append(
            {
                "engine": name,
                "queries": kind,
                "experts": experts,
                "cpu_ms_median": round(float(np.median(spent)), 3),
                "cpu_ms_p99": round(float(np.percentile(spent, 99)), 3),
                "build_s": round(built, 1),
                "peak_mb": max(peak, peak_mb()),
            }
        )
    extra = engine.more()
    truth = Truth(path, experts)
    for row in rows:
        pairs = zip(queries_of(row["queries"], count), answers[row["queries"]], strict=True)
        overlap = float(np.mean([truth.share(query, answer) for query, answer in pairs]))
        print(json.dumps(row | {"overlap": round(overlap, 4)} | extra), flush=True)


def peak_mb() -> int:
    """Return the most memory that this process has held, as the system counts it."""
    for line in Path(f"/proc/{os.getpid()}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) // 1024
    return 0


if __name__ == "__main__":
    main()
