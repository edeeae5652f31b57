"""A need or a career made up of what is said of an entry, and of what people say besides."""

import numpy as np
from setup.word_senses.discriminants import whole
from setup.word_senses.sayings import ASIDES, INTRODUCTIONS, Rows, Sayings, Texts

MOST_EXPRESSIONS = (5, 8)  # of a need, and of a career
TALKING = 0.5  # how often sentences stand there, and then
MOST_SENTENCES, BESIDE_SENTENCES = (2, 3), 2  # so many of them, and so many expressions at most
STRAY, LEFT_OUT = 0.5, 0.3  # how often another matter is mentioned, and a word left out
INTRODUCED, ASIDE = 0.5, 0.4  # how often one says who one is, and what does not belong here
EVERYDAY, FILLING = 4_000, 6  # the commonest rows, and how many of them stand in between at most
EVERYDAY_SHARES = 1 / (np.arange(EVERYDAY) + 50)  # rows stand in order of frequency (Zipf 1949)
EVERYDAY_SHARES /= EVERYDAY_SHARES.sum()


def made_up(sayings: Sayings, entry: int, side: int, chance: np.random.Generator) -> np.ndarray:
    """Return a need (side 0) or a career (1) of an entry, as the sum of its words' vectors."""
    said = matter(sayings, entry, side, chance)
    if chance.random() < STRAY:
        other = int(chance.integers(len(sayings.entries)))
        said += some(sayings.expressions[other][side], 1, chance)
    for often, names in ((INTRODUCED, INTRODUCTIONS), (ASIDE, ASIDES)):
        if sayings.chatter and chance.random() < often:
            said += some(sayings.chatter[names[side]], 1, chance)
    rows: Rows = np.concatenate(said)
    kept = rows[chance.random(len(rows)) >= LEFT_OUT]
    between = chance.choice(EVERYDAY, int(chance.integers(FILLING + 1)), p=EVERYDAY_SHARES)
    return whole(np.concatenate([kept if len(kept) else rows, between]), asking=side == 0)


def matter(sayings: Sayings, entry: int, side: int, chance: np.random.Generator) -> Texts:
    """Return what is said of the entry itself: sentences with few expressions, or these alone.

    Where nobody's speech is known it is these alone, and no chatter.
    """
    expressions = int(chance.integers(1 + side, MOST_EXPRESSIONS[side] + 1))
    said: Texts = []
    if sayings.speech and chance.random() < TALKING:
        sentences = int(chance.integers(1, MOST_SENTENCES[side] + 1))
        said = some(sayings.speech[entry][side], sentences, chance)
        expressions = int(chance.integers(BESIDE_SENTENCES + 1))
    return said + some(sayings.expressions[entry][side], expressions, chance)


def some(texts: Texts, count: int, chance: np.random.Generator) -> Texts:
    """Return so many different ones of some texts, or all of them."""
    places = chance.choice(len(texts), min(count, len(texts)), replace=False)
    return [texts[place] for place in places]
