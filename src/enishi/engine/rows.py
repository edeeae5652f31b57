"""Rows: what single passages hold, term by term, for the few people who are looked at closely.

Sums are formed in whole numbers, so they do not depend on the order in which a piece numbers its
terms. The rows of a few people lie far apart in a large register, and memory answers many questions
in the time of one: so a group's rows are all asked for before the first of them is added up.
"""

import numba as nb
import numpy as np

from enishi.engine.postings import Float32s, Float64s

TOGETHER = 32  # people whose rows are asked for at once
FIXED = 2.0**36  # what a table by term is multiplied by, so that its sums are whole numbers
A_LINE = 16  # terms that memory hands over together


def fixed(by_term: Float32s) -> Float64s:
    """Return a table of figures by term (terms,), ready for sums in whole numbers."""
    return by_term.astype(np.float64) * FIXED


@nb.njit(cache=True, forceinline=True)
def row_sum(limits, terms, forms, by_term, by_form, passage):  # type: ignore[no-untyped-def]  # noqa: PLR0917
    """Return Σ by_term[term] × by_form[form] over what a passage holds; `by_term` is fixed."""
    first, last = limits[passage], limits[passage + 1]
    held, kept = terms[first:last].view(np.uint32), forms[first:last]
    whole = np.int64(0)
    for place in range(len(held)):
        whole += np.int64(by_term[held[place]] * by_form[kept[place]])
    return np.float64(whole) / FIXED


@nb.njit(cache=True)
def asked_for(people, limits, terms, forms, numbers, first):  # type: ignore[no-untyped-def]  # noqa: PLR0917
    """Read something of every row of those people who stand in a piece; the sum means nothing."""
    whole = np.int64(0)
    for number in numbers:  # each pass waits only for what the one before it fetched
        if first <= number < first + len(people) - 1:
            whole += people[number - first]
    for number in numbers:
        if first <= number < first + len(people) - 1:
            whole += limits[people[number - first]]
    for number in numbers:
        if first <= number < first + len(people) - 1:
            begin, end = people[number - first], people[number - first + 1]
            for at in range(limits[begin], limits[end], A_LINE):
                whole += terms[at] + forms[at]
    return whole
