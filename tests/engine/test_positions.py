"""What was read of a text once, laid out again, is what reading it again would give."""

from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.engine import Expert, Index, Passage
from enishi.engine import register as registers
from enishi.engine.keys import sealed, unsealed
from enishi.engine.profiles import Profile, read
from tests.engine.worlds import texts

SALT = 2**63 + 7
people = st.lists(st.lists(texts, max_size=3), min_size=1, max_size=5)


def told(profile: Profile) -> list[list[int]]:
    return [getattr(profile, field.name).tolist() for field in fields(profile)]


def expert(number: int, said: list[str]) -> Expert:
    return Expert(f"e{number}", tuple(Passage(text) for text in said))


@settings(max_examples=60)
@given(people, people)
def test_texts_on_a_shelf_are_as_if_they_were_read_again(
    first: list[list[str]], coming: list[list[str]]
):
    index = Index.build([expert(n, said) for n, said in enumerate(first)], salt=SALT)
    index = index.with_changes([expert(n + 2, said) for n, said in enumerate(coming)])
    there = dict(enumerate(first)) | {n + 2: said for n, said in enumerate(coming)}

    for each in (index, index.merged()):
        for shelf in each.register.shelves:
            for number in range(len(shelf.ids)):
                said = there[int(shelf.id(number)[1:])]
                if shelf.has(number, said):  # not a shelf that he has left
                    profile = shelf.profile(number, said)
                    assert profile is not None
                    assert told(profile) == told(read(said, "ja"))
        last = each.register.shelves[-1]
        assert last.has(len(last.ids) - 1, there[int(last.id(len(last.ids) - 1)[1:])])


def test_other_texts_are_not_taken_for_those_on_the_shelf():
    shelf = Index.build([expert(1, ["販路を開拓した。", "品質"])], salt=SALT).register.shelves[0]

    assert shelf.has(0, ["販路を開拓した。", "品質"])
    assert not shelf.has(0, ["販路を開拓した。", "品物"])
    assert not shelf.has(0, ["販路を開拓した。"])


@pytest.mark.parametrize(
    "text",
    [
        "販路" + "。" * 300 + "開拓",
        "販路" + "。" * 255 + "開拓",
        "㍿山田で販路を開拓した。",  # 会社 begins inside the character of 株式
    ],
)
def test_words_that_stand_too_far_apart_or_in_one_another_are_read_again(text: str):
    said = [text, "販路"]
    register = Index.build([expert(1, said)]).register
    register.readings.clear()

    assert register.shelves[0].profile(0, said) is None
    assert told(register.look_up(expert(1, said), 0)) == told(read(said, "ja"))


def test_texts_on_the_shelf_are_not_given_to_sudachi(monkeypatch):
    someone = expert(1, ["販路を開拓した。"])
    register = Index.build([someone]).register
    register.readings.clear()
    monkeypatch.setattr(registers, "read", None)

    assert told(register.look_up(someone, 0)) == told(read(["販路を開拓した。"], "ja"))


@given(st.lists(st.integers(0, 2**64 - 1)), st.integers(0, 2**64 - 1))
def test_keys_come_out_of_their_veil_as_they_went_in(keys: list[int], salt: int):
    kept = np.array([key for key in keys if key != salt], np.uint64)

    assert unsealed(sealed(kept, np.uint64(salt)), np.uint64(salt)).tolist() == kept.tolist()
