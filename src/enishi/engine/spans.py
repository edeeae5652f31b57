"""Where shared terms stand in texts as they were typed."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from enishi.engine.answers import Span
from enishi.engine.channels import OF_WORDS, WIDTH, keys_in, limits_in
from enishi.engine.collection import Channel
from enishi.engine.postings import Int32s
from enishi.engine.profiles import Profile
from enishi.reference.folding import fold_with_offsets, original_span


@dataclass(frozen=True, slots=True)
class Side:
    """The texts of one side as they were typed, and as numbers."""

    texts: Sequence[str]
    profile: Profile

    @property
    def passages(self) -> range:
        """Return the indices of all passages."""
        return range(self.profile.passages)


def spans_of(
    side: Side, passages: Sequence[int], name: str, channel: Channel, terms: Int32s
) -> tuple[Span, ...]:
    """Return where any of the terms stands in the given passages; overlapping runs are joined."""
    keys, limits = keys_in(name, side.profile), limits_in(name, side.profile)
    held = np.isin(channel.numbering.find(keys), terms)
    spans: list[Span] = []
    for passage in passages:
        first = int(limits[passage])
        places = np.flatnonzero(held[first : limits[passage + 1]])
        if not len(places):
            continue
        runs = np.split(places, np.flatnonzero(np.diff(places) >= WIDTH[name]) + 1)
        ends = [(int(run[0]), int(run[-1]) + WIDTH[name] - 1) for run in runs]
        if name in OF_WORDS:
            begins, lasts = side.profile.begins[first:], side.profile.ends[first:]
            spans += [(passage, int(begins[a]), int(lasts[b])) for a, b in ends]
        else:
            _, offsets = fold_with_offsets(side.texts[passage])
            spans += [(passage, *original_span(offsets, a, b + 1)) for a, b in ends]
    return tuple(spans)
