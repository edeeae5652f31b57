from dataclasses import replace
from math import fsum

import pytest

from enishi.engine import DEFAULT_WEIGHTS, Document, Query, rank

SAME_SENSE = [
    Document("garden", ("庭園で樹木を剪定",)),
    Document("repair", ("機械を修理",)),
]


def ranked(question: str, documents: list[Document], **changes: float) -> list[str]:
    weights = replace(DEFAULT_WEIGHTS, **changes)
    (ranking,) = rank(documents, [Query("q", question)], weights=weights)
    return [hit.document for hit in ranking.hits]


def test_a_passage_that_shares_nothing_but_its_sense_is_found():
    assert ranked("装置故障", SAME_SENSE)[:1] == ["repair"]
    assert ranked("装置故障", SAME_SENSE, sense=0) == []


def test_words_without_a_vector_neither_help_nor_harm():
    strange = [Document("a", ("ヌルポ架空語",)), Document("b", ("ガッ架空語",))]

    assert ranked("ヌルポ架空語", strange)[:1] == ["a"]
    assert ranked("😀😀", strange) == []


def test_english_texts_have_no_sense_but_their_words():
    (ranking,) = rank(
        [Document("a", ("repair of machines",))],
        [Query("q", "mending machines")],
        language="en",
        explained=True,
    )

    assert "sense" not in {part.name for part in ranking.hits[0].parts}


def test_the_part_is_shown_and_the_parts_add_up():
    (plain,) = rank(SAME_SENSE, [Query("q", "装置故障")])
    (told,) = rank(SAME_SENSE, [Query("q", "装置故障")], explained=True)

    assert "sense" in {part.name for part in told.hits[0].parts}
    assert fsum(part.score for part in told.hits[0].parts) == pytest.approx(
        plain.hits[0].score, rel=1e-6
    )


def test_the_part_rests_on_the_words_of_like_sense_on_both_sides():
    (told,) = rank(SAME_SENSE, [Query("q", "装置故障")], explained=True)
    (part,) = [part for part in told.hits[0].parts if part.name == "sense"]

    assert [("装置故障"[a:b]) for _, a, b in part.need_spans] == ["装置", "故障"]
    assert [("機械を修理"[a:b]) for _, a, b in part.expert_spans] == ["機械", "修理"]


def test_verbs_meet_their_fellows_but_everyday_ones_are_not_marked():
    documents = [Document("garden", ("庭を掃く",)), Document("repair", ("部品の破損を見る",))]
    (told,) = rank(documents, [Query("q", "軸が折れるのを見る")], explained=True)
    (part,) = [part for part in told.hits[0].parts if part.name == "sense"]

    assert [("軸が折れるのを見る"[a:b]) for _, a, b in part.need_spans] == ["折れる"]
    assert [("部品の破損を見る"[a:b]) for _, a, b in part.expert_spans] == ["破損"]
