"""English words as keys for comparing: folded, without the commonest ones, and stemmed.

The stemmer is Snowball's English one (Porter 2001), without state between words.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from snowballstemmer import stemmer  # type: ignore[import-untyped]

from enishi.engine.terms import CLAUSE, NAME, OTHER, SENTENCE, Term, readable
from enishi.reference.folding import fold

_PIECE = re.compile(r"(?P<word>[^\W_]+(?:['’][^\W_]+)*)|(?P<end>[.!?\n]+)|(?P<mark>[,;:()/–—])")
_EMPTY_WORDS = frozenset(
    "a an and are as at be been but by can do does for from had has have he her his how i if in"  # noqa: SIM905
    " into is it its me my no not of on or our she so such than that the their them then there"
    " these they this those to us was we were what when where which who whom will with would you"
    " your".split()
)


@cache
def _stemmer() -> object:
    return stemmer("english")


@lru_cache(maxsize=1 << 16)
def _key(word: str) -> str:
    folded = fold(word)
    if folded in _EMPTY_WORDS:
        return ""
    stem: str = _stemmer().stemWord(folded.split("'")[0])  # type: ignore[attr-defined]
    return stem


def english_terms(text: str) -> Iterator[Term]:
    """Yield (key, start, end, kind) for each content word; offsets count characters of `text`."""
    for piece in _PIECE.finditer(readable(text)):
        if piece["word"] is None:
            yield (SENTENCE if piece["end"] else CLAUSE), piece.start(), piece.end(), OTHER
        elif key := _key(piece["word"]):
            yield key, piece.start(), piece.end(), NAME
