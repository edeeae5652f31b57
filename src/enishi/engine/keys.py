"""Keys: every term of every channel as a number of 64 bits that is the same on every machine.

A word's key is taken from its own letters (BLAKE2b), so no list of words has to be kept, shared or
agreed upon, and the order of the keys, in which sums are formed, depends on nothing else. Two of a
million words share a key with a chance of three in a hundred million.
"""

from collections.abc import Iterable
from hashlib import blake2b

import numba as nb
import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]
MOST_REMEMBERED = 1_000_000


class _Known(dict[str, int]):
    """Keys of words, worked out when first met."""

    def __missing__(self, word: str) -> int:
        if len(self) > MOST_REMEMBERED:
            self.clear()
        digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        return self.setdefault(word, int.from_bytes(digest, "big") or 1)


_known = _Known()


def keys_of(words: Iterable[str]) -> Keys:
    """Return one key for each word (words,); never 0."""
    return np.array([_known[word] for word in words], np.uint64)


@nb.njit(cache=True)
def sealed(keys, salt):  # type: ignore[no-untyped-def]
    """Return the keys as an index with this salt keeps them, 0 for 0 (Stafford's mixer 13)."""
    result = np.empty(len(keys), np.uint64)
    for place in range(len(keys)):
        key = keys[place]
        if key != 0:
            key ^= salt
            key = (key ^ (key >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
            key = (key ^ (key >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
            key ^= key >> np.uint64(31)
            key = max(key, np.uint64(1))
        result[place] = key
    return result


@nb.njit(cache=True)
def unsealed(keys, salt):  # type: ignore[no-untyped-def]
    """Return the keys that `sealed` made these of with the same salt."""
    result = np.empty(len(keys), np.uint64)
    for place in range(len(keys)):
        key = keys[place]
        if key != 0:
            key ^= (key >> np.uint64(31)) ^ (key >> np.uint64(62))
            key *= np.uint64(0x319642B2D24D8EC3)
            key ^= (key >> np.uint64(27)) ^ (key >> np.uint64(54))
            key *= np.uint64(0x96DE1B173F119089)
            key ^= (key >> np.uint64(30)) ^ (key >> np.uint64(60))
            key ^= salt
        result[place] = key
    return result
