"""Fisher's discriminants: the directions in which entries of the taxonomy lie apart."""

import numpy as np
from setup.word_senses.sayings import Rows, Sayings

from enishi.reference.word_vectors import SENSES, WIDTH, rarity_of, vectors_of

SHRINKAGE = 1.0  # how much of the scatter inside entries is taken to be alike in all directions


def discriminants(sayings: Sayings) -> np.ndarray:
    """Return the SENSES directions that tell entries apart best, as columns (WIDTH, SENSES).

    Expressions of one entry lie together in them and those of different ones apart; what a
    company's and a career's expressions of one entry have in common counts, what sets the two sides
    apart does not.
    """
    told = [
        (whole(rows, asking=False), number, side)
        for number, both in enumerate(sayings.expressions)
        for side, texts in enumerate(both)
        for rows in texts
    ]
    points, owners, sides = (np.array(each) for each in zip(*told, strict=True))
    mine = owners[:, None] == np.arange(len(sayings.entries))
    within = points - (mine.T @ points / mine.sum(0)[:, None])[owners]
    scatter = within.T @ within / len(points)
    scatter += SHRINKAGE * np.trace(scatter) / WIDTH * np.eye(WIDTH)
    values, axes = np.linalg.eigh(scatter)
    whitened = axes / np.sqrt(values)
    theirs = [mine & (sides == side)[:, None] for side in (0, 1)]
    company, career = ((each.T @ points) / each.sum(0)[:, None] for each in theirs)
    between = (company - company.mean(0)).T @ (career - career.mean(0))
    _, best = np.linalg.eigh(whitened.T @ (between + between.T) @ whitened)
    turning: np.ndarray = whitened @ best[:, ::-1][:, :SENSES]
    return turning


def whole(rows: Rows, *, asking: bool) -> np.ndarray:
    """Return the sum of the vectors of rows, as a need's or a career's, of length 1 (WIDTH,)."""
    total = rarity_of(rows) ** (1.5 if asking else 1.0) @ vectors_of(rows)
    return np.asarray(total / max(float(np.linalg.norm(total)), 1e-9))
