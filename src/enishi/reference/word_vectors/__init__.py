"""What common Japanese words mean, as vectors: 修繕 lies near 修理 and far from 輸出.

The table is chiVe (Manabe et al. 2019; Works Applications and NINJAL, Apache-2.0, see LICENSE.txt),
cut down to 110,000 words on 18,200 vectors of 300 numbers by `setup/word_vectors.py`. It is mapped,
not read: processes of one machine share it.

For comparing whole texts the vectors are turned and shortened to SENSES numbers, so that what tells
matters of the taxonomy apart counts and what does not counts little (`setup/word_senses`).
"""

from functools import cache
from hashlib import blake2b
from pathlib import Path

import numpy as np
import numpy.typing as npt

__all__ = [
    "COMMON",
    "SENSES",
    "UNKNOWN",
    "WIDTH",
    "name_of",
    "rarity_of",
    "rows_of_names",
    "senses_of",
    "table",
    "vectors_of",
    "version",
    "weighted",
]

HERE = Path(__file__).resolve().parent
UNKNOWN = -1
WIDTH = 300
SENSES = 100
AT_ONCE = 2_048  # rows that are turned together
COMMON = 160  # rows of words that everybody uses every day; rows stand in order of frequency

Names = npt.NDArray[np.uint64]
Rows = npt.NDArray[np.int32]
Vectors = npt.NDArray[np.float32]


def name_of(word: str) -> int:
    """Return the number under which the table keeps a word: eight bytes of BLAKE2b, big end first.

    Words are folded normalised forms of Sudachi's short units.
    """
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")


def rows_of_names(names: Names) -> Rows:
    """Return the row of each name, shape (n,), UNKNOWN for those without a vector.

    Rare words share the row of the common word nearest to them.
    """
    known, rows = table()
    places = np.minimum(np.searchsorted(known, names), len(known) - 1)
    return np.where(known[places] == names, rows[places], np.int32(UNKNOWN))


@cache
def table() -> tuple[Names, Rows]:
    """Return the names that have a vector, ascending, and the row of each."""
    names = np.asarray(np.load(HERE / "names.npy", mmap_mode="r"))
    return names, np.load(HERE / "rows.npy").astype(np.int32)


@cache
def weighted() -> Vectors:
    """Return the senses of all rows (rows, SENSES), longer the rarer they are."""
    every = _senses()
    return every * rarity_of(np.arange(len(every), dtype=np.int32))[:, None]


def rarity_of(rows: Rows) -> Vectors:
    """Return how rare the words of rows are in Japanese at large: ln(1 + row / COMMON) (n,)."""
    return np.log1p(np.maximum(rows, 0) / COMMON).astype(np.float32)


def senses_of(rows: Rows) -> Vectors:
    """Return the vectors of rows as texts are compared by them (n, SENSES); zero for UNKNOWN."""
    found: Vectors = _senses()[np.maximum(rows, 0)]
    found[rows == UNKNOWN] = 0.0
    return found


def vectors_of(rows: Rows) -> Vectors:
    """Return the vectors of rows, shape (n, WIDTH), each of length 1; zero for UNKNOWN."""
    places = np.maximum(rows, 0)
    found: Vectors = _kept()[places].astype(np.float32)
    found /= _lengths()[places, None]
    found[rows == UNKNOWN] = 0.0
    return found


@cache
def version() -> str:
    """Return a name for the table as it is: another way of comparing texts gives another name."""
    return blake2b((HERE / "turning.npy").read_bytes(), digest_size=8).hexdigest()


@cache
def _senses() -> Vectors:
    turning = np.load(HERE / "turning.npy")
    turned = np.empty((len(_kept()), turning.shape[1]), np.float32)
    for at in range(0, len(turned), AT_ONCE):  # all at once would take six times their memory
        rows = np.arange(at, min(at + AT_ONCE, len(turned)), dtype=np.int32)
        turned[rows] = vectors_of(rows) @ turning
    return turned


@cache
def _lengths() -> Vectors:
    """Return how long the vector of each row is as it is kept (rows,)."""
    kept, lengths = _kept(), np.empty(len(_kept()), np.float32)
    for at in range(0, len(kept), AT_ONCE):
        some = kept[at : at + AT_ONCE].astype(np.float32)
        lengths[at : at + AT_ONCE] = np.linalg.norm(some, axis=1)
    return lengths


@cache
def _kept() -> npt.NDArray[np.int8]:
    kept: npt.NDArray[np.int8] = np.asarray(np.load(HERE / "vectors.npy", mmap_mode="r"))
    return kept
