from itertools import chain
from math import log, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.engine import collection as collections
from enishi.engine import scanning
from enishi.engine.asking import Question, ask
from enishi.engine.channels import ALL
from enishi.engine.collection import Collection, joining, piece
from enishi.engine.evidence import Hearing
from enishi.engine.labels import NEIGHBOURS, WORDS
from enishi.engine.profiles import Profile, joined, read, runs_of
from enishi.engine.scoring import best_people
from enishi.engine.segment import Segment, segment_of
from enishi.engine.stress import even
from enishi.engine.weights import Weights
from tests.engine.worlds import texts

people = st.lists(st.lists(texts, max_size=3), min_size=1, max_size=30)
WEIGHTS = Weights()


def put(profile: Profile, collection: Collection, weights: Weights) -> Question:
    return ask(profile, even(profile), collection, weights)


def shelf(everybody: list[list[str]], channels: tuple[str, ...] = ALL) -> Segment:
    profiles = [read(each, "ja") for each in everybody]
    passages = [profile.passages for profile in profiles]
    return segment_of(joined(profiles), passages, [1.0] * sum(passages), channels)


@settings(max_examples=80)
@given(people, texts, st.integers(1, 8), st.data())
def test_the_top_is_what_scoring_everybody_one_by_one_gives(
    everybody: list[list[str]], question: str, top: int, data: st.DataObject
):
    collection = Collection((piece(shelf(everybody)),), WEIGHTS)
    asked = put(read([question], "ja"), collection, WEIGHTS)
    size = len(everybody)
    flags = st.lists(st.booleans(), min_size=size, max_size=size)
    allowed = np.array(data.draw(flags), np.bool_)
    points = st.lists(st.sampled_from([0.0, 1.0, 2.5]), min_size=size, max_size=size)
    others = np.array(data.draw(points), np.float32)

    best = best_people(
        collection, asked, others=[others], allowed=[allowed], weights=WEIGHTS, top=top
    )

    def alone(person: int) -> float:
        evidence = Hearing.by_the_table(collection, asked).of(person)
        found = evidence.passage_scores.max(initial=0.0)
        return float(others[person] + WEIGHTS.best * found + WEIGHTS.breadth * evidence.breadth())

    whole = {person: alone(person) for person in range(size) if allowed[person]}
    expected = sorted((score for score in whole.values() if score > 0), reverse=True)[:top]
    np.testing.assert_allclose(best.scores, expected, rtol=1e-5)
    np.testing.assert_allclose([whole[int(n)] for n in best.numbers], expected, rtol=1e-5)


def test_equal_people_keep_their_order():
    collection = Collection((piece(shelf([["販路"]] * 200)),), WEIGHTS)
    asked = put(read(["販路"], "ja"), collection, WEIGHTS)

    best = best_people(collection, asked, allowed=[np.ones(200, np.bool_)], weights=WEIGHTS, top=5)

    assert best.numbers.tolist() == [0, 1, 2, 3, 4]


words = st.lists(st.sampled_from("bcdefghj"), max_size=8)
updates = st.lists(
    st.tuples(
        st.booleans(),
        st.sets(st.integers(0, 11), max_size=4),
        st.lists(words, max_size=5),
    ),
    max_size=6,
)


def said(passage: list[str]) -> Profile:
    return read([" ".join(passage)], "en")


def by_hand(there: list[list[str]], question: list[str]) -> list[float]:
    """Score everybody with plain Python, from the words alone."""
    mean = max(1.0, sum(map(len, there)) / max(1, len(there)))
    asked = sorted(set(question))
    held = {word: sum(word in each for each in there) for word in asked}
    idf = {w: log(1 + (len(there) - n + 0.5) / (n + 0.5)) for w, n in held.items()}
    whole = sum(question.count(w) * idf[w] for w in asked)
    strange = sum(question.count(w) * idf[w] for w in asked if not held[w])
    squares = sum((question.count(w) * idf[w]) ** 2 for w in asked if held[w]) + strange**2
    scope = min(6.0, max(1.0, whole / sqrt(squares))) if squares else 1.0

    def score(passage: list[str]) -> float:
        found = 0.0
        for word in asked:
            often = passage.count(word)
            weight = often * 2.2 / (often + 1.2 * (0.5 + 0.5 * len(passage) / mean))
            found += question.count(word) * idf[word] * weight / whole if whole else 0.0
        return (WEIGHTS.best + WEIGHTS.breadth) * found * scope

    return [score(passage) for passage in there]


