"""The index of a network's experts, and the answer to one need."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

import numpy as np

from enishi.engine.admission import admit, admit_need
from enishi.engine.answers import Answer, Candidate, Exclusion
from enishi.engine.asked_need import make_ready
from enishi.engine.bands import reachable
from enishi.engine.choosing import choose
from enishi.engine.collection import Collection, Piece, joining, piece
from enishi.engine.conditions import NOT_CONSIDERED, ORDER, Reasons
from enishi.engine.evidence import Hearing
from enishi.engine.explaining import closeness, explained
from enishi.engine.expressions import taxonomy
from enishi.engine.keeping import About, keep_shelf, opened_shelf
from enishi.engine.meaning import Model
from enishi.engine.reasons import left_out, notices
from enishi.engine.register import Fetch, Register
from enishi.engine.shelf import Shelf, rest_of_shelves, shelf_of
from enishi.engine.store import examine
from enishi.engine.types import Expert, Need
from enishi.engine.weights import DEFAULT_WEIGHTS, Weights

DUE = 0.1  # of the people in the first piece: so many behind it are due to be merged
FEW = 1_000  # people behind it never are


@dataclass(frozen=True, slots=True)
class Remembered:
    """Experts who are remembered by their ids; the others are fetched from elsewhere."""

    recent: Mapping[str, Expert] = field(default_factory=dict)
    elsewhere: Fetch | None = None

    def __call__(self, ids: Sequence[str]) -> Mapping[str, Expert]:
        """Return the experts with these ids; whoever is gone is left out."""
        found = {key: self.recent[key] for key in ids if key in self.recent}
        missing = [key for key in ids if key not in self.recent]
        if missing and self.elsewhere is not None:
            found.update(self.elsewhere(missing))
        return found


@dataclass(frozen=True, slots=True)
class Index:
    """Everybody who may be asked for; never changed, only succeeded. Safe to share by threads."""

    register: Register
    remembered: Remembered

    @classmethod
    def build(
        cls,
        experts: Iterable[Expert],
        *,
        weights: Weights = DEFAULT_WEIGHTS,
        salt: int = 0,
        fetch: Fetch | None = None,
    ) -> Self:
        """Return the index of some experts.

        With `fetch` their words are not remembered but fetched when somebody is shown. `salt` (0
        to 2⁶⁴ - 1) veils the keys of their words, for an index that is to be saved. Raises
        NotRankable when two share an id or a prefecture code is unknown. Categories that the
        taxonomy does not know do no harm and do not count.
        """
        listed = sorted(experts, key=lambda expert: expert.id)
        admit(listed)
        remembered = Remembered({} if fetch else {each.id: each for each in listed}, fetch)
        known = taxonomy()
        register = Register((), Collection((), weights), known, weights, remembered)
        shelf = shelf_of(listed, [register.read(each) for each in listed], known, salt)
        return cls._of((shelf,), (piece(shelf.segment),), register, remembered)

    @classmethod
    def open(
        cls, path: Path, *, salt: int, fetch: Fetch, weights: Weights = DEFAULT_WEIGHTS
    ) -> tuple[Self, About]:
        """Return the index kept in a file, mapped and not copied, and what was said of it.

        Experts' words are fetched when somebody is shown. Raises NotKept, with a sentence, when the
        file is missing or damaged, or was written under other rules or with another salt. A file
        of more than 200 MB is not read to its end for that: `examine` does it, beside the answers.
        """
        shelf, about = opened_shelf(path, salt)
        remembered = Remembered({}, fetch)
        register = Register((), Collection((), weights), taxonomy(), weights, remembered)
        return cls._of((shelf,), (piece(shelf.segment),), register, remembered), about

    @staticmethod
    def examine(path: Path) -> None:
        """Read a large file to its end; raises NotKept when it is damaged, OSError when gone."""
        examine(path)

    def keep(self, path: Path, *, about: About) -> None:
        """Keep the index in a file: everybody on one shelf, no texts; `about` is yours (JSON)."""
        index = self if self.is_whole else self.merged()
        keep_shelf(path, index.register.shelves[0], about)

    def with_meaning(self, meaning: Model | None) -> Self:
        """Return the same index with a model that ranks those at the top again, or without."""
        return type(self)(replace(self.register, meaning=meaning), self.remembered)

    def with_changes(self, changed: Iterable[Expert], removed: Iterable[str] = ()) -> Self:
        """Return the successor in which some experts are new, changed or gone.

        Only texts that changed are read again; the answers are those of a fresh build. Ids to
        be removed that nobody has do no harm. Raises NotRankable as `build` does.
        """
        anew = sorted(changed, key=lambda expert: expert.id)
        admit(anew)
        register, coming = self.register, {expert.id: expert for expert in anew}
        leaving = {*removed, *coming}
        kept = [
            each.without(_there(shelf, each, leaving))
            for shelf, each in zip(register.shelves, register.collection.pieces, strict=True)
        ]
        fresh = shelf_of(
            anew, [register.read(each) for each in anew], register.known, kept[0].segment.salt
        )
        alone = 1 + joining([each.segment.people for each in kept[1:]], len(anew))
        small = [
            (shelf, each.alive)
            for shelf, each in zip(register.shelves[alone:], kept[alone:], strict=True)
        ]
        if small:
            fresh = rest_of_shelves([*small, (fresh, np.ones(len(anew), np.bool_))])
        recent = {k: v for k, v in self.remembered.recent.items() if k not in leaving} | coming
        return self._of(
            (*register.shelves[:alone], fresh),
            (*kept[:alone], piece(fresh.segment)),
            register,
            Remembered(recent, self.remembered.elsewhere),
        )

    @property
    def is_due(self) -> bool:
        """Whether so much has changed since the first shelf was filled that it should be anew."""
        first, *behind = self.register.collection.pieces
        moved = sum(each.segment.people for each in behind) + int((~first.alive).sum())
        return moved > max(FEW, DUE * first.segment.people)

    @property
    def is_whole(self) -> bool:
        """Whether everybody stands on one shelf and nobody of it is gone."""
        first, *behind = self.register.collection.pieces
        return not behind and bool(first.alive.all())

    def merged(self) -> Self:
        """Return the same people on one shelf; the answers are the same.

        Others may go on asking meanwhile, and changes made to this index meanwhile can be made
        again to the one returned.
        """
        register = self.register
        whole = rest_of_shelves(list(zip(register.shelves, register.alive(), strict=True)))
        elsewhere = self.remembered.elsewhere
        remembered = Remembered({}, elsewhere) if elsewhere else self.remembered
        return self._of((whole,), (piece(whole.segment),), register, remembered)

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
        NotRankable for an unknown prefecture or a `top` below 1, and Outdated when a text that was
        fetched is not the one that was read.
        """
        admit_need(need, top)
        register = self.register
        asked = make_ready(need, register.collection, register.known, register.weights)
        codes = self._codes(need, among)
        chosen = choose(register, asked, codes, top=top, spans=spans, everybody=why_not)
        others = (
            left_out(
                register.shelves,
                codes,
                asked,
                scores=chosen.best.everybody,
                reach=reachable(asked.need, asked.wanted, register.weights),
                chosen={candidate.expert for candidate in chosen.candidates},
                known=register.known,
            )
            if why_not
            else ()
        )
        told = (*notices(asked), *chosen.notices)
        return Answer(need.id, chosen.candidates, others, asked.suggestions, told)

    def explain(self, need: Need, expert: str) -> tuple[Candidate, Exclusion | None] | None:
        """Return one expert beside a need, whatever his place, and what stands against him.

        The candidate's parts sum to his score and `lacks` says what is missing; the band means
        nothing where a hard condition stands against him. None when nobody has this id. Raises
        NotRankable and Outdated as `rank` does.
        """
        admit_need(need, 1)
        register = self.register
        asked = make_ready(need, register.collection, register.known, register.weights)
        first = 0
        for shelf, each, codes in zip(
            register.shelves, register.collection.pieces, self._codes(need, None), strict=True
        ):
            for number in _there(shelf, each, [expert]).tolist():
                value = register.fetch([expert]).get(expert)
                if value is None:
                    return None
                found = explained(
                    register,
                    value,
                    asked,
                    Hearing.by_the_table(register.collection, asked.question),
                    first + number,
                    spans=True,
                    close=closeness(register, asked, {expert: value})[0].get(expert),
                    quoted_only=False,
                )
                against = ORDER[int(codes[number]) - 1] if codes[number] > 0 else None
                return (found, against) if found else None
            first += each.segment.people
        return None

    def _codes(self, need: Need, among: frozenset[str] | None) -> list[Reasons]:
        codes = []
        for shelf, each in zip(self.register.shelves, self.register.collection.pieces, strict=True):
            code = shelf.conditions.reasons(need)
            np.copyto(code, NOT_CONSIDERED, where=~each.alive)
            if among is not None:
                inside = np.zeros(len(code), np.bool_)
                inside[shelf.find(among)] = True
                code[~inside] = NOT_CONSIDERED
            codes.append(code)
        return codes

    @classmethod
    def _of(
        cls,
        shelves: tuple[Shelf, ...],
        pieces: tuple[Piece, ...],
        register: Register,
        remembered: Remembered,
    ) -> Self:
        collection = Collection(pieces, register.weights)
        return cls(
            Register(
                shelves,
                collection,
                register.known,
                register.weights,
                remembered,
                register.readings,
                register.meaning,
            ),
            remembered,
        )


def _there(shelf: Shelf, piece: Piece, ids: Iterable[str]) -> np.ndarray:
    """Return the numbers of those of the ids that are on a shelf and not gone."""
    numbers = shelf.find(ids)
    return numbers[piece.alive[numbers]]
