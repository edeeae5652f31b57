"""Learn from the taxonomy which differences between words matter to needs and careers.

    python -m setup.word_senses

Every expression of an entry is a point, the sum of its words' vectors. Fisher's discriminants turn
the space so that the entries lie apart (`discriminants.py`). From there needs and careers are made
up (`made_up.py`) of an entry's expressions and of sentences as people say them, with words left
out, everyday words and introductions in between and now and then another matter, and the space is
turned until each need finds the career of its own entry among those of all (`teaching.py`: van den
Oord, Li and Vinyals, Representation Learning with Contrastive Predictive Coding, 2018). Written is
the mean of the later steps (Polyak and Juditsky, Acceleration of Stochastic Approximation, 1992).

Written is `turning.npy` beside enishi.reference.word_vectors, in less than a minute. Run it after
larger changes of the taxonomy and measure (`python -m benchmarks.judged`, `quality`); an older one
does no harm. No text is looked at but the taxonomy's own and `speech/`.
"""

import numpy as np
from setup.word_senses.discriminants import discriminants
from setup.word_senses.sayings import all_sayings
from setup.word_senses.teaching import taught

from enishi.reference.word_vectors import HERE, WIDTH


def main() -> None:
    """Write the matrix that turns a word's vector, shape (WIDTH, SENSES)."""
    sayings = all_sayings()
    turning = taught(discriminants(sayings), sayings)
    turning /= np.sqrt((turning**2).sum() / WIDTH)
    np.save(HERE / "turning.npy", turning.astype(np.float32))
    print(len(sayings.entries), "entries")


if __name__ == "__main__":
    main()
