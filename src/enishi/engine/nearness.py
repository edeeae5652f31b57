"""What a question means: how near to it the words of each row of the table lie."""

import numpy as np

from enishi.engine.asking import Asked
from enishi.engine.postings import Float32s
from enishi.reference import word_vectors


def nearness_of(asked: Asked) -> Float32s:
    """Return how near the word of each row lies to what a question's words mean (rows + 1,).

    The last place stands for words without a vector, and is 0; empty when no word has one.
    """
    rows = word_vectors.rows_of_names(np.concatenate((asked.keys, asked.unheard)))
    factors = np.concatenate((asked.factors, asked.unheard_factors))
    direction = factors @ word_vectors.vectors_of(rows)
    length = np.linalg.norm(direction)
    if not length:
        return np.zeros(0, np.float32)
    near = word_vectors.weighted() @ (direction / length).astype(np.float32)
    return np.append(near, np.float32(0)).astype(np.float32)
