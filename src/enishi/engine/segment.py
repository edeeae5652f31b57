"""A segment: the passages of some people in all text channels; never changed, only succeeded."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from enishi.engine.channels import keys_in, limits_in
from enishi.engine.labels import WORDS
from enishi.engine.postings import Float32s, Int32s, Int64s
from enishi.engine.profiles import Profile, runs_of
from enishi.engine.sense import Senses, senses_in
from enishi.engine.strand import Strand
from enishi.engine.weaving import Weaver, joined

Bools = NDArray[np.bool_]
Strands = Mapping[str, Strand]
AT_ONCE = 4_096  # passages whose keys are worked out together


@dataclass(frozen=True, slots=True)
class Segment:
    """People 0..n-1 with passages limits[i]:limits[i+1], and how far each passage is relied on.

    `most_passages` is the largest number of one person's, `most_reliance` the highest reliance.
    """

    limits: Int32s
    reliance: Float32s
    strands: Strands
    senses: Senses
    most_passages: int
    most_reliance: float

    @property
    def people(self) -> int:
        """Return the number of people."""
        return len(self.limits) - 1

    @property
    def passages(self) -> int:
        """Return the number of passages of everybody together."""
        return len(self.reliance)

    @property
    def salt(self) -> int:
        """Return the salt of the keys of every strand."""
        return next(iter(self.strands.values())).salt


def segment_of(
    everybody: Profile,
    passages: Sequence[int],
    reliance: Sequence[float],
    channels: Sequence[str],
    salt: int = 0,
) -> Segment:
    """Return the segment of all profiles joined into one.

    `passages` (people,) counts the passages of each person, `reliance` (passages,) says how far
    each is relied on.
    """
    strands = strands_of(runs_of(everybody, AT_ONCE), channels, salt)
    return segment(passages, reliance, strands)


def strands_of(
    runs: Iterable[Profile], channels: Sequence[str], salt: int = 0, capacity: int = 1 << 12
) -> Strands:
    """Return the strand of each channel over passages that come run by run.

    `capacity` is the number of keys of a channel to come, if known.
    """
    weavers = {name: Weaver(salt, capacity) for name in channels}
    for run in runs:
        for name, weaver in weavers.items():
            weaver.add(keys_in(name, run), limits_in(name, run))
    return {name: weaver.woven() for name, weaver in weavers.items()}


def segment(
    passages: Sequence[int] | Int64s, reliance: Sequence[float] | Float32s, strands: Strands
) -> Segment:
    """Return the segment of people who have so many passages each, over strands of these."""
    counts = np.asarray(passages, np.int64)
    limits = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
    relied = np.asarray(reliance, np.float32)
    for array in (limits, relied):
        array.setflags(write=False)
    return Segment(
        limits,
        relied,
        strands,
        senses_in(strands[WORDS]),
        int(counts.max(initial=1)),
        float(relied.max(initial=0)),
    )


def rest_of(segments: Sequence[tuple[Segment, Bools]]) -> Segment:
    """Return who is alive of some segments (people,), in their order, as one segment."""
    passages, reliance, kept = [np.zeros(0, np.int64)], [np.zeros(0, np.float32)], []
    for each, alive in segments:
        counts = np.diff(each.limits)
        of_passages = np.repeat(alive, counts)
        passages.append(counts[alive])
        reliance.append(each.reliance[of_passages])
        kept.append(of_passages)
    strands = {
        name: joined(
            [(each.strands[name], alive) for (each, _), alive in zip(segments, kept, strict=True)],
            segments[0][0].salt,
        )
        for name in segments[0][0].strands
    }
    return segment(np.concatenate(passages), np.concatenate(reliance), strands)


def new_numbers(alive: Sequence[Bools]) -> list[Int32s]:
    """Return for each array the numbers (people,) of those alive in one row of all, -1 for gone."""
    numbers: list[Int32s] = []
    held = 0
    for each in alive:
        counted = np.cumsum(each, dtype=np.int32) + np.int32(held - 1)
        numbers.append(np.where(each, counted, -1).astype(np.int32))
        held += int(each.sum())
    return numbers
