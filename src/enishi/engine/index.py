"""The index of a network's experts, and the answer to one need."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np

from enishi.engine.admission import admit, admit_need
from enishi.engine.answers import Answer, Candidate, Exclusion
from enishi.engine.asked_need import AskedNeed, make_ready
from enishi.engine.bands import band_of, reachable
from enishi.engine.collection import Collection, collect
from enishi.engine.conditions import CODES, FREE, NOT_CONSIDERED, Conditions, Reasons, conditions
from enishi.engine.explain import Shown, explained
from enishi.engine.postings import Float32s, accumulate
from enishi.engine.profiles import Profile, joined, read
from enishi.engine.reasons import left_out, notices
from enishi.engine.remarks import lacks, strengths
from enishi.engine.scoring import best_people
from enishi.engine.structure import Structure, structure
from enishi.engine.taxonomy import Expressions, expressions
from enishi.engine.text_parts import Side
from enishi.engine.types import Expert, Kind, Need
from enishi.engine.vocabulary import Vocabulary
from enishi.engine.weights import DEFAULT_WEIGHTS, Weights

RELIANCE: dict[str, float] = {
    Kind.CAREER: 1.0,
    Kind.OFFER: 0.9,
    Kind.SPECIALISM: 0.9,
    Kind.STYLE: 0.5,
}


@dataclass(frozen=True, slots=True)
class Index:
    """Experts in the order of their ids, ready to be asked; never changed, only succeeded."""

    experts: tuple[Expert, ...]
    profiles: Mapping[str, Profile]
    known: Expressions
    collection: Collection
    structure: Structure
    conditions: Conditions
    weights: Weights

    @classmethod
    def build(cls, experts: Iterable[Expert], *, weights: Weights = DEFAULT_WEIGHTS) -> Self:
        """Return the index of some experts; NotRankable when two share an id."""
        listed = list(experts)
        admit(listed)
        vocabulary = Vocabulary()
        known = expressions(vocabulary.learn)
        profiles = {expert.id: _read(expert, vocabulary) for expert in listed}
        return cls._of(listed, profiles, known, vocabulary, weights)

    def with_changes(self, changed: Iterable[Expert], removed: Iterable[str] = ()) -> Self:
        """Return the successor in which some experts are new, changed or gone; reads only those."""
        anew = list(changed)
        admit(anew)
        gone = set(removed) | {expert.id for expert in anew}
        experts = [expert for expert in self.experts if expert.id not in gone] + anew
        before = {expert.id: expert for expert in self.experts}
        vocabulary = self.collection.vocabulary
        profiles = {key: held for key, held in self.profiles.items() if key not in gone}
        for expert in anew:
            same = expert.id in before and before[expert.id].passages == expert.passages
            profiles[expert.id] = self.profiles[expert.id] if same else _read(expert, vocabulary)
        return type(self)._of(experts, profiles, self.known, vocabulary, self.weights)

    @classmethod
    def _of(
        cls,
        experts: Iterable[Expert],
        profiles: Mapping[str, Profile],
        known: Expressions,
        vocabulary: Vocabulary,
        weights: Weights,
    ) -> Self:
        ordered = sorted(experts, key=lambda expert: expert.id)
        held = [profiles[expert.id] for expert in ordered]
        reliance = [RELIANCE.get(p.kind, 1.0) for expert in ordered for p in expert.passages]
        collection = collect(held, reliance, vocabulary, weights)
        counts = np.diff(collection.limits)
        owners = np.repeat(np.arange(len(ordered), dtype=np.int32), counts)
        words, limits = joined([p.words for p in held], [p.word_limits for p in held])
        begins, _ = joined([p.begins for p in held], [])
        ends, _ = joined([p.ends for p in held], [])
        parts = structure(
            ordered, (words, begins, ends, limits), owners, collection.reliance, known
        )
        return cls(tuple(ordered), profiles, known, collection, parts, conditions(ordered), weights)

    def rank(
        self,
        need: Need,
        *,
        top: int = 5,
        among: frozenset[str] | None = None,
        language: str = "ja",
        why_not: bool = True,
    ) -> Answer:
        """Return the best `top` experts for a need, explained, and why the others are not there.

        Only experts in `among` are considered; the rest leave no trace. Every sentence comes in
        both languages, whatever `language` the reader prefers. Without `why_not`, nobody is listed
        as left out (for many needs at once).
        """
        admit_need(need, top)
        asked = make_ready(need, self.collection, self.known, self.weights)
        codes = self.conditions.reasons(need)
        if among is not None:
            inside = [expert.id in among for expert in self.experts]
            codes[~np.array(inside, np.bool_)] = NOT_CONSIDERED
        candidates, scores = self._candidates(asked, codes, top)
        chosen = {candidate.expert for candidate in candidates}
        reach = reachable(need, asked.wanted, self.weights)
        if why_not:
            return Answer(
                need.id,
                candidates,
                left_out(
                    self.experts,
                    codes,
                    asked,
                    scores=scores,
                    reach=reach,
                    chosen=chosen,
                    known=self.known,
                ),
                asked.suggestions,
                notices(asked),
            )
        return Answer(need.id, candidates, (), asked.suggestions, notices(asked))

    def _others(self, asked: AskedNeed) -> Float32s:
        """Return what everybody gets from the structured parts (people,)."""
        need, weights, held = asked.need, self.weights, self.structure.categories
        points = weights.industry * self.structure.industry(need.industry)
        points += weights.place * self.structure.place(need.prefecture, need.online)
        for wish, weight in (
            (asked.wanted.functions, weights.function),
            (asked.wanted.fields, weights.field),
        ):
            factors = (wish.factors * np.float32(weight)).astype(np.float32)
            accumulate(held.starts, held.documents, held.weights, wish.terms, factors, points)
        return points

    def _candidates(
        self, asked: AskedNeed, codes: Reasons, top: int
    ) -> tuple[tuple[Candidate, ...], Float32s]:
        reach = reachable(asked.need, asked.wanted, self.weights)
        numbers, scores = best_people(
            self.collection,
            asked.question,
            others=self._others(asked),
            allowed=codes == FREE,
            weights=self.weights,
            top=len(self.experts) or 1,
        )
        everybody = np.zeros(len(self.experts), np.float32)
        everybody[numbers] = scores
        candidates: list[Candidate] = []
        for number in numbers:
            if len(candidates) == top or band_of(float(everybody[number]), reach) is None:
                break
            candidate = self._candidate(asked, int(number), reach)
            if candidate is None:
                codes[number] = CODES[Exclusion.NO_EVIDENCE]
            else:
                candidates.append(candidate)
        candidates.sort(key=lambda candidate: (-candidate.score, candidate.expert))
        return tuple(candidates), everybody

    def _candidate(self, asked: AskedNeed, number: int, reach: float) -> Candidate | None:
        expert = self.experts[number]
        side = Side([passage.text for passage in expert.passages], self.profiles[expert.id])
        score, parts, quotations, shown = explained(
            asked,
            number,
            side,
            collection=self.collection,
            structure=self.structure,
            known=self.known,
            weights=self.weights,
        )
        band = band_of(score, reach)
        if band is None or not quotations:
            return None
        wishes = self._wishes(asked, shown)
        return Candidate(
            expert.id,
            score,
            band,
            parts,
            quotations,
            strengths(expert, asked.need, list(wishes), None),
            lacks(expert, asked.need, wishes, None),
        )

    def _wishes(self, asked: AskedNeed, shown: Shown) -> dict[str, float]:
        """Return how clearly the career shows each category that matters to the need."""
        functions = asked.wanted.functions
        most = functions.factors.max() if len(functions.factors) else 1.0
        chosen = functions.terms[functions.factors >= 0.5 * most]
        return {self.known.slugs[term]: float(shown.clear[term]) for term in chosen}


def _read(expert: Expert, vocabulary: Vocabulary) -> Profile:
    return read([passage.text for passage in expert.passages], vocabulary.learn, "ja")
