from math import fsum

import pytest

from enishi.engine import Document, NotRankable, Query, rank

DOCUMENTS = [
    Document("a", ("品質管理の手引き", "社員の教育")),
    Document("b", ("庭の手入れ",)),
    Document("c", ()),
]


def test_the_document_that_holds_the_words_comes_first():
    ranking = next(rank(DOCUMENTS, [Query("q", "品質")]))

    assert [hit.document for hit in ranking.hits] == ["a"]


def test_explained_parts_sum_to_the_score_and_point_at_the_words():
    hit = next(rank(DOCUMENTS, [Query("q", "社員教育")], explained=True)).hits[0]

    words = next(part for part in hit.parts if part.name == "words")
    assert fsum(part.score for part in hit.parts) == hit.score
    assert (words.need_spans, words.expert_spans) == (((0, 0, 4),), ((1, 0, 2), (1, 3, 5)))


def test_english_words_meet_in_their_stems():
    documents = [Document("a", ("She exported engines.",)), Document("b", ("A quiet garden.",))]

    ranking = next(rank(documents, [Query("q", "exporting an engine")], language="en"))

    assert ranking.hits[0].document == "a"


@pytest.mark.parametrize("text", ["", "。", "😀", "\x00\ud800", "a" * 1_000_000])
def test_odd_texts_are_ranked_without_harm(text: str):
    rankings = list(rank([Document("d", (text,))], [Query("q", text)]))

    assert [ranking.query for ranking in rankings] == ["q"]


def test_ids_that_appear_twice_are_refused():
    with pytest.raises(NotRankable) as refused:
        list(rank([Document("a"), Document("a")], []))

    assert "“a”" in refused.value.wording.en


def test_an_unknown_language_is_refused():
    with pytest.raises(NotRankable):
        list(rank(DOCUMENTS, [], language="fr"))
