from dataclasses import replace
from math import fsum

import pytest

from enishi.engine import (
    DEFAULT_WEIGHTS,
    Document,
    Expert,
    Index,
    Need,
    Part,
    Passage,
    Query,
    rank,
)

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
        plain.hits[0].score, rel=1e-5
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


def test_sense_weighs_more_between_needs_and_careers_than_in_any_collection():
    (told,) = rank(SAME_SENSE, [Query("q", "装置故障")], explained=True)
    careers = [Expert(each.id, (Passage(*each.evidence),)) for each in SAME_SENSE]
    need = Need("n", (Passage("装置故障", kind="said"),))
    found = Index.build(careers).rank(need).candidates[0]

    assert sense_in(found.parts) == pytest.approx(sense_in(told.hits[0].parts) / 0.3, rel=1e-6)


def test_a_word_that_happens_to_lie_near_says_less_than_a_passage_that_speaks_of_the_matter():
    documents = [
        Document("line", ("修理",)),
        Document("passage", ("機械を修理、設備の故障を点検、部品を交換して保守",)),
    ]
    (told,) = rank(documents, [Query("q", "装置が壊れる")], explained=True)

    assert [hit.document for hit in told.hits] == ["passage", "line"]
    assert sense_in(told.hits[0].parts) > 1.5 * sense_in(told.hits[1].parts)


def sense_in(parts: tuple[Part, ...]) -> float:
    return sum(part.score for part in parts if part.name == "sense")
