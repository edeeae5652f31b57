"""A shelf: some experts as the index keeps them, without their texts, and finding one by his id."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from enishi.engine import conditions as kept_conditions
from enishi.engine import positions as kept_positions
from enishi.engine import structure as kept_structure
from enishi.engine.channels import ALL
from enishi.engine.conditions import Conditions, conditions
from enishi.engine.expressions import Expressions
from enishi.engine.keys import Keys
from enishi.engine.labels import WORDS
from enishi.engine.mentions import mentions_in
from enishi.engine.positions import Positions, digests_of, positions
from enishi.engine.postings import Ids, Int32s
from enishi.engine.profiles import Profile, joined
from enishi.engine.segment import Bools, Segment, rest_of, segment_of
from enishi.engine.structure import Structure, relied_on, structure
from enishi.engine.types import Expert, Kind

RELIANCE: dict[str, float] = {
    Kind.CAREER: 1.0,
    Kind.OFFER: 0.9,
    Kind.SPECIALISM: 0.9,
    Kind.STYLE: 0.5,
}
AT_ONCE = 4_096  # people whose categories are worked out together


@dataclass(frozen=True, slots=True)
class Shelf:
    """People 0..n-1: ids (people,) in UTF-8, texts as numbers, and what is known besides.

    `by_id` (people,) are their numbers in the order of the ids; `ties` (people,) begin as the ids
    do, so that equals stand in the order of their ids however the shelves are filled.
    """

    ids: Ids
    by_id: Int32s
    ties: Keys
    segment: Segment
    positions: Positions
    structure: Structure
    conditions: Conditions

    def has(self, number: int, texts: Sequence[str]) -> bool:
        """Say whether these are all the texts of a person, as they were read."""
        first, last = self.segment.limits[number : number + 2].tolist()
        return last - first == len(texts) and self.positions.has(first, texts, self.segment.salt)

    def profile(self, number: int, texts: Sequence[str]) -> Profile | None:
        """Return a person's texts, which the shelf has, as numbers; None when they must be read."""
        first = int(self.segment.limits[number])
        return self.positions.of(first, texts, self.segment.strands[WORDS])

    def find(self, ids: Iterable[str]) -> Int32s:
        """Return the numbers of those ids that are here, ascending."""
        # The end of a field would swallow a NUL, and so find somebody else.
        encoded = (each.encode("utf-8", "surrogatepass") for each in ids if "\0" not in each)
        wanted = np.array(sorted(encoded), np.bytes_)
        if not len(wanted) or not len(self.ids):
            return np.zeros(0, np.int32)
        places = np.searchsorted(self.ids, wanted, sorter=self.by_id)
        numbers = self.by_id[np.minimum(places, len(self.ids) - 1)]
        return np.sort(numbers[self.ids[numbers] == wanted])

    def id(self, number: int) -> str:
        """Return the id of the person with this number."""
        return bytes(self.ids[number]).decode()


def shelf_of(
    experts: Sequence[Expert], profiles: Sequence[Profile], known: Expressions, salt: int = 0
) -> Shelf:
    """Return the shelf of some experts in this order, whose texts have been read."""
    passages = [len(expert.passages) for expert in experts]
    reliance = [relied(passage.kind) for expert in experts for passage in expert.passages]
    everybody = joined(profiles)
    parts = [
        _structure(experts[at : at + AT_ONCE], profiles[at : at + AT_ONCE], known)
        for at in range(0, max(1, len(experts)), AT_ONCE)
    ]
    segment = segment_of(everybody, passages, reliance, ALL, salt)
    digests = digests_of((p.text for expert in experts for p in expert.passages), salt)
    return shelf(
        np.array([expert.id.encode() for expert in experts] or [b""], np.bytes_)[: len(experts)],
        segment,
        positions(everybody, digests, segment.strands[WORDS]),
        kept_structure.rest_of([(each, everyone(each)) for each in parts]),
        conditions(experts),
    )


def shelf(ids: Ids, texts: Segment, where: Positions, parts: Structure, hard: Conditions) -> Shelf:
    """Return the shelf with the order of its ids worked out."""
    by_id = np.argsort(ids, kind="stable").astype(np.int32)
    return Shelf(ids, by_id, ties_of(ids), texts, where, parts, hard)


def rest_of_shelves(shelves: Sequence[tuple[Shelf, Bools]]) -> Shelf:
    """Return who is alive of some shelves (people,), in their order, as one shelf."""
    segment = rest_of([(each.segment, alive) for each, alive in shelves])
    passages = [np.repeat(alive, np.diff(each.segment.limits)) for each, alive in shelves]
    where = [
        (each.positions, there, each.segment.strands[WORDS])
        for (each, _), there in zip(shelves, passages, strict=True)
    ]
    return shelf(
        np.concatenate([each.ids[alive] for each, alive in shelves]),
        segment,
        kept_positions.rest_of(where, segment.strands[WORDS]),
        kept_structure.rest_of([(each.structure, alive) for each, alive in shelves]),
        kept_conditions.rest_of([(each.conditions, alive) for each, alive in shelves]),
    )


def everyone(parts: Structure) -> Bools:
    """Return a mask that leaves nobody out (people,)."""
    return np.ones(len(parts.prefectures), np.bool_)


def relied(kind: str) -> float:
    """Return how far a passage of this kind is relied on, between 0 and 1."""
    return RELIANCE.get(kind, 1.0)


def ties_of(ids: Ids) -> Keys:
    """Return the first eight bytes of each id as a number (people,)."""
    return ids.astype("S8").view(">u8").astype(np.uint64)


def _structure(
    experts: Sequence[Expert], profiles: Sequence[Profile], known: Expressions
) -> Structure:
    owners = np.repeat(
        np.arange(len(experts), dtype=np.int32), [len(expert.passages) for expert in experts]
    )
    reliance = [relied(passage.kind) for expert in experts for passage in expert.passages]
    mentions = mentions_in(joined(profiles), known, known.in_careers)
    mentions = relied_on(mentions, np.array(reliance, np.float32))
    return structure(experts, mentions, owners, known)
