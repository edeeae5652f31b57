"""Whose texts hold anything of a need that could be shown: nobody else is looked at closely.

In a small register everybody's sense is looked at, so somebody who shares no word may be shown.
"""

import numba as nb
import numpy as np

from enishi.engine.answers import Exclusion
from enishi.engine.asked_need import AskedNeed
from enishi.engine.conditions import CODES, FREE, Reasons
from enishi.engine.labels import WORDS
from enishi.engine.segment import Bools, Segment
from enishi.engine.structure import Structure


def leave_out_others(
    codes: Reasons, asked: AskedNeed, segment: Segment, structure: Structure
) -> None:
    """Give those a code of NO_EVIDENCE against whom nothing stands but that (people,)."""
    _leave_out(codes, evident(asked, segment, structure), CODES[Exclusion.NO_EVIDENCE])


def evident(asked: AskedNeed, segment: Segment, structure: Structure) -> Bools:
    """Say whose texts hold a telling word, a hint, or an expression of what is wanted (people,)."""
    found = np.zeros(segment.people, np.bool_)
    words = {*asked.telling, *(word for hint in asked.hints.values() for word in hint)}
    strand, shown = segment.strands[WORDS], structure.shown
    terms = strand.find(np.array(sorted(words), np.uint64))
    wanted = asked.wanted.functions.terms
    _mark_owners(strand.starts, strand.documents, terms[terms >= 0], structure.owners, found)
    _mark(shown.starts, shown.documents, wanted, found)
    return found


@nb.njit(cache=True, nogil=True)
def _leave_out(codes, found, code):  # type: ignore[no-untyped-def]
    for person in range(len(codes)):
        if codes[person] == FREE and not found[person]:
            codes[person] = code


@nb.njit(cache=True, nogil=True)
def _mark_owners(starts, documents, terms, owners, found):  # type: ignore[no-untyped-def]
    for term in terms:
        for passage in documents[starts[term] : starts[term + 1]].view(np.uint32):
            found[np.uint32(owners[passage])] = True


@nb.njit(cache=True, nogil=True)
def _mark(starts, documents, terms, found):  # type: ignore[no-untyped-def]
    for term in terms:
        for person in documents[starts[term] : starts[term + 1]].view(np.uint32):
            found[person] = True
