"""The product's own question on a million experts: a need of some sentences, with everything.

    python -m benchmarks.million_needs [--experts N] [--queries N]

Careers are five sentences each, drawn from those of the demonstration's invented careers and read
by Sudachi once a sentence; needs are the demonstration's own. Counted are all text channels, the
taxonomy, industry and place, every hard condition, bands, and the best five explained with
quotations; not counted is reading five cards from a database. CPU time of the process.
"""

import argparse
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import numpy as np

from benchmarks.million import peak_mb
from enishi.demonstration.world import World, build
from enishi.engine import Expert, Index, Need, Passage
from enishi.engine import conditions as hard
from enishi.engine import structure as known_besides
from enishi.engine.channels import ALL
from enishi.engine.collection import Collection, piece
from enishi.engine.expressions import taxonomy
from enishi.engine.index import Remembered
from enishi.engine.keys import Keys
from enishi.engine.labels import WORDS
from enishi.engine.mentions import mentions_in
from enishi.engine.positions import digests_of, joined, positions
from enishi.engine.profiles import Profile, read
from enishi.engine.register import Register
from enishi.engine.segment import segment, strands_of
from enishi.engine.sentences import sentences
from enishi.engine.shelf import everyone, shelf
from enishi.engine.weights import DEFAULT_WEIGHTS
from enishi.reference.prefectures import PREFECTURES
from enishi.reference.taxonomy import CATEGORIES

EACH, AT_ONCE, WARM_UP, TOP = 5, 8_192, 5, 5
DAY = date(2026, 9, 18)


class Register_:  # noqa: N801
    """A generated register: which sentences each career has, and what is known besides."""

    def __init__(self, experts: int, worlds: Sequence[World]) -> None:
        texts = {
            entry.duties[a:b]
            for world in worlds
            for person in world.experts
            for entry in person.careers
            for a, b in sentences(entry.duties)
        }
        self.texts = sorted(texts)
        self.read = read(self.texts, "ja")
        chance = np.random.default_rng(1)
        self.drawn = chance.integers(0, len(self.texts), (experts, EACH)).astype(np.int32)
        self.parts: list[known_besides.Structure] = []
        self.hard: list[hard.Conditions] = []

    def expert(self, number: int, *, told: bool = True) -> Expert:
        """Return one expert; without his texts unless they are asked for."""
        homes, slugs = sorted(PREFECTURES), sorted(CATEGORIES)
        text = "".join(self.texts[at] for at in self.drawn[number]) if told else ""
        return Expert(
            f"{number:08}",
            (Passage(text),),
            frozenset({slugs[number * 7 % len(slugs)], slugs[number * 13 % len(slugs)]}),
            frozenset({str(10 + number % 80)}),
            homes[number % len(homes)],
            None if number % 3 else frozenset(homes[number % 40 : number % 40 + 6]),
            number % 2 == 0,
            number % 9,
        )

    def runs(self) -> Iterator[Profile]:
        """Yield the careers run by run, keeping what else is known of these people."""
        known = taxonomy()
        for at in range(0, len(self.drawn), AT_ONCE):
            drawn = self.drawn[at : at + AT_ONCE]
            run = self._run(drawn)
            people = [self.expert(at + n, told=False) for n in range(len(drawn))]
            mentions = mentions_in(run, known, known.in_careers)
            owners = np.arange(len(drawn), dtype=np.int32)
            self.parts.append(known_besides.structure(people, mentions, owners, known))
            self.hard.append(hard.conditions(people))
            yield run

    def told(self) -> Iterator[tuple[Profile, Keys]]:
        """Yield the careers run by run, and the digests of their texts."""
        for at in range(0, len(self.drawn), AT_ONCE):
            drawn = self.drawn[at : at + AT_ONCE]
            texts = ("".join(self.texts[each] for each in row) for row in drawn.tolist())
            yield self._run(drawn), digests_of(texts, 0)

    def _run(self, drawn: np.ndarray) -> Profile:
        """Return the profile of careers: their sentences' numbers, one after the other."""
        all_, order = self.read, drawn.ravel()
        words, codes = np.diff(all_.word_limits)[order], np.diff(all_.code_limits)[order]
        places = _runs(all_.word_limits[:-1][order], words)
        lengths = np.array([len(text) for text in self.texts])[drawn]
        begun = (np.cumsum(lengths, axis=1) - lengths).ravel()
        shift = np.repeat(begun, words).astype(np.int32)
        each_words, each_codes = (n.reshape(drawn.shape).sum(axis=1) for n in (words, codes))
        return Profile(
            all_.words[places],
            all_.begins[places] + shift,
            all_.ends[places] + shift,
            all_.breaks[places],
            all_.kinds[places],
            np.concatenate(([0], np.cumsum(each_words))).astype(np.int32),
            all_.codes[_runs(all_.code_limits[:-1][order], codes)],
            np.concatenate(([0], np.cumsum(each_codes))).astype(np.int32),
        )

    def fetch(self, ids: Sequence[str]) -> Mapping[str, Expert]:
        """Return experts with their texts."""
        return {each: self.expert(int(each)) for each in ids}

    def index(self) -> Index:
        """Return the index over everybody."""
        count = len(self.drawn)
        ones = np.ones(count)
        whole = segment(ones.astype(np.int64), ones, strands_of(self.runs(), ALL))
        words = whole.strands[WORDS]
        where = [positions(run, told, words) for run, told in self.told()]
        kept = shelf(
            np.array([f"{number:08}" for number in range(count)], np.bytes_),
            whole,
            joined(where),
            known_besides.rest_of([(each, everyone(each)) for each in self.parts]),
            hard.rest_of(
                [(each, everyone(part)) for each, part in zip(self.hard, self.parts, strict=True)]
            ),
        )
        remembered = Remembered({}, self.fetch)
        collection = Collection((piece(whole),), DEFAULT_WEIGHTS)
        return Index(
            Register((kept,), collection, taxonomy(), DEFAULT_WEIGHTS, remembered), remembered
        )


def _runs(first: np.ndarray, counts: np.ndarray) -> np.ndarray:
    steps = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.repeat(first, counts) + steps


def main() -> None:
    """Build the register, ask every need, and print one JSON line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--experts", type=int, default=1_000_000)
    options.add_argument("--queries", type=int, default=100)
    asked = options.parse_args()
    worlds = [build(DAY, seed) for seed in range(1, 9)]
    began = time.process_time()
    index = Register_(asked.experts, worlds).index()
    built = time.process_time() - began
    needs = [
        Need(
            f"n{number}",
            (Passage(each.said, kind="said"), Passage(each.expected, kind="expected")),
            prefecture="13",
            industry="24",
            online=True,
            on=DAY,
        )
        for number, each in enumerate(worlds[0].needs[: asked.queries + WARM_UP])
    ]
    spent, words, found = [], [], 0
    for need in needs:
        began = time.process_time_ns()
        answer = index.rank(need, top=TOP, why_not=False)
        spent.append((time.process_time_ns() - began) / 1e6)
        found += len(answer.candidates)
        words.append(len(read([passage.text for passage in need.passages], "ja").words))
    spent = spent[WARM_UP:]
    told = {
        "engine": "enishi",
        "queries": "needs",
        "experts": asked.experts,
        "words_median": int(np.median(words)),
        "cpu_ms_median": round(float(np.median(spent)), 2),
        "cpu_ms_p99": round(float(np.percentile(spent, 99)), 2),
        "candidates": found,
        "build_s": round(built, 1),
        "peak_mb": peak_mb(),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
