"""The index under updates: whatever happens, it answers as one that is built afresh."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.engine import Expert, Index, Need, Passage, scoring
from enishi.engine import collection as collections
from tests.engine.worlds import experts, needs

steps = st.lists(
    st.tuples(experts(), st.frozensets(st.integers(1, 99), max_size=9), st.booleans()),
    min_size=1,
    max_size=5,
)


@pytest.fixture(autouse=True)
def few_pieces(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(collections, "MOST_PIECES", 2)


@settings(max_examples=50)
@given(experts(), steps, needs())
def test_after_any_changes_and_mergers_the_answers_are_those_of_a_fresh_build(
    people: list[Expert],
    changes: list[tuple[list[Expert], frozenset[int], bool]],
    need: Need,
):
    index, there = Index.build(people), {expert.id: expert for expert in people}
    for coming, leaving, merge in changes:
        gone = {f"e{number}" for number in leaving}
        index = index.with_changes(coming, gone)
        if merge:
            index = index.merged()
        there = {key: expert for key, expert in there.items() if key not in gone}
        there |= {expert.id: expert for expert in coming}

        assert index.rank(need) == Index.build(there.values()).rank(need)


def test_somebody_who_changes_again_and_again_is_there_once():
    index = Index.build([])
    for year in range(9):
        index = index.with_changes([Expert("e", (Passage(f"販路を開拓した。{year}年目。"),))])

    answer = index.rank(Need("n", (Passage("販路を開拓したい。", kind="said"),)))

    assert [candidate.expert for candidate in answer.candidates] == ["e"]
    assert sum(each.passages for each in index.register.collection.pieces) == 1


def test_equals_go_by_their_ids_however_long_and_whenever_they_came():
    people = [Expert(f"expert-{n:03}", (Passage("海外で販路を開拓した。"),)) for n in range(80)]
    need = Need("n", (Passage("販路を開拓したい。", kind="said"),))
    index = Index.build(people[60:]).with_changes(people[:40]).with_changes(people[40:60])

    for each in (index, index.merged(), Index.build(people)):
        names = [candidate.expert for candidate in each.rank(need).candidates]
        assert names == [expert.id for expert in people[:5]]


def test_those_who_are_gone_do_not_make_a_register_too_large_for_everybodys_sense(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(scoring, "POOL", 20)
    gardeners = [Expert(f"e{n}", (Passage("庭園で樹木を剪定"),)) for n in range(12)]
    need = Need("n", (Passage("装置故障", kind="said"),))
    fresh = Index.build([*gardeners, Expert("x", (Passage("機械を修理"),))])

    index = fresh.with_changes(gardeners).with_changes(gardeners[:6])

    assert [candidate.expert for candidate in fresh.rank(need).candidates] == ["x"]
    assert index.rank(need) == fresh.rank(need)


def test_an_index_is_due_to_be_merged_when_much_has_changed():
    people = [Expert(f"e{number}") for number in range(1_100)]

    index = Index.build(people[:50])

    assert not index.is_due
    assert index.with_changes(people[50:]).is_due
    assert not index.with_changes(people[50:]).merged().is_due
