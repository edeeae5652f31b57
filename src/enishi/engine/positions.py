"""Positions: where the words of each passage stand, so that nobody's texts are read twice.

Reading a career with Sudachi takes longer than finding its writer among a million. What was read is
kept as numbers of words with gaps and lengths; a digest of the text, keyed by the salt, tells
whether the text is still the one that was read. There are no letters in it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from hashlib import blake2b

import numba as nb
import numpy as np
from numpy.typing import NDArray

from enishi.engine.codes import codes_of
from enishi.engine.keys import Keys, unsealed
from enishi.engine.postings import Int32s, Int64s
from enishi.engine.profiles import Int8s, Profile
from enishi.engine.segment import Bools
from enishi.engine.strand import Strand
from enishi.reference.folding import fold

FAR = 255  # a gap or a word of so many characters or more, or one that begins inside another
KINDS = 8  # a mark is the kind of a word and KINDS × the break before it
Bytes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Positions:
    """Passage p holds words limits[p] to limits[p+1] as they follow each other in its text.

    `terms` (words,) are their numbers in the strand of words, `gaps` (words,) the characters
    between the word before and this one, `lengths` (words,) its own characters, both FAR where that
    cannot be kept; `digests` (passages,) are those of the texts.
    """

    limits: Int64s
    terms: Int32s
    gaps: Bytes
    lengths: Bytes
    marks: Bytes
    digests: Keys

    def has(self, first: int, texts: Sequence[str], salt: int) -> bool:
        """Say whether these are the texts that stand from passage `first` on."""
        digests = self.digests[first : first + len(texts)]
        return bool((digests == digests_of(texts, salt)).all())

    def of(self, first: int, texts: Sequence[str], strand: Strand) -> Profile | None:
        """Return the profile of the texts that stand from passage `first` on.

        None when a word lies FAR from the one before it: then they must be read.
        """
        limits = self.limits[first : first + len(texts) + 1]
        words = slice(limits[0], limits[-1])
        far = (self.gaps[words] == FAR) | (self.lengths[words] == FAR)
        if far.any():
            return None
        codes = [codes_of(fold(text)) for text in texts]
        begins, ends = _laid_out(limits - limits[0], self.gaps[words], self.lengths[words])
        return Profile(
            unsealed(strand.keys[self.terms[words]], np.uint64(strand.salt)),
            begins,
            ends,
            (self.marks[words] // KINDS).view(np.int8),
            (self.marks[words] % KINDS).view(np.int8),
            (limits - limits[0]).astype(np.int32),
            np.concatenate([np.zeros(0, np.uint32), *codes]),
            np.cumsum([0, *map(len, codes)], dtype=np.int32),
        )


def digests_of(texts: Iterable[str], salt: int) -> Keys:
    """Return a digest of each text (texts,), never 0."""
    key = salt.to_bytes(8, "big")
    raw = [blake2b(t.encode("utf-8", "surrogatepass"), digest_size=8, key=key) for t in texts]
    return np.array([int.from_bytes(each.digest(), "big") or 1 for each in raw], np.uint64)


def positions(profile: Profile, digests: Keys, strand: Strand) -> Positions:
    """Return the positions of the words of a profile; `digests` (passages,) are of its texts."""
    gaps, lengths = profile.begins.copy(), profile.ends - profile.begins
    gaps[1:] -= profile.ends[:-1]
    first = profile.word_limits[:-1][np.diff(profile.word_limits) > 0]
    gaps[first] = profile.begins[first]
    return _read_only(
        profile.word_limits.astype(np.int64),
        strand.find(profile.words),
        _near(gaps),
        _near(lengths),
        _marks(profile.kinds, profile.breaks),
        digests,
    )


def joined(several: Sequence[Positions]) -> Positions:
    """Return the positions of passages of one strand as one, in their order."""
    counts = np.concatenate([np.diff(each.limits) for each in several])
    return _read_only(
        np.concatenate(([0], np.cumsum(counts, dtype=np.int64))),
        *(
            np.concatenate([getattr(each, field.name) for each in several])
            for field in fields(Positions)[1:]
        ),
    )


def rest_of(several: Sequence[tuple[Positions, Bools, Strand]], strand: Strand) -> Positions:
    """Return the positions of those passages of some strands that are alive, as `strand` has them.

    `strand` is what is left of these, with the same salt.
    """
    left = []
    for each, alive, before in several:
        numbers = strand.numbering.find(before.keys)
        counts = np.diff(each.limits)
        kept = np.repeat(alive, counts)
        left.append(
            Positions(
                np.concatenate(([0], np.cumsum(counts[alive], dtype=np.int64))),
                numbers[each.terms[kept]],
                each.gaps[kept],
                each.lengths[kept],
                each.marks[kept],
                each.digests[alive],
            )
        )
    return joined(left)


def _near(steps: Int32s) -> Bytes:
    """Return steps in a byte each, FAR for those that it cannot hold."""
    return np.where((steps >= 0) & (steps < FAR), steps, FAR).astype(np.uint8)


def _marks(kinds: Int8s, breaks: Int8s) -> Bytes:
    return (kinds + KINDS * breaks).astype(np.uint8)


def _read_only(*arrays: NDArray[np.generic]) -> Positions:
    for array in arrays:
        array.setflags(write=False)
    return Positions(*arrays)  # type: ignore[arg-type]


@nb.njit(cache=True)
def _laid_out(limits, gaps, lengths):  # type: ignore[no-untyped-def]
    """Return where words begin and end (words,) that follow each other at these gaps."""
    begins, ends = np.empty(len(gaps), np.int32), np.empty(len(gaps), np.int32)
    for passage in range(len(limits) - 1):
        at = 0
        for word in range(limits[passage], limits[passage + 1]):
            begins[word] = at + gaps[word]
            at = begins[word] + lengths[word]
            ends[word] = at
    return begins, ends
