"""Whose texts hold anything of a need that could be shown: nobody else is looked at closely.

In a small register everybody's sense is looked at, so somebody who shares no word may be shown.
"""

import numpy as np

from enishi.engine.asked_need import AskedNeed
from enishi.engine.labels import WORDS
from enishi.engine.segment import Bools, Segment
from enishi.engine.structure import Structure


def evident(asked: AskedNeed, segment: Segment, structure: Structure) -> Bools:
    """Say whose texts hold a telling word, a hint, or an expression of what is wanted (people,)."""
    found = np.zeros(segment.people, np.bool_)
    words = {*asked.telling, *(word for hint in asked.hints.values() for word in hint)}
    strand, shown = segment.strands[WORDS], structure.shown
    terms = strand.find(np.array(sorted(words), np.uint64))
    for term in terms[terms >= 0].tolist():
        passages = strand.documents[strand.starts[term] : strand.starts[term + 1]]
        found[structure.owners[passages]] = True
    for category in asked.wanted.functions.terms.tolist():
        found[shown.documents[shown.starts[category] : shown.starts[category + 1]]] = True
    return found
