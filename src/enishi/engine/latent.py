"""What words mean in a collection of one's own: which stand with which, where no table knows it.

Latent semantic analysis (Deerwester, Dumais, Furnas, Landauer and Harshman, Indexing by Latent
Semantic Analysis, 1990): passages as rows of ln(1 + tf) · idf, each of length 1, are cut down to
the directions that hold most of them. A word's vector is its place among these; a passage, or a
question, is the sum of its words' vectors by idf, and what counts is the cosine of the two. The
vectors stand where those of `reference.word_vectors` stand for Japanese.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from enishi.engine.asking import Asked, idf
from enishi.engine.keys import Keys
from enishi.engine.postings import Float32s, Float64s, Int32s
from enishi.engine.sense import Senses, lengths_of
from enishi.engine.strand import Strand

DIRECTIONS = 200
FEWEST = 20  # passages from which anything can be learnt
MOST = 20_000  # passages that are learnt from, evenly drawn; the others are only compared
WHOLE = 1_000  # passages or words that are few enough to be taken whole
NOTHING = 1e-5  # of the largest direction: less is what rounding left
SHARE = 1 / 4  # of what a passage of the very same sense gets where words have vectors of their own


@dataclass(frozen=True, slots=True)
class Latent:
    """The vectors of a strand's words (terms, directions), and the same times idf.

    `spread` (directions,) says how much of the passages lies along each direction.
    """

    strand: Strand
    vectors: Float32s
    weighted: Float32s
    spread: Float32s

    def senses(self) -> Senses:
        """Return the senses of the passages by these vectors."""
        rows, counts = np.arange(len(self.vectors), dtype=np.int32), _counts(self.strand)
        return Senses(rows, lengths_of(self.strand, rows, self.weighted, counts), counts)

    def nearness(self, asked: Asked) -> Float32s:
        """Return SHARE of how near each word lies to what a question means (terms + 1,)."""
        terms = self.strand.find(asked.keys)
        known = terms >= 0
        direction = (asked.factors[known, None] * self.vectors[terms[known]]).sum(axis=0)
        length = float(np.sqrt((direction**2).sum()))
        if not length:
            return np.zeros(0, np.float32)
        near = self.weighted @ (SHARE / length * direction).astype(np.float32)
        return np.append(near, np.float32(0)).astype(np.float32)

    def rows_of_names(self, names: Keys) -> Int32s:
        """Return the row of each word, -1 for those nobody uses."""
        return self.strand.find(names)

    def vectors_of(self, rows: Int32s) -> Float32s:
        """Return the vectors of rows (n, directions), each of length 1, or 0 for -1."""
        found = self.vectors[np.maximum(rows, 0)] * self.spread
        found = found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-12)
        found[rows < 0] = 0
        return np.asarray(found, np.float32)


def latent(strand: Strand) -> Latent | None:
    """Return what the words of some passages mean, None where too little is said."""
    from scipy.sparse import csr_array, diags_array  # noqa: PLC0415 -- half a second, seldom needed

    step = -(-strand.passages // MOST) or 1
    often = _counts(strand)[strand.row_forms]
    shape = (strand.passages, len(strand.keys))
    held = csr_array((often, strand.terms, strand.limits), shape=shape)[::step]
    directions = min(DIRECTIONS, min(held.shape) // 4)  # with as many as words none are alike
    if held.shape[0] < FEWEST or directions < 1:
        return None
    rare = idf(np.diff(strand.starts).astype(np.float64), strand.passages)
    held = held @ diags_array(rare.astype(np.float64))
    norms = np.sqrt(np.asarray(held.multiply(held).sum(axis=1)).ravel())
    held = diags_array(1 / np.maximum(norms, 1e-12)) @ held
    spread, vectors = _largest(held, directions)
    return Latent(strand, vectors, vectors * rare[:, None], spread)


def _largest(held: Any, directions: int) -> tuple[Float32s, Float32s]:
    """Return how much lies along the largest directions, and the words' places there.

    Directions along which nothing lies are left out: which they are would be chance. Few passages
    or few words are taken whole, as Lanczos' steps go on by chance where they come to an end.
    """
    from scipy.sparse.linalg import svds  # noqa: PLC0415 -- half a second, seldom needed

    fewer = min(held.shape)
    if fewer <= WHOLE:
        square = (held @ held.T if held.shape[0] == fewer else held.T @ held).toarray()
        squared, turned = (each[..., -directions:] for each in np.linalg.eigh(square))
        spread = np.sqrt(np.maximum(squared, 0))
        if held.shape[0] == fewer:
            turned = held.T @ turned / np.maximum(spread, 1e-12)
    else:
        start = np.ones(fewer) / np.sqrt(fewer)
        _, spread, across = svds(held, k=directions, v0=start)
        turned = across.T
    real = spread > NOTHING * spread.max()
    return spread[real].astype(np.float32), np.ascontiguousarray(turned[:, real], np.float32)


def _counts(strand: Strand) -> Float64s:
    """Return how much a word of each form counts (forms,): ten times said is not so meant."""
    return np.log1p(strand.meanings[:, 0].astype(np.float64))
