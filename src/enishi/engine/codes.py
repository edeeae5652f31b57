"""Characters and pairs of neighbouring characters as numbers.

A text becomes one number a character: its code point after folding, 0 where a word cannot go on
(blanks, punctuation, symbols). Two neighbours that are not 0 form a pair: the key of bigrams.
"""

from dataclasses import dataclass

import numba as nb
import numpy as np
from numpy.typing import NDArray

from enishi.engine.keys import Keys
from enishi.engine.postings import Int32s

Codes = NDArray[np.uint32]


_UNKNOWN, _WORD, _NO_WORD = range(3)
_sorts = np.zeros(0x110000, np.uint8)  # of every code point, worked out when first met


def codes_of(folded: str) -> Codes:
    """Return one code for each character of a folded text (length,)."""
    codes = np.frombuffer(folded.encode("utf-32-le", "replace"), np.uint32)
    sorts = _sorts[codes]
    if not sorts.all():
        for point in set(codes[sorts == _UNKNOWN].tolist()):
            character = chr(point)
            word = character.isalnum() or character in "ー々〆"
            _sorts[point] = _WORD if word else _NO_WORD
        sorts = _sorts[codes]
    return np.where(sorts == _WORD, codes, np.uint32(0))


def pairs_of(codes: Codes) -> Keys:
    """Return the key of the pair that begins at each character (length,), 0 where there is none."""
    keys = np.zeros(len(codes), np.uint64)
    if len(codes) > 1:
        both = (codes[:-1] != 0) & (codes[1:] != 0)
        keys[:-1] = np.where(both, (codes[:-1].astype(np.uint64) << 32) | codes[1:], 0)
    return keys


@dataclass(frozen=True, slots=True)
class Numbering:
    """Dense numbers for keys that are not 0, in an open-addressing table (a power of two long)."""

    keys: Keys
    numbers: Int32s
    size: int

    def find(self, keys: Keys) -> Int32s:
        """Return the number of each key, -1 for keys never met and for 0."""
        found: Int32s = _find(self.keys, self.numbers, keys)
        return found


def room_for(keys: int) -> Numbering:
    """Return an empty numbering with room for so many keys before it has to grow."""
    slots = 1 << max(4, (2 * keys).bit_length())
    return Numbering(np.zeros(slots, np.uint64), np.full(slots, -1, np.int32), 0)


def roomier(numbering: Numbering) -> Numbering:
    """Return the same numbering with twice the room."""
    keys, numbers = _doubled(numbering.keys, numbering.numbers)
    return Numbering(keys, numbers, numbering.size)


def enter(keys: Keys, numbering: Numbering) -> tuple[Numbering, Int32s]:
    """Give numbers to keys not met before, in order of appearance; return each key's number.

    The numbering given must not be used again: its table may have been written on. -1 is for 0.
    """
    table, numbers, size = numbering.keys, numbering.numbers, numbering.size
    found = np.empty(len(keys), np.int32)
    done = 0
    while True:
        size, done = _number(keys, table, numbers, size, found, done)
        if done == len(keys):
            return Numbering(table, numbers, size), found
        table, numbers = _doubled(table, numbers)


def numbered(keys: Keys) -> Numbering:
    """Return a numbering of some keys in order of first appearance."""
    numbering, _ = enter(keys, room_for(len(keys)))
    numbering.keys.setflags(write=False)
    numbering.numbers.setflags(write=False)
    return numbering


def distinct(numbering: Numbering) -> Keys:
    """Return the key of each number (size,)."""
    keys: Keys = _distinct(numbering.keys, numbering.numbers, numbering.size)
    return keys


@nb.njit(cache=True, forceinline=True)
def slot_of(table, key):  # type: ignore[no-untyped-def]
    mask = np.uint64(len(table) - 1)
    mixed = key * np.uint64(0x9E3779B97F4A7C15)
    slot = (mixed ^ (mixed >> np.uint64(29))) & mask
    while table[slot] != 0 and table[slot] != key:
        slot = (slot + np.uint64(1)) & mask
    return slot


@nb.njit(cache=True)
def _doubled(table, numbers):  # type: ignore[no-untyped-def]
    larger = np.zeros(2 * len(table), np.uint64)
    larger_numbers = np.full(2 * len(table), -1, np.int32)
    for old in range(len(table)):
        if table[old] != 0:
            slot = slot_of(larger, table[old])
            larger[slot] = table[old]
            larger_numbers[slot] = numbers[old]
    return larger, larger_numbers


@nb.njit(cache=True)
def _number(keys, table, numbers, size, found, done):  # type: ignore[no-untyped-def]  # noqa: PLR0917
    """Number keys from `done` on until the table is half full; return its size and how far."""
    for index in range(done, len(keys)):
        key = keys[index]
        if key == 0:
            found[index] = -1
            continue
        slot = slot_of(table, key)
        if table[slot] == 0:
            if 2 * size >= len(table):
                return size, index
            table[slot] = key
            numbers[slot] = size
            size += 1
        found[index] = numbers[slot]
    return size, len(keys)


@nb.njit(cache=True)
def _find(table, numbers, keys):  # type: ignore[no-untyped-def]
    result = np.empty(len(keys), np.int32)
    for index in range(len(keys)):
        result[index] = -1 if keys[index] == 0 else numbers[slot_of(table, keys[index])]
    return result


@nb.njit(cache=True)
def _distinct(table, numbers, size):  # type: ignore[no-untyped-def]
    keys = np.empty(size, np.uint64)
    for slot in range(len(table)):
        if table[slot] != 0:
            keys[numbers[slot]] = table[slot]
    return keys
