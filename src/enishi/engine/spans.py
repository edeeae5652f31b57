"""Where shared words, pairs and characters stand in texts as they were typed."""

from collections.abc import Sequence

import numpy as np

from enishi.engine.answers import Span
from enishi.engine.codes import Numbering, pairs_of
from enishi.engine.postings import Int32s
from enishi.engine.profiles import Profile
from enishi.reference.folding import fold_with_offsets, original_span


def word_spans(profile: Profile, passages: Sequence[int], terms: Int32s) -> tuple[Span, ...]:
    """Return where any of the terms stands in the given passages."""
    spans: list[Span] = []
    for passage in passages:
        first, last = profile.word_limits[passage], profile.word_limits[passage + 1]
        for place in first + np.flatnonzero(np.isin(profile.words[first:last], terms)):
            spans.append((passage, int(profile.begins[place]), int(profile.ends[place])))
    return tuple(spans)


def code_spans(
    texts: Sequence[str],
    profile: Profile,
    passages: Sequence[int],
    *,
    numbering: Numbering,
    terms: Int32s,
    width: int,
) -> tuple[Span, ...]:
    """Return runs of characters (width 1) or pairs (2) among the terms, joined where they touch."""
    spans: list[Span] = []
    for passage in passages:
        first, last = profile.code_limits[passage], profile.code_limits[passage + 1]
        codes = profile.codes[first:last]
        keys = codes.astype(np.uint64) if width == 1 else pairs_of(codes)
        places = np.flatnonzero(np.isin(numbering.find(keys), terms))
        if not len(places):
            continue
        _, offsets = fold_with_offsets(texts[passage])
        breaks = np.flatnonzero(np.diff(places) > width - 1 + (width == 1))
        for run in np.split(places, breaks + 1):
            begin, end = original_span(offsets, int(run[0]), int(run[-1]) + width)
            spans.append((passage, begin, end))
    return tuple(spans)
