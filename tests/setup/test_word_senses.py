from collections import Counter

import numpy as np
import pytest
from setup.word_senses.discriminants import discriminants
from setup.word_senses.made_up import made_up
from setup.word_senses.sayings import ASIDES, INTRODUCTIONS, Sayings, all_sayings
from setup.word_senses.teaching import directions

from enishi.reference.word_vectors import HERE, SENSES, WIDTH

SENTENCES = 5


@pytest.fixture(scope="module")
def sayings() -> Sayings:
    return all_sayings()


def test_of_every_entry_somebody_speaks_on_both_sides(sayings: Sayings) -> None:
    few = [
        entry.slug
        for entry, both in zip(sayings.entries, sayings.speech, strict=True)
        if [len(texts) for texts in both] != [SENTENCES, SENTENCES]
    ]

    assert few == []


def test_no_sentence_is_said_twice(sayings: Sayings) -> None:
    spoken = Counter(rows.tobytes() for both in sayings.speech for texts in both for rows in texts)

    assert [times for times in spoken.values() if times > 1] == []


def test_there_is_as_much_chatter_of_either_side(sayings: Sayings) -> None:
    names = (*INTRODUCTIONS, *ASIDES)

    assert {len(sayings.chatter[name]) for name in names} == {60}


def test_what_was_taught_finds_more_careers_of_a_need_than_what_it_began_with(
    sayings: Sayings,
) -> None:
    """On needs and careers made up anew: other ones than those it was taught with."""
    kept = np.load(HERE / "turning.npy")
    assert kept.shape == (WIDTH, SENSES)

    assert found(kept, sayings) > found(discriminants(sayings), sayings) > 0.2


def found(turning: np.ndarray, sayings: Sayings) -> float:
    """The share of made-up needs, one an entry, that lie nearest to the career of their entry."""
    chance = np.random.default_rng(20261126)
    needs, careers = (
        directions(
            np.array([made_up(sayings, at, side, chance) for at in range(len(sayings.entries))])
            @ turning
        )[0]
        for side in (0, 1)
    )
    nearest = (needs @ careers.T).argmax(axis=1)
    return float((nearest == np.arange(len(nearest))).mean())
