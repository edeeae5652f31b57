"""Which words are worth marking: names that are neither said by everybody nor only counters.

「工場」 or 「担当」 in both texts proves nothing, and 「約束」 only where few speak of it; a word
that careers use for a category may be said a little more often.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from enishi.engine.collection import Collection
from enishi.engine.expressions import Expressions
from enishi.engine.keys import Keys
from enishi.engine.labels import WORDS
from enishi.engine.profiles import Profile, namely
from enishi.engine.segment import Bools
from enishi.engine.wanted import Shares

RARE, FAMILIAR = 0.015, 0.05  # share of the passages that may hold a word, and one of careers
FEW = 8  # passages that may hold a word however small the collection
Hints = Mapping[int, Mapping[int, float]]


def telling_words(
    profile: Profile, heard: Bools, collection: Collection, known: Expressions
) -> Mapping[int, bool]:
    """Return the words of a need worth marking, and whether each says something by itself.

    A need without any gets the next best: its other names, or whatever is longer than a character.
    Words that are not `heard` (words,), being ruled out or courtesy, are never worth it.
    """
    names = _distinct(profile.words[namely(profile) & heard], collection)
    if uncommon := _uncommon(names, collection, known):
        return {word: word in known.names and rare for word, rare in uncommon.items()}
    others = names or _distinct(profile.words[profile.ends - profile.begins > 1], collection)
    return dict.fromkeys(others, True)


def hints(functions: Shares, collection: Collection, known: Expressions) -> Hints:
    """Return for each category wanted the names that hint at it, and how far each is its own."""
    wanted = functions.terms.tolist()
    names = sorted({word for category in wanted for word in known.words[category]})
    uncommon = _uncommon(names, collection, known)
    return {
        category: {word: own for word, own in known.words[category].items() if word in uncommon}
        for category in wanted
    }


def related(hints: Hints, shares: Mapping[int, float]) -> Mapping[int, float]:
    """Return how much each name that hints says of what is wanted, shares (categories) being so."""
    found: dict[int, float] = {}
    for category, hint in hints.items():
        for word, own in hint.items():
            found[word] = max(found.get(word, 0.0), shares[category] * own)
    return found


def hinted(words: Iterable[int], hint: Mapping[int, float]) -> float:
    """Return how far single words hint at a category: the most that one of them is its own."""
    return max((hint[word] for word in words if word in hint), default=0.0)


def _distinct(words: Keys, collection: Collection) -> list[int]:
    """Return the distinct words that somebody uses, in the order of their keys."""
    words = np.unique(words)
    found: list[int] = words[collection.frequency(WORDS, words) > 0].tolist()
    return found


def _uncommon(
    words: Sequence[int], collection: Collection, known: Expressions
) -> Mapping[int, bool]:
    """Return those of the words that somebody uses and few enough, and whether each is rare."""
    held = collection.frequency(WORDS, np.array(words, np.uint64)).tolist()
    rare, familiar = (max(FEW, share * collection.passages) for share in (RARE, FAMILIAR))
    return {
        word: times <= rare
        for word, times in zip(words, held, strict=True)
        if 0 < times <= (familiar if word in known.names else rare)
    }
