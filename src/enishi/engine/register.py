"""The register behind an index, and choosing candidates from it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import fsum

import numpy as np

from enishi.engine.answers import Band, Candidate, Exclusion, Part
from enishi.engine.asked_need import AskedNeed
from enishi.engine.asking import LONGEST
from enishi.engine.bands import band_of, reachable
from enishi.engine.collection import Collection
from enishi.engine.conditions import CODES, FREE, NOT_CONSIDERED, Reasons
from enishi.engine.evidence import Hearing
from enishi.engine.evident import leave_out_others
from enishi.engine.expressions import Expressions
from enishi.engine.grounds import quotations
from enishi.engine.labels import MEANING, PART_LABELS
from enishi.engine.meaning import Model
from enishi.engine.mentions import Mentions, clarity, mentions_in
from enishi.engine.postings import Float32s, Ids, Int64s, accumulate
from enishi.engine.profiles import Profile, read
from enishi.engine.proof import proven
from enishi.engine.quotations import only_posts
from enishi.engine.refusal import NotRankable, Outdated
from enishi.engine.remarks import lacks, strengths
from enishi.engine.scoring import Best, best_people, everybody_is_near
from enishi.engine.shelf import Shelf, relied
from enishi.engine.spans import Reading
from enishi.engine.structure import relied_on
from enishi.engine.structured_parts import structured_parts
from enishi.engine.telling import hinted
from enishi.engine.text_parts import text_parts
from enishi.engine.types import Expert, Passage
from enishi.engine.weights import Weights
from enishi.reference.wording import Wording

A_FEW = 3  # more than asked for that are fetched at once
SPARE = 45  # how many more than asked for are looked at, for those who cannot be quoted
HINTED = 0.5  # how clearly a single word of its own shows a category
MOST_READINGS = 20_000  # texts that stay read between two questions

Fetch = Callable[[Sequence[str]], Mapping[str, Expert]]
Readings = dict[str, tuple[tuple[Passage, ...], Profile]]


@dataclass(frozen=True, slots=True)
class Register:
    """The shelves, their texts in the same order, and where the experts' own words are fetched.

    `fetch` returns the experts with the given ids, as they are now; whoever is gone is left out.
    """

    shelves: tuple[Shelf, ...]
    collection: Collection
    known: Expressions
    weights: Weights
    fetch: Fetch
    readings: Readings = field(default_factory=dict)
    meaning: Model | None = None

    def alive(self) -> list[np.ndarray]:
        """Return for each shelf who of it is there (people,)."""
        return [each.alive for each in self.collection.pieces]

    def place(self, number: int) -> tuple[Shelf, int]:
        """Return the shelf on which a person stands, and the number there."""
        shelf, place = self.collection.place(number)
        return self.shelves[shelf], place

    def id(self, number: int) -> str:
        """Return the id of a person."""
        shelf, place = self.place(number)
        return shelf.id(place)

    def ids(self, numbers: Int64s) -> Ids:
        """Return the ids of some people (n,), in UTF-8."""
        found = np.zeros(len(numbers), max(shelf.ids.dtype for shelf in self.shelves))
        first = 0
        for shelf in self.shelves:
            here = (numbers >= first) & (numbers < first + len(shelf.ids))
            found[here] = shelf.ids[numbers[here] - first]
            first += len(shelf.ids)
        return found

    def read(self, expert: Expert) -> Profile:
        """Return an expert's texts as numbers; read anew only when they have changed."""
        return self._remembered(expert) or self._remember(expert, read(_texts(expert), "ja"))

    def look_up(self, expert: Expert, number: int) -> Profile:
        """Return the same of the person with this number, by his shelf where that is quicker.

        Raises Outdated when other texts stand there.
        """
        texts, (shelf, place) = _texts(expert), self.place(number)
        if not shelf.has(place, texts):
            raise Outdated(expert.id)
        return self._remembered(expert) or self._remember(
            expert, shelf.profile(place, texts) or read(texts, "ja")
        )

    def _remembered(self, expert: Expert) -> Profile | None:
        passages, profile = self.readings.get(expert.id, ((), None))
        return profile if passages == expert.passages else None

    def _remember(self, expert: Expert, profile: Profile) -> Profile:
        if len(self.readings) >= MOST_READINGS:
            self.readings.clear()
        self.readings[expert.id] = (expert.passages, profile)
        return profile


