"""The engines of `million`: each is built from the tokens of everybody and answers one query."""

import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.million import EXPLAINED, K1, TOP, WORDS, B
from enishi.engine import store
from enishi.engine.asking import ask
from enishi.engine.collection import Collection, piece
from enishi.engine.evidence import Hearing
from enishi.engine.labels import WORDS as CHANNEL
from enishi.engine.profiles import Profile
from enishi.engine.scoring import best_people
from enishi.engine.segment import Segment, segment, strands_of
from enishi.engine.stress import even
from enishi.engine.weights import Weights

CHANGED, ROUNDS = 1_000, 21
AT_ONCE = 8_192
NOTHING = np.zeros(0, np.int32)


def profile(rows: np.ndarray) -> Profile:
    """Return so many passages, a row of tokens each, as the engine reads them."""
    keys, none = rows.ravel().astype(np.uint64) + np.uint64(1), NOTHING.astype(np.int8)
    limits = np.arange(0, rows.size + 1, rows.shape[1], dtype=np.int32)
    return Profile(keys, NOTHING, NOTHING, none, none, limits, NOTHING.view(np.uint32), limits)


def segment_of(rows: np.ndarray) -> Segment:
    """Return the segment of people of one passage each."""
    runs = (profile(rows[at : at + AT_ONCE]) for at in range(0, len(rows), AT_ONCE))
    ones = np.ones(len(rows))
    return segment(ones.astype(np.int64), ones, strands_of(runs, [CHANNEL], 0, rows.size))


class enishi:  # noqa: N801 -- called by the name of the engine
    """The engine's own index, with the best ten explained term by term."""

    def __init__(self, tokens: np.ndarray) -> None:
        self.weights = Weights(k1=K1, b=B)
        self.state = Collection((piece(segment_of(tokens)),), self.weights)

    def ask(self, query: np.ndarray) -> list[int]:
        """Return the best, the first ten of them explained."""
        asked = profile(query[None])
        question = ask(asked, even(asked), self.state, self.weights)
        allowed = [each.alive for each in self.state.pieces]
        hearing = Hearing.by_the_table(self.state, question)
        best = best_people(
            *(self.state, question), allowed=allowed, weights=self.weights, top=TOP,
            nearness=hearing.nearness,
        )  # fmt: skip
        for number in best.numbers[:EXPLAINED].tolist():
            heard = hearing.of(number).channels[CHANNEL]
            assert (heard.weights[:, 0] * heard.asked.factors).sum() > 0
        found: list[int] = best.numbers.tolist()
        return found

    def more(self) -> dict[str, Any]:
        """Return how soon changed profiles are there, and how soon a kept index is open."""
        return self.changed() | self.kept()

    def changed(self) -> dict[str, Any]:
        """Change so many profiles at once, one batch after the other."""
        spent, now, chance = [], self.state, np.random.default_rng(3)
        count = min(CHANGED, now.people // (2 * ROUNDS))
        for _ in range(ROUNDS):
            fresh = chance.integers(0, WORDS, (count, 60)).astype(np.int32)
            there = np.flatnonzero(now.pieces[0].alive).astype(np.int32)
            gone = [chance.choice(there, count, replace=False), *[NOTHING] * len(now.pieces[1:])]
            began = time.process_time_ns()
            now = now.succeeded(segment_of(fresh), gone)
            spent.append((time.process_time_ns() - began) / 1e6)
        assert now.passages == self.state.passages
        return {
            "changed": count,
            "changed_ms_median": round(float(np.median(spent[1:])), 2),
            "changed_ms_worst": round(max(spent[1:]), 2),
        }

    def kept(self) -> dict[str, Any]:
        """Save the index, and open it again."""
        first = self.state.pieces[0].segment
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "index"
            store.keep(path, store.arrays_of(first), store.about_of(first))
            began = time.process_time()
            again = store.segment_from(*store.opened(path), 0)
            spent = time.process_time() - began
            assert again.people == first.people
            return {"open_s": round(spent, 3), "index_mb": path.stat().st_size >> 20}


class bm25s:  # noqa: N801
    """bm25s with its numba kernels over the same numbers."""

    def __init__(self, tokens: np.ndarray) -> None:
        import bm25s as peer  # noqa: PLC0415
        from bm25s.tokenization import Tokenized  # noqa: PLC0415

        self.index, self.tokenized = (
            peer.BM25(method="lucene", k1=K1, b=B, backend="numba"),
            Tokenized,
        )
        self.vocabulary = {str(number): number for number in range(WORDS)}
        self.index.index(Tokenized(ids=list(tokens), vocab=self.vocabulary), show_progress=False)

    def ask(self, query: np.ndarray) -> list[int]:
        """Return the best."""
        asked = self.tokenized(ids=[query.tolist()], vocab=self.vocabulary)
        found, _ = self.index.retrieve(asked, k=TOP, show_progress=False, n_threads=1)
        numbers: list[int] = found[0].tolist()
        return numbers

    def more(self) -> dict[str, Any]:
        """Return nothing more."""
        return {}


class tantivy:  # noqa: N801
    """tantivy over the numbers as words; its k₁, b and rounded lengths are its own."""

    def __init__(self, tokens: np.ndarray) -> None:
        import tantivy as peer  # noqa: PLC0415

        schema = peer.SchemaBuilder()
        schema.add_text_field("text", tokenizer_name="whitespace", index_option="freq")
        schema.add_unsigned_field("number", stored=True, fast=True)
        self.index = peer.Index(schema.build())
        writer = self.index.writer(heap_size=400_000_000, num_threads=1)
        words = np.array([f"t{number}" for number in range(WORDS)])
        for number, row in enumerate(tokens):
            document = peer.Document()
            document.add_text("text", " ".join(words[row]))
            document.add_unsigned("number", number)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()
        self.searcher = self.index.searcher()

    def ask(self, query: np.ndarray) -> list[int]:
        """Return the best."""
        asked = self.index.parse_query(" ".join(f"t{number}" for number in query), ["text"])
        hits = self.searcher.search(asked, TOP, count=False).hits
        return [self.searcher.doc(address)["number"][0] for _, address in hits]

    def more(self) -> dict[str, Any]:
        """Return nothing more."""
        return {}
