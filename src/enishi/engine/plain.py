"""Ranking a plain collection of texts: the same channels and arithmetic, without the programme."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import fsum

import numpy as np

from enishi.engine.admission import admit_documents
from enishi.engine.answers import Hit, Ranking
from enishi.engine.asking import LONGEST, ask
from enishi.engine.channels import OF_LANGUAGE
from enishi.engine.collection import Collection, piece
from enishi.engine.evidence import Hearing
from enishi.engine.labels import WORDS
from enishi.engine.latent import latent
from enishi.engine.nearness import nearness_of
from enishi.engine.profiles import joined, read
from enishi.engine.scoring import best_people
from enishi.engine.segment import segment_of
from enishi.engine.spans import Reading
from enishi.engine.stress import even
from enishi.engine.text_parts import text_parts
from enishi.engine.types import Document, Query
from enishi.engine.weights import DEFAULT_WEIGHTS, Weights
from enishi.engine.whole import whole, whole_parts
from enishi.reference import word_vectors

AT_LARGE = np.float32(0.3)  # of what sense says of needs and careers, which its vectors are for


def rank(
    documents: Iterable[Document],
    queries: Iterable[Query],
    *,
    top: int = 100,
    language: str = "ja",
    explained: bool = False,
    weights: Weights = DEFAULT_WEIGHTS,
) -> Iterator[Ranking]:
    """Yield for each query its best `top` documents with scores above 0, best first.

    A document with several pieces of evidence counts by its best piece and by all of them, as a
    person does, and by all of them as one. `language` is that of the texts: "ja" or "en" (stemmed,
    without the channels of characters, and with senses learnt from the documents themselves). With
    `explained` each hit carries the parts that sum to its score, with spans in query and evidence.
    Ties go by the order of the documents. Raises NotRankable for ids that appear twice, an unknown
    language, or a `top` below 1.
    """
    listed, asked = list(documents), list(queries)
    admit_documents(listed, asked, top)
    profiles = [read(document.evidence, language) for document in listed]
    passages = [profile.passages for profile in profiles]
    channels = OF_LANGUAGE[language]
    everything = segment_of(joined(profiles), passages, [1.0] * sum(passages), channels)
    meant = latent(everything.strands[WORDS]) if language == "en" else None
    if meant:
        everything = replace(everything, senses=meant.senses())
    collection = Collection((piece(everything),), weights)
    together = whole(everything) if weights.whole else None
    allowed, nothing = [np.ones(everything.people, np.bool_)], np.zeros(everything.people)
    for query in asked:
        texts = (query.text[:LONGEST],)
        profile = read(texts, language)
        asking = Reading(texts, profile)
        question = ask(profile, even(profile), collection, weights)
        heard = question[WORDS]
        near = meant.nearness(heard) if meant else nearness_of(heard) * AT_LARGE
        points = together.likeness(profile.words) * weights.whole if together else nothing
        best = best_people(
            *(collection, question),
            allowed=allowed,
            weights=weights,
            top=top,
            nearness=near,
            others=[points.astype(np.float32)] if together else None,
        )
        hearing = Hearing(collection, question, near) if explained else None
        hits: list[Hit] = []
        for number, score in zip(best.numbers.tolist(), best.scores.tolist(), strict=True):
            document = listed[number]
            if hearing is not None:
                evidence = hearing.of(number)
                found = Reading(document.evidence, profiles[number])
                parts = (
                    *text_parts(evidence, asking, found, weights, table=meant or word_vectors),
                    *whole_parts(points[number], evidence, asking, found),
                )
                hits.append(Hit(document.id, fsum(part.score for part in parts), parts))
            else:
                hits.append(Hit(document.id, score))
        hits.sort(key=lambda hit: -hit.score)  # parts are summed up more closely than people were
        yield Ranking(query.id, tuple(hits))
