"""Learn from the taxonomy which differences between words matter to needs and careers.

    python -m setup.word_senses

Every expression of an entry is a point, the sum of its words' vectors. Fisher's discriminants turn
the space so that the entries lie apart (`discriminants.py`). From there needs and careers are made
up (`made_up.py`) of an entry's expressions and of sentences as people say them, with words left
out, everyday words and introductions in between and now and then another matter, and the space is
turned until each need finds the career of its own entry among those of all (`teaching.py`: van den
Oord, Li and Vinyals, Representation Learning with Contrastive Predictive Coding, 2018). Kept is the
mean of the later steps (Polyak and Juditsky, Acceleration of Stochastic Approximation, 1992).

That is done twice: briefly with sentences, and long with expressions alone, for a sentence is soon
learnt by heart and an expression is not. Each errs on other texts, so does the space both began
with, and the three together err least (`balancing.py`).

Written is `turning.npy` beside enishi.reference.word_vectors, in two minutes. Run it after
larger changes of the taxonomy and measure (`python -m benchmarks.judged`, `quality`); an older one
does no harm. No text is looked at but the taxonomy's own and `speech/`.
"""

from dataclasses import replace

import numpy as np
from setup.word_senses.balancing import balanced
from setup.word_senses.discriminants import discriminants
from setup.word_senses.sayings import all_sayings
from setup.word_senses.teaching import taught

from enishi.reference.word_vectors import HERE

SHARES = (1 / 2, 1 / 3, 1 / 6)  # of what sentences taught, of what expressions did, and of neither


def main() -> None:
    """Write the matrix that turns a word's vector, shape (WIDTH, SENSES)."""
    sayings = all_sayings()
    expressions = replace(sayings, speech=(), chatter={})
    plain = discriminants(sayings)
    by_sentences = taught(plain, sayings, steps=100, settled=50)
    by_expressions = taught(plain, expressions, steps=1_000, settled=400)
    turning = balanced((by_sentences, by_expressions, plain), SHARES)
    np.save(HERE / "turning.npy", turning.astype(np.float32))
    print(len(sayings.entries), "entries")


if __name__ == "__main__":
    main()
