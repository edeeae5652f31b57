"""Whose texts hold anything of a need that could be shown: nobody else is looked at closely."""

import numpy as np
from numpy.typing import NDArray

from enishi.engine.asked_need import AskedNeed
from enishi.engine.collection import Collection
from enishi.engine.labels import WORDS
from enishi.engine.structure import Structure


def evident(asked: AskedNeed, collection: Collection, structure: Structure) -> NDArray[np.bool_]:
    """Say whose texts hold a telling word, a hint, or an expression of what is wanted (people,)."""
    found = np.zeros(collection.people, np.bool_)
    words = {*asked.telling, *(word for hint in asked.hints.values() for word in hint)}
    channel = collection.channels[WORDS]
    numbers = channel.numbering.find(np.array(sorted(words), np.uint64) + np.uint64(1))
    held, shown = channel.postings, structure.shown
    for term in numbers[numbers >= 0].tolist():
        passages = held.documents[held.starts[term] : held.starts[term + 1]]
        found[structure.owners[passages]] = True
    for category in asked.wanted.functions.terms.tolist():
        found[shown.documents[shown.starts[category] : shown.starts[category + 1]]] = True
    return found
