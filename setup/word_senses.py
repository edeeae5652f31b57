"""Learn from the taxonomy which differences between words matter to needs and careers.

    python -m setup.word_senses

Every expression of an entry is a point, the sum of its words' vectors. Fisher's discriminants turn
the space so that the expressions of one entry lie together and those of different ones apart; what
a company's and a career's expressions of one entry have in common counts, what sets the two sides
apart does not. Written is `turning.npy` beside enishi.reference.word_vectors. Run it after larger
changes of the taxonomy and measure (`python -m benchmarks.judged`, `quality`); an older one does no
harm. No text but the taxonomy's own is looked at.
"""

import numpy as np

from enishi.engine.profiles import read
from enishi.reference.taxonomy import CATEGORIES
from enishi.reference.word_vectors import (
    HERE,
    SENSES,
    WIDTH,
    rarity_of,
    rows_of_names,
    vectors_of,
)

SHRINKAGE = 1.0  # how much of the scatter inside entries is taken to be alike in all directions


def main() -> None:
    """Write the matrix that turns a word's vector, shape (WIDTH, SENSES)."""
    points: list[np.ndarray] = []
    owners: list[int] = []
    sides: list[int] = []
    entries = [each for each in CATEGORIES.values() if each.parent and each.replaced_by is None]
    for number, entry in enumerate(entries):
        for side, texts in enumerate((entry.company_words, entry.career_words)):
            for text in texts:
                rows = rows_of_names(read([text], "ja").words)
                whole = rarity_of(rows) @ vectors_of(rows)
                if length := float(np.linalg.norm(whole)):
                    points.append(whole / length)
                    owners.append(number)
                    sides.append(side)
    turning = discriminants(np.array(points), np.array(owners), np.array(sides))
    np.save(HERE / "turning.npy", turning.astype(np.float32))
    print(len(points), "expressions of", len(entries), "entries")


def discriminants(points: np.ndarray, owners: np.ndarray, sides: np.ndarray) -> np.ndarray:
    """Return the SENSES directions that tell entries apart best, as columns (WIDTH, SENSES)."""
    mine = owners[:, None] == np.arange(owners.max() + 1)
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
    turning /= np.sqrt((turning**2).sum() / WIDTH)
    return turning


if __name__ == "__main__":
    main()
