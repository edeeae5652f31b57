"""Postings by term, and adding them up: of categories, whose weights are kept as they are."""

from dataclasses import dataclass

import numba as nb
import numpy as np
from numpy.typing import NDArray

Int32s = NDArray[np.int32]
Int64s = NDArray[np.int64]
Float32s = NDArray[np.float32]
Float64s = NDArray[np.float64]
Ids = NDArray[np.bytes_]


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


@nb.njit(cache=True)
def accumulate(starts, documents, weights, terms, factors, totals):  # type: ignore[no-untyped-def]  # noqa: PLR0917
    """Add factors[i] × weight of every posting of terms[i] to totals (documents,)."""
    for index in range(len(terms)):
        factor = factors[index]
        first, last = starts[terms[index]], starts[terms[index] + 1]
        held, weighed = documents[first:last].view(np.uint32), weights[first:last]
        for posting in range(len(held)):
            totals[held[posting]] += factor * weighed[posting]


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
