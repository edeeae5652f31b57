"""Ranking a plain collection of texts: the same channels and arithmetic, without the programme."""

from collections.abc import Iterable, Iterator

import numpy as np

from enishi.engine.answers import Hit, Ranking
from enishi.engine.asking import LONGEST, ask
from enishi.engine.collection import collect
from enishi.engine.profiles import read
from enishi.engine.scoring import best_people
from enishi.engine.types import Document, Query
from enishi.engine.vocabulary import Vocabulary
from enishi.engine.weights import DEFAULT_WEIGHTS, Weights


def rank(
    documents: Iterable[Document],
    queries: Iterable[Query],
    *,
    top: int = 100,
    language: str = "ja",
    weights: Weights = DEFAULT_WEIGHTS,
) -> Iterator[Ranking]:
    """Yield for each query its best documents."""
    listed = list(documents)
    vocabulary = Vocabulary()
    profiles = [read(document.evidence, vocabulary.learn, language) for document in listed]
    reliance = [1.0] * sum(profile.passages for profile in profiles)
    collection = collect(profiles, reliance, vocabulary, weights)
    others = np.zeros(collection.people, np.float32)
    allowed = np.ones(collection.people, np.bool_)
    for query in queries:
        asked = read([query.text[:LONGEST]], vocabulary.number, language)
        question = ask(asked, [1.0], collection, weights)
        numbers, scores = best_people(
            collection, question, others=others, allowed=allowed, weights=weights, top=top
        )
        yield Ranking(
            query.id,
            tuple(
                Hit(listed[number].id, float(score))
                for number, score in zip(numbers, scores, strict=True)
            ),
        )
