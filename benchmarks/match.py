"""`enishi match` of 10,000 experts × 1,000 needs against bm25s over the same tokens, in one run.

Both sides start from the same two .jsonl rosters in a process of their own, cut the texts with the
same Sudachi terms, index, and answer every need with its best five. Enishi also sums three
channels, the taxonomy and the structured parts, and writes reasons; bm25s returns numbers.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

EXPERTS, NEEDS, TOP, SEED = 10_000, 1_000, 5, 2008


def main() -> None:
    """Write the rosters, run both sides, and print one JSON line each and the ratio."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--experts", type=int, default=EXPERTS)
    options.add_argument("--needs", type=int, default=NEEDS)
    options.add_argument("--side", choices=["bm25s"])
    options.add_argument("--folder", type=Path)
    asked = options.parse_args()
    if asked.side:
        peer(asked.folder)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_rosters(folder, asked.experts, asked.needs)
        us = [sys.executable, "-m", "enishi.cli", "match", "--top", str(TOP)]
        us += ["--experts", str(folder / "experts.jsonl"), "--needs", str(folder / "needs.jsonl")]
        us += ["--output", str(folder / "proposals.jsonl")]
        them = [sys.executable, "-m", "benchmarks.match", "--side", "bm25s", "--folder", name]
        ours, theirs = run("enishi match", us), run("bm25s over the same tokens", them)
    for line in (ours, theirs):
        print(json.dumps(line | {"experts": asked.experts, "needs": asked.needs}))
    print(json.dumps({"ratio_cpu": round(ours["cpu_s"] / theirs["cpu_s"], 2),
                      "ratio_wall": round(ours["wall_s"] / theirs["wall_s"], 2),
                      "ratio_peak": round(ours["peak_mb"] / theirs["peak_mb"], 2)}))  # fmt: skip


def run(name: str, command: list[str]) -> dict:
    """Run one side in its own process; the figures are the operating system's."""
    started = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        raise SystemExit(f"{name} failed")
    return {
        "engine": name,
        "wall_s": round(time.monotonic() - started, 2),
        "cpu_s": round(usage.ru_utime + usage.ru_stime, 2),
        "peak_mb": round(usage.ru_maxrss / 1024, 1),
    }


def write_rosters(folder: Path, experts: int, needs: int) -> None:
    """Write invented rosters from the demonstration's building blocks, drawn with many seeds."""
    from enishi.demonstration.world import build  # noqa: PLC0415

    people, wishes, seed = [], [], SEED
    while len(people) < experts:
        world = build(date(2026, 9, 18), seed)
        people += world.experts
        wishes = wishes or list(world.needs)
        seed += 1
    draw = random.Random(SEED)
    with (folder / "experts.jsonl").open("w") as file:
        for number, person in enumerate(people[:experts]):
            row = {"ID": f"E{number}", "氏名": person.name.full, "都道府県": person.prefecture}
            row |= {f"職務経歴{n}": e.duties for n, e in enumerate(person.careers, 1)}
            row |= {"自己PR": person.self_introduction, "支援できること": person.offer}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    with (folder / "needs.jsonl").open("w") as file:
        for number in range(needs):
            one, other = draw.sample(wishes, 2)
            text = one.said + other.tried + one.expected
            row = {"ID": f"N{number}", "企業名": f"架空企業{number}", "相談内容": text}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def peer(folder: Path) -> None:
    """Index and retrieve with bm25s over the engine's own word terms."""
    import bm25s  # noqa: PLC0415

    from enishi.engine.terms import CLAUSE, SENTENCE, japanese_terms  # noqa: PLC0415

    def texts(name: str, skipped: set[str]) -> list[str]:
        rows = [json.loads(line) for line in (folder / name).read_text().splitlines()]
        kept = [[str(v) for k, v in row.items() if k not in skipped and v] for row in rows]
        return ["\n".join(values) for values in kept]

    def words(text: str) -> list[str]:
        return [key for key, *_ in japanese_terms(text) if key not in (SENTENCE, CLAUSE)]

    corpus = [words(text) for text in texts("experts.jsonl", {"ID", "氏名", "都道府県"})]
    queries = [words(text) for text in texts("needs.jsonl", {"ID", "企業名"})]
    index = bm25s.BM25()
    index.index(corpus, show_progress=False)
    found, scores = index.retrieve(queries, k=TOP, show_progress=False)
    (folder / "bm25s.json").write_text(json.dumps([found.tolist(), scores.tolist()]))


if __name__ == "__main__":
    main()
