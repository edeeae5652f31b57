"""Learn from the taxonomy which differences between words matter to needs and careers.

    python -m setup.word_senses

Every expression of an entry is a point, the sum of its words' vectors. Fisher's discriminants turn
the space so that the expressions of one entry lie together and those of different ones apart; what
a company's and a career's expressions of one entry have in common counts, what sets the two sides
apart does not. From there needs and careers are made up, each of several expressions of one entry
with words left out, everyday words in between and now and then an expression of another entry, and
the space is turned until each need finds the career of its own entry among those of all (van den
Oord, Li and Vinyals, Representation Learning with Contrastive Predictive Coding, 2018). Kept of it
is the mean of the later steps (Polyak and Juditsky, Acceleration of Stochastic Approximation,
1992). What was learnt by heart of the taxonomy is balanced by the discriminants, which know less
and err less on texts of another manner: in the space written cosines lie between those of both.

Written is `turning.npy` beside enishi.reference.word_vectors, in about a minute. Run it after
larger changes of the taxonomy and measure (`python -m benchmarks.judged`, `quality`); an older one
does no harm. No text but the taxonomy's own is looked at.
"""

from dataclasses import dataclass, field

import numpy as np

from enishi.engine.profiles import read
from enishi.reference.taxonomy import CATEGORIES, Category
from enishi.reference.word_vectors import (
    HERE,
    SENSES,
    UNKNOWN,
    WIDTH,
    rarity_of,
    rows_of_names,
    vectors_of,
)

SHRINKAGE = 1.0  # how much of the scatter inside entries is taken to be alike in all directions
STEPS, SETTLED = 1_000, 400  # in all, and before their mean is taken
PAIRS, PACE, SHARPNESS = 256, 2e-3, 1 / 0.15
MOST_SAID = (5, 8)  # expressions of a need made up, and of a career
STRAY, LEFT_OUT = 0.5, 0.3  # how often another matter is mentioned, and a word left out
EVERYDAY, FILLING = 4_000, 6  # the commonest rows, and how many of them stand in between at most
KINDRED = 0.5  # how far a career of the broader or narrower entry is the right one too
SEED = 1
PLAIN = 0.7  # how long the discriminants' directions are beside those taught
EVERYDAY_SHARES = 1 / (np.arange(EVERYDAY) + 50)  # rows stand in order of frequency (Zipf 1949)
EVERYDAY_SHARES /= EVERYDAY_SHARES.sum()


def main() -> None:
    """Write the matrix that turns a word's vector, shape (WIDTH, SENSES)."""
    entries = [each for each in CATEGORIES.values() if each.parent and each.replaced_by is None]
    sayings = [
        [
            [rows for text in texts if len(rows := rows_of(text))]
            for texts in (entry.company_words, entry.career_words)
        ]
        for entry in entries
    ]
    plain = discriminants(sayings)
    turning = balanced(taught(plain, sayings, kinship(entries)), plain)
    np.save(HERE / "turning.npy", turning.astype(np.float32))
    print(sum(len(texts) for sides in sayings for texts in sides), "expressions of", len(entries))


def rows_of(text: str) -> np.ndarray:
    """Return the rows of the words of a text that have a vector."""
    rows = rows_of_names(read([text], "ja").words)
    known: np.ndarray = rows[rows != UNKNOWN]
    return known


def kinship(entries: list[Category]) -> np.ndarray:
    """Return how far a career of one entry answers a need of another (entries, entries)."""
    places = {entry.slug: number for number, entry in enumerate(entries)}
    near = np.eye(len(entries))
    for number, entry in enumerate(entries):
        if entry.broader:
            near[number, places[entry.broader]] = near[places[entry.broader], number] = KINDRED
    return near


def discriminants(sayings: list[list[list[np.ndarray]]]) -> np.ndarray:
    """Return the SENSES directions that tell entries apart best, as columns (WIDTH, SENSES)."""
    told = [
        (whole(rows, 0), number, side)
        for number, sides in enumerate(sayings)
        for side, texts in enumerate(sides)
        for rows in texts
    ]
    points, owners, sides = (np.array(each) for each in zip(*told, strict=True))
    mine = owners[:, None] == np.arange(len(sayings))
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


def whole(rows: np.ndarray, asking: int) -> np.ndarray:
    """Return the sum of the vectors of rows, as a career's (0) or a need's (1), of length 1."""
    total = rarity_of(rows) ** (1 + asking / 2) @ vectors_of(rows)
    return total / max(float(np.linalg.norm(total)), 1e-9)


