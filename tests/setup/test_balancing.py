import numpy as np
from setup.word_senses.balancing import balanced, scaled

from enishi.reference.word_vectors import SENSES, WIDTH


def drawn(seed: int) -> np.ndarray:
    """Return directions drawn by chance, the first ones long and the last ones short."""
    directions = np.random.default_rng(seed).normal(size=(WIDTH, SENSES))
    return scaled(directions * np.geomspace(1, 0.01, SENSES))


def products(turning: np.ndarray) -> np.ndarray:
    return np.asarray(turning @ turning.T)


def test_one_space_alone_stays_as_it_is():
    one = drawn(1)

    np.testing.assert_allclose(products(balanced([3 * one], [1.0])), products(one), atol=1e-9)


def test_what_two_spaces_say_lies_between_them():
    one, other = drawn(1), drawn(2)
    mean = (products(one) + products(other)) / 2
    both = balanced([one, other], [0.5, 0.5])

    assert both.shape == (WIDTH, SENSES)
    assert np.abs(products(both) - mean).max() < 0.02 * np.abs(mean).max()
