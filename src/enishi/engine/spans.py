"""Where shared terms stand in texts as they were typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numba as nb
import numpy as np

from enishi.engine.answers import Span
from enishi.engine.channels import OF_WORDS, WIDTH, keys_in, limits_in
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
    offsets: dict[int, list[int]] = field(default_factory=dict)
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

    def offsets_of(self, passage: int) -> list[int]:
        """Return where each folded character of a passage began; worked out once."""
        if passage not in self.offsets:
            self.offsets[passage] = fold_with_offsets(self.texts[passage])[1]
        return self.offsets[passage]

    def places(self, name: str, terms: Keys) -> Int64s:
        """Return the positions at which any of the terms begins, ascending."""
        found: Int64s = _places(self.keys(name), np.sort(terms))
        return found

    def spans(self, name: str, terms: Keys, passages: Sequence[int]) -> tuple[Span, ...]:
        """Return the spans of the terms in the given passages; overlapping ones are joined."""
        places, limits, width = self.places(name, terms), limits_in(name, self.profile), WIDTH[name]
        begins, ends = self.profile.begins, self.profile.ends

        def joined(place: int) -> bool:
            return name not in OF_WORDS or bool(begins[place] == ends[place - 1])

        spans: list[Span] = []
        for passage in passages:
            first = int(limits[passage])
            begin, end = np.searchsorted(places, (first, limits[passage + 1]))
            for a, b in _runs(places[begin:end].tolist(), width, joined):
                if name in OF_WORDS:
                    span = int(begins[a]), int(ends[b])
                else:
                    offsets = self.offsets_of(passage)
                    span = original_span(offsets, a - first, b - first + 1)
                spans.append((passage, *span))
        return tuple(spans)


def _runs(places: list[int], width: int, joined: Callable[[int], bool]) -> list[tuple[int, int]]:
    """Return first and last position of runs of terms `width` long that overlap or are joined."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and (place <= runs[-1][1] or (place == runs[-1][1] + 1 and joined(place))):
            runs[-1] = (runs[-1][0], place + width - 1)
        else:
            runs.append((place, place + width - 1))
    return runs


@nb.njit(cache=True)
def _places(keys, terms):  # type: ignore[no-untyped-def]
    found = np.empty(len(keys), np.int64)
    held = 0
    for place in range(len(keys)):
        if keys[place] == 0:
            continue
        near = np.searchsorted(terms, keys[place])
        if near < len(terms) and terms[near] == keys[place]:
            found[held] = place
            held += 1
    return found[:held]
