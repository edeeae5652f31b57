"""Where shared terms stand in texts as they were typed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numba as nb
import numpy as np

from enishi.engine.answers import Span
from enishi.engine.channels import OF_WORDS, WIDTH, keys_in
from enishi.engine.keys import Keys
from enishi.engine.postings import Float32s, Int64s
from enishi.engine.profiles import Profile
from enishi.reference.folding import fold_with_offsets, original_span

Meant = tuple[list[tuple[int, Span]], Float32s]
"""Words with a vector, each with its row and span, and the vectors (words, width)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The texts of one side as they were typed; what is asked of them is worked out as needed."""

    texts: Sequence[str]
    profile: Profile
    found: dict[str, Keys] = field(default_factory=dict)
    offsets: dict[int, Sequence[int]] = field(default_factory=dict)
    meant: dict[tuple[int, ...], Meant] = field(default_factory=dict)

    @property
    def passages(self) -> range:
        """Return the indices of all passages."""
        return range(self.profile.passages)

    def keys(self, name: str) -> Keys:
        """Return the key of the term that begins at each place of a channel, 0 for none."""
        if name not in self.found:
            self.found[name] = keys_in(name, self.profile)
        return self.found[name]

    def offsets_of(self, passage: int) -> Sequence[int]:
        """Return where each folded character of a passage began; worked out once."""
        if passage not in self.offsets:
            self.offsets[passage] = fold_with_offsets(self.texts[passage])[1]
        return self.offsets[passage]

    def places(self, name: str, terms: Keys) -> Int64s:
        """Return the positions at which any of the terms begins, ascending; so must the terms."""
        keys = self.keys(name)
        found: Int64s = _places(keys, terms, 0, len(keys))
        return found

    def spans(self, name: str, terms: Keys, passages: Sequence[int]) -> tuple[Span, ...]:
        """Return the spans of the terms in the given passages; overlapping ones are joined."""
        profile, of_words = self.profile, name in OF_WORDS
        limits = profile.word_limits if of_words else profile.code_limits
        spans: list[Span] = _spans(
            *(self.keys(name), terms, limits, np.array(passages, np.int64)),
            *(WIDTH[name], of_words, profile.begins, profile.ends),
        ).tolist()
        if not of_words:
            spans = [(p, *original_span(self.offsets_of(p), a, b)) for p, a, b in spans]
        return apart(spans)


def apart(spans: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    """Return ascending spans with those joined that share a character, as 株 and 社 of ㍿ do."""
    joined: list[Span] = []
    for passage, begin, end in spans:
        if joined and joined[-1][0] == passage and begin < joined[-1][2]:
            joined[-1] = (passage, joined[-1][1], max(end, joined[-1][2]))
        else:
            joined.append((passage, begin, end))
    return tuple(joined)


@nb.njit(cache=True)
def _places(keys, terms, first, last):  # type: ignore[no-untyped-def]
    found = np.empty(last - first, np.int64)
    held = 0
    for place in range(first, last):
        if keys[place] != 0:
            near = np.searchsorted(terms, keys[place])
            if near < len(terms) and terms[near] == keys[place]:
                found[held] = place
                held += 1
    return found[:held]


@nb.njit(cache=True)
def _spans(keys, terms, limits, passages, width, of_words, begins, ends):  # type: ignore[no-untyped-def]  # noqa: PLR0917
    """Return passage, begin and end of runs of terms `width` long that overlap or touch (n, 3).

    Words are told by the characters as they were typed, characters by their folded places.
    """
    rows = np.empty((len(keys), 3), np.int64)
    held = 0
    for passage in passages:
        until = -1  # the last position of the run at hand
        for place in _places(keys, terms, limits[passage], limits[passage + 1]):
            touches = place == until + 1 and (not of_words or begins[place] <= ends[place - 1])
            if until < 0 or not (place <= until or touches):
                begin = begins[place] if of_words else place - limits[passage]
                rows[held, 0], rows[held, 1] = passage, begin
                held += 1
            until = place + width - 1
            rows[held - 1, 2] = ends[until] if of_words else until + 1 - limits[passage]
    return rows[:held]
