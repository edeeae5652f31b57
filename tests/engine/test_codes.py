import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from enishi.engine.codes import codes_of, number, pairs_of
from enishi.reference.folding import fold


@given(st.lists(st.integers(0, 2**64 - 2), max_size=200))
def test_keys_are_numbered_in_order_of_first_appearance(keys: list[int]):
    whole = np.array(keys, np.uint64)
    numbering, numbers = number([whole[:70], whole[70:]])

    order = list(dict.fromkeys(key for key in keys if key))
    expected = [order.index(key) if key else -1 for key in keys]
    assert (numbers.tolist(), numbering.size) == (expected, len(order))
    assert numbering.find(np.array(keys, np.uint64)).tolist() == expected


def test_pairs_do_not_reach_over_punctuation():
    keys = pairs_of(codes_of(fold("販路。品質")))

    assert [bool(key) for key in keys] == [True, False, False, True, False]
