"""Weaving: how a strand is made, from the keys of texts or from what is left of other strands."""

from collections.abc import Sequence
from typing import Any

import numba as nb
import numpy as np
from numpy.typing import NDArray

from enishi.engine.codes import Numbering, distinct, enter, room_for, roomier, slot_of
from enishi.engine.keys import Keys, sealed
from enishi.engine.postings import Int32s, Int64s
from enishi.engine.strand import Forms, Strand

NARROW = 1 << 16  # forms that two bytes can tell apart
SHORT = 128  # tokens that are put in order one by one


class Weaver:
    """Takes passages run by run, and returns the strand of all of them.

    `capacity` is the number of keys to come, if known: memory is only taken as it fills.
    """

    def __init__(self, salt: int = 0, capacity: int = 1 << 12) -> None:
        self.salt = np.uint64(salt)
        self.numbering = room_for(min(capacity, 1 << 16))
        self.meanings = room_for(256)
        self.terms = np.empty(capacity, np.int32)
        self.forms: Forms = np.empty(capacity, np.uint16)
        self.counts: list[Int32s] = []
        self.sizes: list[Int32s] = []
        self.held = 0

    def add(self, keys: Keys, limits: Int64s) -> None:
        """Add passages keys[limits[p]:limits[p+1]]; keys of 0 are skipped."""
        self.numbering, tokens = enter(sealed(keys, self.salt), self.numbering)
        counts, sizes = np.empty(len(limits) - 1, np.int32), np.empty(len(limits) - 1, np.int32)
        terms, forms = np.empty(len(tokens), np.int32), np.empty(len(tokens), np.int32)
        forms_met, done, held = self.meanings, 0, 0
        while True:
            size, done, held = _rows(
                *(tokens, limits, forms_met.keys, forms_met.numbers, forms_met.size),
                *(terms, forms, counts, sizes, done, held),
            )
            forms_met = Numbering(forms_met.keys, forms_met.numbers, size)
            if done == len(counts):
                break
            forms_met = roomier(forms_met)
        self._keep(forms_met, counts, sizes)
        self._make_room(held)
        self.terms[self.held : self.held + held] = terms[:held]
        self.forms[self.held : self.held + held] = forms[:held]
        self.held += held

    def take(self, strand: Strand, alive: NDArray[np.bool_]) -> None:
        """Add those passages of a strand of the same salt that are alive (passages,)."""
        used, needed = _used(strand.limits, strand.terms, alive, len(strand.keys))
        chosen = np.flatnonzero(used)
        terms = np.full(len(strand.keys), -1, np.int32)
        self.numbering, terms[chosen] = enter(strand.keys[chosen], self.numbering)
        self.meanings, forms = enter(_form_keys(strand.meanings), self.meanings)
        counts = np.empty(int(alive.sum()), np.int32)
        self._keep(self.meanings, counts, strand.sizes[alive])
        self._make_room(needed)
        self.held = _gathered(
            *(strand.limits, strand.terms, strand.row_forms, alive, terms, forms),
            *(self.terms, self.forms, self.held, counts),
        )

    def woven(self) -> Strand:
        """Return the strand; the weaver is spent."""
        count = np.concatenate([np.zeros(1, np.int32), *self.counts])
        limits = np.cumsum(count, dtype=np.int64)
        terms, forms = self.terms[: self.held], self.forms[: self.held]
        starts, documents, turned = _turned(limits, terms, forms, self.numbering.size)
        meant = distinct(self.meanings)
        meanings = np.stack(
            [
                (meant & np.uint64(0xFFFFFFFF)).astype(np.int32),
                (meant >> np.uint64(32)).astype(np.int32),
            ],
            axis=1,
        )
        arrays = (
            *(distinct(self.numbering), starts, documents, turned, limits, terms, forms, meanings),
            np.concatenate([np.zeros(0, np.int32), *self.sizes]),
        )
        for array in (*arrays, self.numbering.keys, self.numbering.numbers):
            array.setflags(write=False)
        return Strand(self.numbering, *arrays, int(self.salt))

    def _make_room(self, more: int) -> None:
        needed = self.held + more
        if needed > len(self.terms):
            self.terms = _longer(self.terms, self.held, max(needed, 2 * len(self.terms)))
            self.forms = _longer(self.forms, self.held, len(self.terms))
        if self.meanings.size > NARROW and self.forms.dtype == np.uint16:
            self.forms = self.forms.astype(np.uint32)

    def _keep(self, meanings: Numbering, counts: Int32s, sizes: Int32s) -> None:
        self.meanings = meanings
        self.counts.append(counts)
        self.sizes.append(sizes)


