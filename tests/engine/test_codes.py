import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from enishi.engine.codes import Numbering, codes_of, distinct, enter, pairs_of
from enishi.reference.folding import fold


@given(st.lists(st.integers(0, 2**64 - 2), max_size=200))
def test_keys_are_numbered_in_order_of_first_appearance(keys: list[int]):
    runs = [np.array(run, np.uint64) for run in (keys[:70], keys[70:])]
    numbering, found = Numbering(np.zeros(16, np.uint64), np.full(16, -1, np.int32), 0), []
    for run in runs:
        numbering, numbers = enter(run, numbering)
        found += numbers.tolist()

    order = list(dict.fromkeys(key for key in keys if key))
    expected = [order.index(key) if key else -1 for key in keys]
    assert (found, numbering.size) == (expected, len(order))
    assert numbering.find(np.array(keys, np.uint64)).tolist() == expected
    assert distinct(numbering).tolist() == order


def test_pairs_do_not_reach_over_punctuation():
    keys = pairs_of(codes_of(fold("販路。品質")))

    assert [bool(key) for key in keys] == [True, False, False, True, False]
