"""What nobody should send and somebody will: it is refused with its name, or does no harm."""

from dataclasses import replace

import pytest

from enishi.engine import Document, Expert, Index, Need, NotRankable, Passage, Query, rank

SALES = Expert("sales", (Passage("販路を3年で開拓した。"),))
GARDEN = Expert("garden", (Passage("庭の手入れ。"),))
WANTED = Need("n", (Passage("販路を開拓したい。", kind="said"),))
ODD = {
    "empty": "",
    "a blank": " ",
    "one character": "販",
    "punctuation": "。、！？「」…———",
    "mixed scripts": "販路 sales продажи 판매 ﾊﾝﾛ مبيعات 😀",
    "a megabyte": "販路の開拓。" * 60_000,
}


def found(index: Index, need: Need) -> list[str]:
    return [candidate.expert for candidate in index.rank(need).candidates]


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_an_odd_career_leaves_the_others_where_they_were(text: str):
    odd = Expert("odd", (Passage(text),))

    names = found(Index.build([SALES, GARDEN, odd]), WANTED)

    assert [name for name in names if name != "odd"] == ["sales"]


@pytest.mark.parametrize("text", ["", " ", "。、！？「」…———", "😀"])
def test_a_need_that_says_nothing_finds_nobody(text: str):
    assert found(Index.build([SALES, GARDEN]), Need("n", (Passage(text, kind="said"),))) == []


@pytest.mark.parametrize("name", ["one character", "mixed scripts", "a megabyte"])
def test_an_odd_need_finds_whoever_shares_its_words(name: str):
    need = Need("n", (Passage(ODD[name] + "\n販路", kind="said"),))

    assert found(Index.build([SALES, GARDEN]), need) == ["sales"]


def test_unknown_ids_do_no_harm():
    unknown = ["nobody", "", "販路", "\ud800", "sales\0"]
    index = Index.build([SALES, GARDEN]).with_changes([], unknown)

    assert found(index, WANTED) == ["sales"]
    assert index.rank(WANTED, among=frozenset({*unknown, "sales"})).left_out == ()
    assert index.rank(WANTED, among=frozenset(unknown)).candidates == ()
    assert [index.explain(WANTED, each) for each in unknown] == [None] * 5


def test_an_id_that_comes_twice_in_a_change_is_refused_by_name_and_nothing_changes():
    index = Index.build([GARDEN])

    with pytest.raises(NotRankable) as refused:
        index.with_changes([SALES, replace(SALES, online=True)])

    assert "「sales」" in refused.value.wording.ja
    assert found(index, WANTED) == []


@pytest.mark.parametrize(("given", "shown"), [("e\x00", r"“e\x00”"), ("\ud800", r"“\ud800”")])
def test_an_id_that_cannot_be_kept_is_refused_by_name(given: str, shown: str):
    with pytest.raises(NotRankable) as refused:
        Index.build([Expert(given), Expert("e")])

    assert shown in refused.value.wording.en


def test_a_question_whose_id_comes_twice_is_refused_by_name():
    with pytest.raises(NotRankable) as refused:
        list(rank([Document("d", ("販路",))], [Query("q7", "販路"), Query("q7", "庭")]))

    assert "「q7」" in refused.value.wording.ja
