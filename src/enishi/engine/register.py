"""The register behind an index: shelves, what is kept of their texts, and where these are."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from enishi.engine.collection import Collection
from enishi.engine.expressions import Expressions
from enishi.engine.meaning import Model
from enishi.engine.postings import Ids, Int64s
from enishi.engine.profiles import Profile, read
from enishi.engine.refusal import Outdated
from enishi.engine.shelf import Shelf
from enishi.engine.types import Expert, Passage
from enishi.engine.weights import Weights

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
        kind = np.result_type(*(shelf.ids.dtype for shelf in self.shelves))
        found = np.zeros(len(numbers), kind)
        first = 0
        for shelf in self.shelves:
            here = (numbers >= first) & (numbers < first + len(shelf.ids))
            found[here] = shelf.ids[numbers[here] - first]
            first += len(shelf.ids)
        return found

    def read(self, expert: Expert) -> Profile:
        """Return an expert's texts as numbers; read anew only when they have changed."""
        return self._remembered(expert) or self._remember(expert, read(texts_of(expert), "ja"))

    def look_up(self, expert: Expert, number: int) -> Profile:
        """Return the same of the person with this number, by his shelf where that is quicker.

        Raises Outdated when other texts stand there.
        """
        texts, (shelf, place) = texts_of(expert), self.place(number)
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


def texts_of(expert: Expert) -> list[str]:
    """Return the texts of an expert's passages."""
    return [passage.text for passage in expert.passages]
