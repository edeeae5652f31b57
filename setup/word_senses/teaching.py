"""Turning the space until needs made up find the careers made up of the same entry."""

from dataclasses import dataclass

import numpy as np
from setup.word_senses.made_up import made_up
from setup.word_senses.sayings import Sayings

PAIRS, PACE, SHARPNESS = 256, 2e-3, 1 / 0.15
SEED = 1


@dataclass
class Pupil:
    """A matrix that is moved step by step (Kingma and Ba, Adam, 2015)."""

    matrix: np.ndarray
    steps: int = 0
    mean: np.ndarray | float = 0.0
    square: np.ndarray | float = 0.0

    def move(self, slope: np.ndarray) -> None:
        """Move against a slope."""
        self.steps += 1
        self.mean = 0.9 * self.mean + 0.1 * slope
        self.square = 0.999 * self.square + 0.001 * slope**2
        mean, square = self.mean / (1 - 0.9**self.steps), self.square / (1 - 0.999**self.steps)
        self.matrix = self.matrix - PACE * mean / (np.sqrt(square) + 1e-8)


def taught(turning: np.ndarray, sayings: Sayings, *, steps: int, settled: int) -> np.ndarray:
    """Return the matrix (WIDTH, SENSES) turned on so many steps, their mean once it is settled."""
    chance = np.random.default_rng(SEED)
    pupil = Pupil(turning * (0.1 / np.sqrt((turning**2).mean())))
    whole = np.zeros_like(turning)
    for step in range(steps):
        entries = chance.choice(len(sayings.entries), PAIRS)
        needs, careers = (
            np.array([made_up(sayings, each, side, chance) for each in entries]) for side in (0, 1)
        )
        answers = sayings.kinship[np.ix_(entries, entries)]
        pupil.move(slope(pupil.matrix, needs, careers, answers / answers.sum(1, keepdims=True)))
        if step >= settled:
            whole += pupil.matrix / (steps - settled)
    return whole


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
