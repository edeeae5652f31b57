"""A person by all that is written of him: the cosine of a question and his evidence as one.

Where somebody has several pieces of evidence, the best of them and the breadth over them tell
little of a long question, which speaks of many things at once. So the words of all are summed up as
ln(1 + tf) · idf and brought to length 1 (Salton and Buckley, Term-weighting Approaches in Automatic
Text Retrieval, 1988): however much is written of somebody, he gains nothing by that alone.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from enishi.engine.answers import Part
from enishi.engine.asking import idf
from enishi.engine.evidence import Evidence
from enishi.engine.keys import Keys
from enishi.engine.labels import PART_LABELS, WHOLE, WORDS
from enishi.engine.postings import Float64s
from enishi.engine.segment import Segment
from enishi.engine.spans import Reading
from enishi.engine.strand import Strand


@dataclass(frozen=True, slots=True)
class Whole:
    """The words of each person (people, terms), every row of length 1, and idf (terms,)."""

    strand: Strand
    words: Any
    rarity: Float64s

    def likeness(self, words: Keys) -> Float64s:
        """Return the cosine of everybody and a question of these words, as often as said."""
        keys, counts = np.unique(words, return_counts=True)
        terms = self.strand.find(keys)
        asked = np.zeros(len(self.rarity))
        known = terms >= 0
        asked[terms[known]] = np.log1p(counts[known]) * self.rarity[terms[known]]
        length = float(np.linalg.norm(asked))
        return np.asarray(
            self.words @ (asked / length) if length else np.zeros(self.words.shape[0])
        )


def whole(segment: Segment) -> Whole | None:
    """Return everybody by all that is written of him, None where nobody has several pieces."""
    if segment.most_passages < 2:
        return None
    from scipy.sparse import csr_array, diags_array  # noqa: PLC0415 -- half a second, seldom needed

    strand = segment.strands[WORDS]
    often = strand.meanings[strand.row_forms, 0].astype(np.float64)
    limits = np.asarray(strand.limits)[segment.limits]
    held = csr_array((often, strand.terms, limits), shape=(segment.people, len(strand.keys)))
    held.sum_duplicates()
    held.data = np.log1p(held.data)
    rarity = idf(np.diff(strand.starts).astype(np.float64), strand.passages).astype(np.float64)
    held = held @ diags_array(rarity)
    lengths = np.sqrt(np.asarray(held.multiply(held).sum(axis=1)).ravel())
    return Whole(strand, diags_array(1 / np.maximum(lengths, 1e-12)) @ held, rarity)


def whole_parts(score: float, evidence: Evidence, asking: Reading, found: Reading) -> list[Part]:
    """Return what somebody's evidence as one comes to, if not 0, with the words of both sides."""
    if not score:
        return []
    passages = tuple(found.passages)
    words = evidence.channels[WORDS].shared(passages)
    ours = asking.spans(WORDS, words, asking.passages)
    theirs = found.spans(WORDS, words, passages)
    return [Part(WHOLE, PART_LABELS[WHOLE], float(score), ours, theirs)]
