"""What common Japanese words mean, as vectors: 修繕 lies near 修理 and far from 輸出.

The table is chiVe (Manabe et al. 2019; Works Applications and NINJAL, Apache-2.0, see LICENSE.txt),
cut down to 94,000 words on 18,000 vectors of 300 numbers by `setup/word_vectors.py`. It is mapped,
not read: processes of one machine share it.
"""

from collections.abc import Sequence
from functools import cache
from hashlib import blake2b
from pathlib import Path

import numpy as np
import numpy.typing as npt

__all__ = ["UNKNOWN", "WIDTH", "rows_of", "vectors_of"]

HERE = Path(__file__).resolve().parent
UNKNOWN = -1
WIDTH = 300


def rows_of(words: Sequence[str]) -> npt.NDArray[np.int32]:
    """Return the row of each word, shape (len(words),), UNKNOWN for those without a vector.

    Words are folded normalised forms of Sudachi's short units, as the engine compares them.
    Rare words share the row of the common word nearest to them.
    """
    names, rows = _table()[:2]
    asked = np.array([name_of(word) for word in words], np.uint64)
    places = np.minimum(np.searchsorted(names, asked), len(names) - 1)
    return np.where(names[places] == asked, rows[places].astype(np.int32), np.int32(UNKNOWN))


def vectors_of(rows: npt.NDArray[np.int32]) -> npt.NDArray[np.float32]:
    """Return the vectors of rows, shape (len(rows), WIDTH), each of length 1; zero for UNKNOWN."""
    found = _table()[2][np.maximum(rows, 0)].astype(np.float32)
    found /= np.linalg.norm(found, axis=1, keepdims=True)
    found[rows == UNKNOWN] = 0.0
    return found


def name_of(word: str) -> int:
    """Return the number under which the table keeps a word: eight bytes of BLAKE2b."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")


@cache
def _table() -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint16], npt.NDArray[np.int8]]:
    names, rows, vectors = (
        np.load(HERE / f"{name}.npy", mmap_mode="r") for name in ("names", "rows", "vectors")
    )
    return names, rows, vectors
