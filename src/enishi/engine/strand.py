"""A strand: one text channel of a segment, by term for scanning and by passage for looking up.

What a passage holds of a term is kept as a form: the number of a pair (how often, how long the
passage is). idf, k₁, b, the mean length and all weights are applied when a question is put, so they
follow every change of the collection, exactly, without touching what is kept.
"""

from dataclasses import dataclass

import numba as nb
import numpy as np
from numpy.typing import NDArray

from enishi.engine.codes import Numbering
from enishi.engine.keys import Keys, sealed
from enishi.engine.postings import Float32s, Float64s, Int32s, Int64s

Forms = NDArray[np.uint16] | NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Strand:
    """Terms 0..t-1 of passages 0..p-1; every array is read-only, in memory or mapped from a file.

    Term t stands in passages documents[starts[t]:starts[t+1]], ascending, in the `forms` beside
    them; passage p holds terms[limits[p]:limits[p+1]], ascending, in the `row_forms` beside them.
    Form f means meanings[f] = (how often, length of the passage); sizes (p,) are the lengths.
    """

    numbering: Numbering
    keys: Keys
    starts: Int64s
    documents: Int32s
    forms: Forms
    limits: Int64s
    terms: Int32s
    row_forms: Forms
    meanings: Int32s
    sizes: Int32s
    salt: int

    @property
    def passages(self) -> int:
        """Return the number of passages."""
        return len(self.sizes)

    def find(self, keys: Keys) -> Int32s:
        """Return the number of each term, -1 for keys that nobody here uses and for 0."""
        return self.numbering.find(sealed(keys, np.uint64(self.salt)))

    def worth(self, mean: float, k1: float, b: float) -> Float32s:
        """Return what each form is worth (forms,), without idf.

        BM25 after Robertson and Zaragoza (2009, §3): f (k₁ + 1) / (f + k₁ (1 - b + b · l / mean)).
        """
        often, length = self.meanings[:, 0].astype(np.float64), self.meanings[:, 1]
        penalty = k1 * (1 - b + b * length / mean)
        return (often * (k1 + 1) / (often + penalty)).astype(np.float32)

    def look_up(self, terms: Int32s, worth: Float32s, first: int, last: int) -> Float64s:
        """Return what the given terms are worth (terms, last - first) in passages first to last."""
        found: Float64s = _look_up(
            self.limits, self.terms, self.row_forms, terms, worth, first, last
        )
        return found


@dataclass(frozen=True, slots=True)
class Lists:
    """What is asked of one strand: the numbers of terms that it has, and the factor of each.

    `worth` (forms,) is what each form is worth.
    """

    strand: Strand
    worth: Float32s
    terms: Int32s
    factors: Float32s

    def accumulate(self, totals: Float32s) -> None:
        """Add what every passage gets for all terms to totals (passages,)."""
        strand = self.strand
        _accumulate(
            *(strand.starts, strand.documents, strand.forms),
            *(self.terms, self.factors, self.worth, totals),
        )


@nb.njit(cache=True, nogil=True)
def _accumulate(starts, documents, forms, terms, factors, worth, totals):  # type: ignore[no-untyped-def]  # noqa: PLR0917
    scaled = np.empty(len(worth), np.float32)
    for index in range(len(terms)):
        for form in range(len(worth)):
            scaled[form] = worth[form] * factors[index]
        first, last = starts[terms[index]], starts[terms[index] + 1]
        passages, held = documents[first:last].view(np.uint32), forms[first:last]
        for posting in range(len(held)):
            totals[passages[posting]] += scaled[held[posting]]


@nb.njit(cache=True)
def _look_up(limits, held, forms, terms, worth, first, last):  # type: ignore[no-untyped-def]  # noqa: PLR0917
    found = np.zeros((len(terms), last - first), np.float64)
    for passage in range(first, last):
        for index in range(len(terms)):
            low, high = limits[passage], limits[passage + 1]
            while low < high:
                middle = (low + high) // 2
                if held[middle] < terms[index]:
                    low = middle + 1
                else:
                    high = middle
            if low < limits[passage + 1] and held[low] == terms[index]:
                found[index, passage - first] = worth[forms[low]]
    return found
