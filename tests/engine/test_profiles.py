from hypothesis import given
from hypothesis import strategies as st

from enishi.engine.channels import ALL, keys_in
from enishi.engine.profiles import joined, read, runs_of
from enishi.engine.terms import japanese_terms
from tests.engine.worlds import texts


@given(st.lists(texts, max_size=9), st.integers(1, 4))
def test_the_keys_of_runs_are_those_of_the_whole(passages: list[str], most: int):
    whole = joined([read([each], "ja") for each in passages])

    for channel in ALL:
        runs = [key for run in runs_of(whole, most) for key in keys_in(channel, run).tolist()]
        assert runs == keys_in(channel, whole).tolist()


def test_letters_set_apart_are_read_together_and_marked_with_what_lies_between():
    text = "新 規 開 拓 を 担 当。溶接 30年 旋盤"

    marked = [text[begin:end] for _, begin, end, _ in japanese_terms(text)]

    assert marked == ["新 規", "開 拓", "担 当", "。", "溶接", "30", "年", "旋盤"]
