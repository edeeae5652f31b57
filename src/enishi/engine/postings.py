"""Postings by term, and adding them up: the exact arithmetic under every channel.

BM25 after Robertson and Zaragoza (2009): the term-frequency part is kept per posting, idf and all
weights are applied when a query is asked, so that weights change without touching postings.
"""

from dataclasses import dataclass

import numba as nb
import numpy as np
from numpy.typing import NDArray

Int32s = NDArray[np.int32]
Int64s = NDArray[np.int64]
Float32s = NDArray[np.float32]
Float64s = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Postings:
    """CSC over terms: documents[starts[t]:starts[t+1]] ascending, with their weights (n,)."""

    starts: Int64s
    documents: Int32s
    weights: Float32s

    @property
    def size(self) -> int:
        """Return the number of terms."""
        return len(self.starts) - 1

    def frequency(self, terms: Int32s) -> Float64s:
        """Return in how many documents each term occurs; 0 for ids out of range."""
        counts = np.zeros(len(terms))
        known = (terms >= 0) & (terms < self.size)
        counts[known] = self.starts[terms[known] + 1] - self.starts[terms[known]]
        return counts

    def idf(self, terms: Int32s, documents: int) -> Float32s:
        """Return ln(1 + (N - df + ½) / (df + ½)) for each term; ids out of range count df = 0."""
        frequency = self.frequency(terms)
        ratio = (documents - frequency + 0.5) / (frequency + 0.5)
        return np.log1p(ratio).astype(np.float32)


def build(tokens: Int32s, limits: Int64s, terms: int, k1: float, b: float) -> Postings:
    """Return the postings of documents tokens[limits[d]:limits[d+1]] over term ids below `terms`.

    Negative token ids are skipped, and do not count towards the length of a document.
    """
    return Postings(*_build(tokens, limits, terms, k1, b))


@nb.njit(cache=True)
def _build(  # type: ignore[no-untyped-def]
    tokens, limits, terms, k1, b
):
    documents = len(limits) - 1
    starts = np.zeros(terms + 1, np.int64)
    last = np.full(terms, -1, np.int32)
    lengths = np.zeros(documents, np.int64)
    for document in range(documents):
        for position in range(limits[document], limits[document + 1]):
            term = tokens[position]
            if term < 0:
                continue
            lengths[document] += 1
            if last[term] != document:
                last[term] = document
                starts[term + 1] += 1
    for term in range(terms):
        starts[term + 1] += starts[term]
    owners = np.empty(starts[terms], np.int32)
    weights = np.empty(starts[terms], np.float32)
    free = starts[:-1].copy()
    last[:] = -1
    for document in range(documents):
        for position in range(limits[document], limits[document + 1]):
            term = tokens[position]
            if term < 0:
                continue
            if last[term] == document:
                weights[free[term] - 1] += 1
            else:
                last[term] = document
                owners[free[term]] = document
                weights[free[term]] = 1
                free[term] += 1
    mean = max(1.0, lengths.sum() / max(1, documents))
    for posting in range(len(owners)):
        count = weights[posting]
        penalty = k1 * (1 - b + b * lengths[owners[posting]] / mean)
        weights[posting] = count * (k1 + 1) / (count + penalty)
    return starts, owners, weights


@nb.njit(cache=True)
def transpose(starts, documents, weights, count):  # type: ignore[no-untyped-def]
    """Return the same matrix by document: limits (count + 1,), terms ascending, weights."""
    limits = np.zeros(count + 1, np.int64)
    for posting in range(len(documents)):
        limits[documents[posting] + 1] += 1
    for document in range(count):
        limits[document + 1] += limits[document]
    terms = np.empty(len(documents), np.int32)
    turned = np.empty(len(documents), np.float32)
    free = limits[:-1].copy()
    for term in range(len(starts) - 1):
        for posting in range(starts[term], starts[term + 1]):
            place = free[documents[posting]]
            terms[place] = term
            turned[place] = weights[posting]
            free[documents[posting]] += 1
    return limits, terms, turned


@nb.njit(cache=True)
def accumulate(starts, documents, weights, terms, factors, totals):  # type: ignore[no-untyped-def]  # noqa: PLR0917
    """Add factors[i] × weight of every posting of terms[i] to totals (documents,)."""
    for index in range(len(terms)):
        factor = factors[index]
        for posting in range(starts[terms[index]], starts[terms[index] + 1]):
            totals[documents[posting]] += factor * weights[posting]


@nb.njit(cache=True)
def look_up(starts, documents, weights, terms, first, last):  # type: ignore[no-untyped-def]  # noqa: PLR0917
    """Return the weights (terms, last - first) of the given terms in documents first to last."""
    found = np.zeros((len(terms), last - first), np.float64)
    for index in range(len(terms)):
        low, high = starts[terms[index]], starts[terms[index] + 1]
        end = high
        while low < high:
            middle = (low + high) // 2
            if documents[middle] < first:
                low = middle + 1
            else:
                high = middle
        while low < end and documents[low] < last:
            found[index, documents[low] - first] = weights[low]
            low += 1
    return found