def joined(strands: Sequence[tuple[Strand, NDArray[np.bool_]]], salt: int) -> Strand:
    """Return what is alive of some strands, in their order, as one."""
    weaver = Weaver(salt, sum(len(strand.terms) for strand, _ in strands))
    for strand, alive in strands:
        weaver.take(strand, alive)
    return weaver.woven()


def _longer(array: NDArray[Any], held: int, length: int) -> NDArray[Any]:
    longer = np.empty(length, array.dtype)
    longer[:held] = array[:held]
    return longer


def _form_keys(meanings: Int32s) -> Keys:
    often, length = meanings[:, 0].astype(np.uint64), meanings[:, 1].astype(np.uint64)
    return (length << np.uint64(32)) | often


@nb.njit(cache=True, forceinline=True)
def _sorted_row(tokens, first, last, row):  # type: ignore[no-untyped-def]
    """Write the tokens that are not negative into `row`, ascending; return how many."""
    held = 0
    for place in range(first, last):
        token = tokens[place]
        if token < 0:
            continue
        at = held
        if last - first <= SHORT:
            while at > 0 and row[at - 1] > token:
                row[at] = row[at - 1]
                at -= 1
        row[at] = token
        held += 1
    if last - first > SHORT:
        row[:held].sort()
    return held


@nb.njit(cache=True)
def _rows(tokens, limits, meanings, numbers, size, terms, forms, counts, sizes, done, held):  # type: ignore[no-untyped-def]  # noqa: PLR0917
    """Write each passage's distinct terms, ascending, and their forms; number new forms.

    Begins with passage `done` and stops before one that the table of forms may not have room for:
    n words come in at most √2n different frequencies.
    """
    longest = 0
    for passage in range(done, len(counts)):
        longest = max(longest, limits[passage + 1] - limits[passage])
    row = np.empty(longest, np.int32)
    last_form, number = np.uint64(0), np.int32(0)
    for passage in range(done, len(counts)):
        length = _sorted_row(tokens, limits[passage], limits[passage + 1], row)
        if 2 * (size + np.int64(np.sqrt(2 * length)) + 1) >= len(meanings):
            return size, passage, held
        first = held
        begin = 0
        while begin < length:
            end = begin + 1
            while end < length and row[end] == row[begin]:
                end += 1
            form = (np.uint64(length) << np.uint64(32)) | np.uint64(end - begin)
            if form != last_form:  # most words stand once in texts of much the same length
                slot = slot_of(meanings, form)
                if meanings[slot] == 0:
                    meanings[slot] = form
                    numbers[slot] = size
                    size += 1
                last_form, number = form, numbers[slot]
            terms[held] = row[begin]
            forms[held] = number
            held += 1
            begin = end
        counts[passage] = held - first
        sizes[passage] = length
    return size, len(counts), held


@nb.njit(cache=True)
def _turned(limits, terms, forms, size):  # type: ignore[no-untyped-def]
    """Return the same matrix by term: starts (size + 1,), passages ascending, forms."""
    starts = np.zeros(size + 1, np.int64)
    for place in range(len(terms)):
        starts[terms[place] + 1] += 1
    for term in range(size):
        starts[term + 1] += starts[term]
    documents = np.empty(len(terms), np.int32)
    turned = np.empty(len(terms), forms.dtype)
    free = starts[:-1].copy()
    for passage in range(len(limits) - 1):
        for place in range(limits[passage], limits[passage + 1]):
            at = free[terms[place]]
            documents[at] = passage
            turned[at] = forms[place]
            free[terms[place]] += 1
    return starts, documents, turned


@nb.njit(cache=True)
def _used(limits, terms, alive, size):  # type: ignore[no-untyped-def]
    """Say which terms the passages alive hold, and how many places these take."""
    used = np.zeros(size, np.bool_)
    needed = 0
    for passage in range(len(alive)):
        if alive[passage]:
            needed += limits[passage + 1] - limits[passage]
            for place in range(limits[passage], limits[passage + 1]):
                used[terms[place]] = True
    return used, needed


@nb.njit(cache=True)
def _gathered(limits, held, forms, alive, numbers, meant, terms, kept, at, counts):  # type: ignore[no-untyped-def]  # noqa: PLR0917
    """Write the rows of the passages alive under new numbers of terms and forms, ascending."""
    row_number = 0
    for passage in range(len(alive)):
        if not alive[passage]:
            continue
        first, last = limits[passage], limits[passage + 1]
        row = np.empty(last - first, np.int64)
        for place in range(first, last):
            both = np.int64(numbers[held[place]]) << np.int64(32)
            row[place - first] = both | np.int64(meant[forms[place]])
        row.sort()
        for place in range(len(row)):
            terms[at] = row[place] >> np.int64(32)
            kept[at] = row[place] & np.int64(0xFFFFFFFF)
            at += 1
        counts[row_number] = last - first
        row_number += 1
    return at