def _texts(expert: Expert) -> list[str]:
    return [passage.text for passage in expert.passages]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The candidates, best first, the scores they were chosen by, and what went wrong meanwhile."""

    candidates: tuple[Candidate, ...]
    best: Best
    notices: tuple[Wording, ...]


def choose(
    register: Register,
    asked: AskedNeed,
    codes: Sequence[Reasons],
    *,
    top: int,
    spans: bool,
    everybody: bool,
) -> Chosen:
    """Return the candidates, best first, and the scores they were chosen by.

    Whoever cannot be quoted gets the code of NO_EVIDENCE in `codes`. In a register small enough for
    everybody's sense to be looked at, nobody is left out for sharing no word.
    """
    hearing = Hearing.by_the_table(register.collection, asked.question)
    by_sense = len(hearing.nearness) > 0 and everybody_is_near(register.collection)
    for shelf, code in zip(register.shelves, codes, strict=True):
        if not by_sense:
            leave_out_others(code, asked, shelf.segment, shelf.structure)
    reach = reachable(asked.need, asked.wanted, register.weights)
    best = best_people(
        register.collection,
        asked.question,
        others=[structured_scores(shelf, asked, register.weights) for shelf in register.shelves],
        allowed=[code == FREE for code in codes],
        weights=register.weights,
        ties=[shelf.ties for shelf in register.shelves],
        names=register.ids,
        top=top + SPARE,
        nearness=hearing.nearness,
        everybody=everybody,
    )
    near = [
        number
        for number, score in zip(best.numbers.tolist(), best.scores.tolist(), strict=True)
        if band_of(score, reach) is not None
    ]
    candidates: list[Candidate] = []
    failed: tuple[Wording, ...] = ()
    at_once = len(near) if register.meaning else top + A_FEW
    while near and len(candidates) < top:
        ids = {number: register.id(number) for number in near[:at_once]}
        experts = register.fetch(list(ids.values()))
        close, failed = closeness(register, asked, experts)
        for number, name in ids.items():
            if len(candidates) == top and not close:
                break
            expert = experts.get(name)
            candidate = (
                explained(
                    register, expert, asked, hearing, number, spans=spans, close=close.get(name)
                )
                if expert
                else None
            )
            if candidate is not None:
                candidates.append(candidate)
                continue
            piece, place = register.collection.place(number)
            codes[piece][place] = CODES[Exclusion.NO_EVIDENCE] if expert else NOT_CONSIDERED
        near = near[at_once:]
    candidates.sort(key=lambda candidate: (-candidate.score, candidate.expert))
    return Chosen(tuple(candidates[:top]), best, failed)


def closeness(
    register: Register, asked: AskedNeed, experts: Mapping[str, Expert]
) -> tuple[dict[str, float], tuple[Wording, ...]]:
    """Return how close in meaning each expert is, 0 to 1; nothing without a model.

    With it comes what the reader should know when the model has failed.
    """
    if register.meaning is None:
        return {}, ()
    question = "\n".join(passage.text for passage in asked.need.passages)[:LONGEST]
    texts = [_texts(expert) for expert in experts.values()]
    try:
        found = register.meaning.closeness(question, texts)
    except NotRankable as failed:
        return {}, (failed.wording,)
    return dict(zip(experts, found, strict=True)), ()


def structured_scores(shelf: Shelf, asked: AskedNeed, weights: Weights) -> Float32s:
    """Return what everybody gets from function, field, industry and place (people,)."""
    held = shelf.structure.categories
    points = shelf.structure.beside_function(asked.need, weights)
    for wish, weight in (
        (asked.wanted.functions, weights.function),
        (asked.wanted.fields, weights.field),
    ):
        factors = (wish.factors * np.float32(weight)).astype(np.float32)
        accumulate(held.starts, held.documents, held.weights, wish.terms, factors, points)
    return points


def explained(
    register: Register,
    expert: Expert,
    asked: AskedNeed,
    hearing: Hearing,
    number: int,
    *,
    spans: bool,
    close: float | None = None,
    quoted_only: bool = True,
) -> Candidate | None:
    """Return a person explained; with `quoted_only`, None when there is nothing to quote.

    Raises Outdated when his texts are not those that the index has read.
    """
    known, profile = register.known, register.look_up(expert, number)
    shelf, place = register.place(number)
    evidence = hearing.of(number)
    mentions = relied_on(
        mentions_in(profile, known, known.in_careers),
        np.array([relied(passage.kind) for passage in expert.passages], np.float32),
    )
    person = Reading(_texts(expert), profile)
    near = evidence.best if evidence.best >= 0 and evidence.sense[evidence.best] > 0 else -1
    quoted = quotations(asked, expert, person, mentions=mentions, slugs=known.slugs, nearest=near)
    if not quoted and quoted_only:
        return None
    parts = (
        *structured_parts(
            asked,
            expert,
            place,
            structure=shelf.structure,
            mentions=mentions,
            known=known,
            weights=register.weights,
        ),
        *text_parts(evidence, asked.reading, person, register.weights, spans=spans),
        *([Part(MEANING, PART_LABELS[MEANING], register.weights.meaning * close)] if close else []),
    )
    score = fsum(part.score for part in parts)
    reach = reachable(asked.need, asked.wanted, register.weights)
    band = band_of(score, reach) or Band.PARTLY
    wishes = _wishes(known, asked, mentions, profile)
    return Candidate(
        expert.id,
        score,
        band
        if proven(asked.wanted.functions, expert.passages, mentions)
        else min(band, Band.FAIRLY),
        parts,
        quoted,
        strengths(expert, asked.need, list(wishes)),
        lacks(
            expert,
            asked.need,
            wishes,
            only_posts=bool(quoted) and only_posts(expert.passages, quoted),
        ),
    )


def _wishes(
    known: Expressions, asked: AskedNeed, mentions: Mentions, profile: Profile
) -> dict[str, float]:
    """Return how clearly the career shows each category that matters to the need."""
    functions = asked.wanted.functions
    most = functions.factors.max() if len(functions.factors) else 1.0
    shown = clarity(mentions.categories, mentions.strengths, len(known.slugs))
    words = profile.words.tolist()
    return {
        known.slugs[term]: max(float(shown[term]), HINTED * hinted(words, asked.hints[term]))
        for term in functions.terms[functions.factors >= 0.5 * most].tolist()
    }
