"""Which categories a text speaks of, and the words each rests on."""

from collections.abc import Sequence

import numpy as np

from enishi.engine.answers import Suggestion
from enishi.engine.asking import shortened
from enishi.engine.expressions import Expressions, taxonomy
from enishi.engine.mentions import Mentions, clarity, mentions_in
from enishi.engine.profiles import read
from enishi.engine.stress import laid_on, stressed
from enishi.engine.types import Passage

CLEAR_ENOUGH = 0.3


def suggest_categories(passages: Sequence[Passage]) -> tuple[Suggestion, ...]:
    """Return the categories that some passages speak of, the clearest first.

    Scores lie between 0 and 1; each suggestion carries the spans of the words it rests on.
    """
    known = taxonomy()
    texts = shortened([passage.text for passage in passages])
    profile = read(texts, "ja")
    laid = [laid_on(text) for text in texts]
    return suggestions(stressed(mentions_in(profile, known, known.in_needs), laid), known)


def suggestions(mentions: Mentions, known: Expressions) -> tuple[Suggestion, ...]:
    """Return the suggestions that mentions in a need make."""
    clear = clarity(mentions.categories, mentions.strengths, len(known.slugs))
    chosen = [place for place in np.argsort(-clear, kind="stable") if clear[place] >= CLEAR_ENOUGH]
    return tuple(
        Suggestion(known.slugs[place], float(clear[place]), mentions.spans({int(place)}))
        for place in chosen
    )