@pytest.fixture(autouse=True)
def few_pieces(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(collections, "MOST_PIECES", 2)


@settings(max_examples=150)
@given(st.lists(words, min_size=1, max_size=12), updates, words)
def test_after_any_updates_and_mergers_everybody_scores_as_by_hand(
    first: list[list[str]],
    changes: list[tuple[bool, set[int], list[list[str]]]],
    question: list[str],
):
    weights = Weights(neighbours=0, pairs=0, characters=0)

    def segment(passages: list[list[str]]) -> Segment:
        count = len(passages)
        profile = joined([said(each) for each in passages])
        return segment_of(profile, [1] * count, [1.0] * count, (WORDS,), salt=7)

    there = [list(first)]
    collection = Collection((piece(segment(first)),), weights)
    for merge, leaving, coming in changes:
        gone, kept = [], []
        for number, (each, held) in enumerate(zip(collection.pieces, there, strict=True)):
            names = np.flatnonzero(each.alive).tolist()
            lost = [n for place, n in enumerate(names) if place + 12 * number in leaving]
            kept.append([one for n, one in zip(names, held, strict=True) if n not in lost])
            gone.append(np.array(lost, np.int32))
        alone = 1 + joining([each.segment.people for each in collection.pieces[1:]], len(coming))
        collection = collection.succeeded(segment(coming), gone)
        there = [*kept[:alone], [*chain(*kept[alone:]), *coming]]
        if merge:
            collection, there = collection.merged(), [[*chain(*there)]]
    asked = put(said(question), collection, weights)

    best = best_people(
        collection, asked, allowed=[each.alive for each in collection.pieces],
        weights=weights, top=5, everybody=True,
    )  # fmt: skip

    expected = by_hand([*chain(*there)], question)
    scores = [s[each.alive] for s, each in zip(best.everybody, collection.pieces, strict=True)]
    np.testing.assert_allclose(np.concatenate(scores), expected, rtol=1e-5)
    highest = sorted((score for score in expected if score > 0), reverse=True)[:5]
    np.testing.assert_allclose(best.scores, highest, rtol=1e-5)


@pytest.mark.parametrize("channels", [(WORDS,), (WORDS, NEIGHBOURS)])
@pytest.mark.parametrize("masked", [False, True])
@pytest.mark.parametrize("one_by_one", [False, True])
def test_a_crowd_of_many_stretches_is_scored_as_by_hand(
    one_by_one: bool,
    masked: bool,
    channels: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(scanning, "FEW", 0 if one_by_one else 10**9)
    chance = np.random.default_rng(5)
    counts = chance.integers(0, 4, 40_000)
    tokens = chance.zipf(1.3, (int(counts.sum()), 6)) % 400 + 1
    relied = chance.choice([0.5, 1.0], len(tokens))
    weights = Weights(neighbours=0, pairs=0, characters=0)
    crowd = segment_of(of_words(tokens), counts.tolist(), relied.tolist(), channels)
    collection = Collection((piece(crowd),), weights)
    question = put(of_words(np.array([[1, 3, 40, 200, 399]])), collection, weights)
    allowed = chance.random(40_000) < 0.3 if masked else np.ones(40_000, np.bool_)

    best = best_people(collection, question, allowed=[allowed], weights=weights, top=50)

    often = (tokens[:, :, None] == question[WORDS].keys).sum(axis=1)
    passages = relied * ((often * 2.2 / (often + 1.2)) @ question[WORDS].factors)
    owners = np.repeat(np.arange(40_000), counts)
    most, whole = np.zeros(40_000), np.zeros(40_000)
    np.maximum.at(most, owners, passages)
    np.add.at(whole, owners, passages)
    scores = weights.best * most + weights.breadth * whole / np.sqrt(np.maximum(counts, 1))
    scores[~allowed] = 0
    np.testing.assert_allclose(best.scores, np.sort(scores)[::-1][:50], rtol=1e-5)
    np.testing.assert_allclose(scores[best.numbers], best.scores, rtol=1e-5)


def test_the_top_of_several_large_crowds_is_that_of_everybodys_scores():
    chance = np.random.default_rng(6)
    counts = chance.integers(0, 3, 40_000)
    tokens = chance.zipf(1.2, (int(counts.sum()), 12)) % 300 + 1
    everybody = of_words(tokens)
    relied = chance.choice([0.5, 1.0], len(tokens))
    channels = (WORDS, NEIGHBOURS)
    large = segment_of(everybody, counts.tolist(), relied.tolist(), channels)
    small = segment_of(next(runs_of(everybody, 24)), [1] * 24, [1.0] * 24, channels)
    collection = Collection((piece(large), piece(small)), WEIGHTS)
    question = put(of_words(np.array([[1, 2, 3, 5, 40, 200, 250, 299]])), collection, WEIGHTS)
    sizes = [each.segment.people for each in collection.pieces]
    others = [(chance.random(size) * 9).astype(np.float32) for size in sizes]
    allowed = [chance.random(size) < 0.5 for size in sizes]

    of_some, of_all = (
        best_people(
            *(collection, question), allowed=allowed, others=others, weights=WEIGHTS, top=40,
            everybody=everybody,
        )
        for everybody in (False, True)
    )  # fmt: skip

    assert of_some.numbers.tolist() == of_all.numbers.tolist()
    assert of_some.scores.tolist() == of_all.scores.tolist()
    scores = np.concatenate(of_all.everybody)
    assert of_some.numbers.tolist() == np.argsort(-scores, kind="stable")[:40].tolist()
    assert of_some.scores.tolist() == np.sort(scores)[::-1][:40].tolist()


def of_words(tokens: np.ndarray) -> Profile:
    """Return so many passages, a row of tokens each."""
    keys, none = tokens.ravel().astype(np.uint64), np.zeros(0, np.int32)
    limits = np.arange(0, tokens.size + 1, tokens.shape[1], dtype=np.int32)
    marks = np.zeros(len(keys), np.int8)
    return Profile(keys, none, none, marks, marks, limits, none.view(np.uint32), limits)
