"""One space of several: what each knows counts, and what only one has learnt by heart little."""

from collections.abc import Sequence

import numpy as np

from enishi.reference.word_vectors import SENSES, WIDTH


def balanced(turnings: Sequence[np.ndarray], shares: Sequence[float]) -> np.ndarray:
    """Return the matrix (WIDTH, SENSES) whose products come nearest to the mean of all, by shares.

    Products of vectors are what texts are compared by; the directions that carry most of the mean
    are kept (Eckart and Young, The Approximation of One Matrix by Another of Lower Rank, 1936).
    """
    mean = sum(
        share * (each @ each.T) for each, share in zip(map(scaled, turnings), shares, strict=True)
    )
    values, axes = np.linalg.eigh(np.asarray(mean))
    return scaled(axes[:, -SENSES:] * np.sqrt(values[-SENSES:]))


def scaled(turning: np.ndarray) -> np.ndarray:
    """Return a matrix as large as one that turns and does not stretch."""
    return np.asarray(turning / np.sqrt((turning**2).sum() / WIDTH))
