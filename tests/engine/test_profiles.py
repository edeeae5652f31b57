from hypothesis import given
from hypothesis import strategies as st

from enishi.engine.channels import ALL, keys_in
from enishi.engine.profiles import joined, read, runs_of
from tests.engine.worlds import texts


@given(st.lists(texts, max_size=9), st.integers(1, 4))
def test_the_keys_of_runs_are_those_of_the_whole(passages: list[str], most: int):
    whole = joined([read([each], "ja") for each in passages])

    for channel in ALL:
        runs = [key for run in runs_of(whole, most) for key in keys_in(channel, run).tolist()]
        assert runs == keys_in(channel, whole).tolist()
