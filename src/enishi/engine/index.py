"""The index of a network's experts, and the answer to one need."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from enishi.engine.admission import admit, admit_need
from enishi.engine.answers import Answer
from enishi.engine.asked_need import make_ready
from enishi.engine.bands import reachable
from enishi.engine.collection import collect
from enishi.engine.conditions import NOT_CONSIDERED, conditions
from enishi.engine.expressions import Expressions, taxonomy
from enishi.engine.mentions import mentions_in
from enishi.engine.profiles import Profile, joined, read
from enishi.engine.reasons import left_out, notices
from enishi.engine.register import Register, choose
from enishi.engine.structure import relied_on, structure
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
    """Everybody who may be asked for; never changed, only succeeded. Safe to share by threads."""

    vocabulary: Vocabulary
    known: Expressions
    profiles: Mapping[str, Profile]
    register: Register

    @classmethod
    def build(cls, experts: Iterable[Expert], *, weights: Weights = DEFAULT_WEIGHTS) -> Self:
        """Return the index of some experts.

        Raises NotRankable when two share an id or a prefecture code is unknown. Categories that
        the taxonomy does not know do no harm and do not count.
        """
        listed = list(experts)
        admit(listed)
        shared, known = taxonomy()
        vocabulary = shared.copy()
        profiles = {expert.id: _read(expert, vocabulary) for expert in listed}
        return cls(vocabulary, known, profiles, _register(listed, profiles, known, weights))

    def with_changes(self, changed: Iterable[Expert], removed: Iterable[str] = ()) -> Self:
        """Return the successor in which some experts are new, changed or gone.

        Only passages that changed are read again; the answers are those of a fresh build. Ids to
        be removed that nobody has do no harm. Raises NotRankable as `build` does.
        """
        anew = list(changed)
        admit(anew)
        gone = set(removed) | {expert.id for expert in anew}
        before = {expert.id: expert for expert in self.register.experts}
        experts = [expert for expert in self.register.experts if expert.id not in gone] + anew
        if len(experts) == len(before) and all(_as_before(each, before) for each in anew):
            return type(self)(self.vocabulary, self.known, self.profiles, self._known_anew(experts))
        profiles = {key: profile for key, profile in self.profiles.items() if key not in gone}
        for expert in anew:
            same = _as_before(expert, before)
            profiles[expert.id] = (
                self.profiles[expert.id] if same else _read(expert, self.vocabulary)
            )
        register = _register(experts, profiles, self.known, self.register.weights)
        return type(self)(self.vocabulary, self.known, profiles, register)

    def _known_anew(self, experts: Sequence[Expert]) -> Register:
        """Return the register when all is as it was but what is known apart from the texts."""
        register, ordered = self.register, _in_order(experts)
        mentions, owners = register.structure.mentions, register.structure.owners
        return replace(
            register,
            experts=tuple(ordered),
            structure=structure(ordered, mentions, owners, self.known),
            conditions=conditions(ordered),
        )

    def rank(
        self,
        need: Need,
        *,
        top: int = 5,
        among: frozenset[str] | None = None,
        language: str = "ja",
        why_not: bool = True,
        spans: bool = True,
    ) -> Answer:
        """Return the best `top` experts for a need, explained, and why the others are not there.

        Only experts in `among` are considered; the rest leave no trace. Every sentence comes in
        both languages, so the answer is the same whatever `language` the reader prefers. Without
        `why_not` nobody is listed as left out, and without `spans` the parts say only how much they
        count, not on which characters they rest: both quicker for many needs at once. Raises
        NotRankable for an unknown prefecture or a `top` below 1.
        """
        admit_need(need, top)
        register = self.register
        asked = make_ready(need, register.collection, self.vocabulary, self.known, register.weights)
        codes = register.conditions.reasons(need)
        if among is not None:
            inside = [expert.id in among for expert in register.experts]
            codes[~np.array(inside, np.bool_)] = NOT_CONSIDERED
        candidates, scores = choose(register, self.profiles, asked, codes, top=top, spans=spans)
        others = (
            left_out(
                register.experts,
                codes,
                asked,
                scores=scores,
                reach=reachable(need, asked.wanted, register.weights),
                chosen={candidate.expert for candidate in candidates},
                known=self.known,
            )
            if why_not
            else ()
        )
        return Answer(need.id, candidates, others, asked.suggestions, notices(asked))


def _read(expert: Expert, vocabulary: Vocabulary) -> Profile:
    return read([passage.text for passage in expert.passages], vocabulary.learn, "ja")


def _as_before(expert: Expert, before: Mapping[str, Expert]) -> bool:
    return expert.id in before and before[expert.id].passages == expert.passages


def _in_order(experts: Iterable[Expert]) -> list[Expert]:
    return sorted(experts, key=lambda expert: expert.id)


def _register(
    experts: Iterable[Expert],
    profiles: Mapping[str, Profile],
    known: Expressions,
    weights: Weights,
) -> Register:
    ordered = _in_order(experts)
    everybody = joined([profiles[expert.id] for expert in ordered])
    passages = [len(expert.passages) for expert in ordered]
    reliance = [RELIANCE.get(p.kind, 1.0) for expert in ordered for p in expert.passages]
    collection = collect(everybody, passages, reliance, weights)
    owners = np.repeat(np.arange(len(ordered), dtype=np.int32), passages)
    mentions = mentions_in(everybody, known, known.in_careers)
    return Register(
        tuple(ordered),
        collection,
        structure(ordered, relied_on(mentions, collection.reliance), owners, known),
        conditions(ordered),
        known,
        weights,
    )