@dataclass
class Pupil:
    """A matrix that is moved step by step (Kingma and Ba, Adam, 2015)."""

    matrix: np.ndarray
    steps: int = 0
    mean: np.ndarray | float = 0.0
    square: np.ndarray | float = 0.0
    pace: float = field(default=PACE)

    def move(self, slope: np.ndarray) -> None:
        """Move against a slope."""
        self.steps += 1
        self.mean = 0.9 * self.mean + 0.1 * slope
        self.square = 0.999 * self.square + 0.001 * slope**2
        mean, square = self.mean / (1 - 0.9**self.steps), self.square / (1 - 0.999**self.steps)
        self.matrix = self.matrix - self.pace * mean / (np.sqrt(square) + 1e-8)


def taught(
    turning: np.ndarray, sayings: list[list[list[np.ndarray]]], near: np.ndarray
) -> np.ndarray:
    """Return the matrix turned on until needs made up find the careers of their own entries."""
    chance = np.random.default_rng(SEED)
    pupil = Pupil(turning * (0.1 / np.sqrt((turning**2).mean())))
    settled = np.zeros_like(turning)
    for step in range(STEPS):
        entries = chance.choice(len(sayings), PAIRS)
        needs, careers = (
            np.array([made_up(sayings, each, side, chance) for each in entries]) for side in (0, 1)
        )
        answers = near[np.ix_(entries, entries)]
        pupil.move(slope(pupil.matrix, needs, careers, answers / answers.sum(1, keepdims=True)))
        if step >= SETTLED:
            settled += pupil.matrix / (STEPS - SETTLED)
    return settled


def balanced(taught: np.ndarray, plain: np.ndarray) -> np.ndarray:
    """Return SENSES directions in which products are nearly those in both spaces, summed."""
    both = np.concatenate([scaled(taught), PLAIN * scaled(plain)], axis=1)
    values, axes = np.linalg.eigh(both @ both.T)
    return scaled(axes[:, -SENSES:] * np.sqrt(values[-SENSES:]))


def scaled(turning: np.ndarray) -> np.ndarray:
    """Return a matrix as long as one that turns without stretching."""
    longer: np.ndarray = turning / np.sqrt((turning**2).sum() / WIDTH)
    return longer


def made_up(
    sayings: list[list[list[np.ndarray]]], entry: int, side: int, chance: np.random.Generator
) -> np.ndarray:
    """Return a need (side 0) or a career (1) of an entry, as the sum of its words' vectors."""
    own = sayings[entry][side]
    count = min(int(chance.integers(1 + side, MOST_SAID[side] + 1)), len(own))
    said = [own[at] for at in chance.choice(len(own), count, replace=False)]
    if chance.random() < STRAY:
        other = sayings[int(chance.integers(len(sayings)))][side]
        said.append(other[int(chance.integers(len(other)))])
    rows = np.concatenate(said)
    kept = rows[chance.random(len(rows)) >= LEFT_OUT]
    between = chance.choice(EVERYDAY, int(chance.integers(FILLING + 1)), p=EVERYDAY_SHARES)
    return whole(np.concatenate([kept if len(kept) else rows, between]), 1 - side)


def slope(
    matrix: np.ndarray, needs: np.ndarray, careers: np.ndarray, answers: np.ndarray
) -> np.ndarray:
    """Return the slope of the cross-entropy between whom each finds and whom it should.

    Needs look among careers and careers among needs; `answers` (pairs, pairs) sums to 1 a row.
    """
    (needs_are, need_lengths), (careers_are, career_lengths) = (
        directions(each @ matrix) for each in (needs, careers)
    )
    found = SHARPNESS * needs_are @ careers_are.T
    wrong = softmax(found) - answers + (softmax(found.T) - answers).T
    wrong *= SHARPNESS / (2 * len(needs))
    by_needs = across(wrong @ careers_are, needs_are) / need_lengths
    by_careers = across(wrong.T @ needs_are, careers_are) / career_lengths
    return np.asarray(needs.T @ by_needs + careers.T @ by_careers)


def directions(points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return points brought to length 1, and their lengths (n, 1)."""
    lengths = np.maximum(np.linalg.norm(points, axis=1, keepdims=True), 1e-9)
    return points / lengths, lengths


def across(slopes: np.ndarray, along: np.ndarray) -> np.ndarray:
    """Return what of slopes lies across directions: along them nothing changes a cosine."""
    return np.asarray(slopes - (slopes * along).sum(1, keepdims=True) * along)


def softmax(scores: np.ndarray) -> np.ndarray:
    """Return shares by row."""
    shares = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray(shares / shares.sum(1, keepdims=True))


if __name__ == "__main__":
    main()
