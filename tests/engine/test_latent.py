from dataclasses import replace
from math import fsum

import pytest

from enishi.engine import DEFAULT_WEIGHTS, Document, Query, rank

SHIPS = ("vessel", "harbour", "crane", "cargo", "quay", "anchor")
PLANTS = ("orchard", "pruning", "fruit", "blossom", "grafting", "soil")


def sentences(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return every three words that follow one another in a circle as a document."""
    return tuple(
        f"The {words[at]}, the {words[(at + 1) % 6]} and the {words[(at + 2) % 6]}."
        for at in range(6)
    )


PEOPLE = [
    *(Document(f"sailor {number}", sentences(SHIPS)) for number in range(3)),
    *(Document(f"gardener {number}", sentences(PLANTS)) for number in range(3)),
    Document("grower", ("Blossom in the soil.", "Fruit.")),
    Document("docker", ("A crane on the quay.", "Cargo.")),
]


def asked(text: str, *, explained: bool = False, **changes: float):
    weights = replace(DEFAULT_WEIGHTS, **changes)
    (ranking,) = rank(
        PEOPLE, [Query("q", text)], language="en", weights=weights, explained=explained
    )
    return {hit.document: hit for hit in ranking.hits}


def test_a_person_whose_documents_share_no_word_is_found_by_what_stands_together():
    assert "docker" in asked("a vessel at anchor")
    assert "grower" not in asked("a vessel at anchor")
    assert "docker" not in asked("a vessel at anchor", sense=0)


def test_the_part_is_shown_with_the_words_it_rests_on_and_the_parts_add_up():
    hit = asked("vessel", explained=True)["docker"]

    (sense,) = [part for part in hit.parts if part.name == "sense"]
    assert hit.score == pytest.approx(asked("vessel")["docker"].score, rel=1e-6)
    assert fsum(part.score for part in hit.parts) == hit.score
    assert sense.need_spans == ((0, 0, 6),)
    assert {PEOPLE[-1].evidence[p][a:b] for p, a, b in sense.expert_spans} <= {
        "crane",
        "quay",
        "Cargo",
    }


def test_the_same_question_has_the_same_answer_each_time():
    assert asked("cargo in the harbour") == asked("cargo in the harbour")


def test_documents_that_say_only_two_things_are_scored_alike_each_time():
    sayings = ("alpha beta gamma", "delta epsilon zeta eta theta iota kappa lambda mu")
    documents = [Document(f"d{number}", (sayings[number % 2],)) for number in range(40)]

    first, *later = [
        list(rank(documents, [Query("q", "alpha delta zeta")], language="en")) for _ in range(4)
    ]

    assert later == [first] * 3


def test_letters_do_not_make_english_words_alike():
    documents = [Document("a", ("stationary",)), Document("b", ("relations",))]

    (ranking,) = rank(documents, [Query("q", "orientals")], language="en")

    assert ranking.hits == ()


def test_of_too_few_documents_nothing_is_learnt():
    (ranking,) = rank(PEOPLE[-2:], [Query("q", "quay")], language="en", explained=True)

    assert [hit.document for hit in ranking.hits] == ["docker"]
    assert "sense" not in {part.name for part in ranking.hits[0].parts}


@pytest.mark.parametrize("text", ["", "the", "!!!", "zzzz"])
def test_a_question_that_says_nothing_finds_nobody(text: str):
    assert asked(text) == {}


def test_a_question_that_speaks_of_many_things_finds_whoever_did_them_all():
    one, all_of_it = "crane cargo cargo", "crane cargo orchard fruit"
    people = [
        Document("crane driver", ("A crane and cargo.", "Cargo by crane.", "Crane, cargo, quay.")),
        Document("both", ("A crane.", "Cargo.", "An orchard.", "Fruit.")),
    ]

    def first(question: str, **changes: float) -> str:
        weights = replace(DEFAULT_WEIGHTS, **changes)
        (ranking,) = rank(people, [Query("q", question)], language="en", weights=weights)
        return ranking.hits[0].document

    assert (first(one), first(all_of_it)) == ("crane driver", "both")
    assert first(all_of_it, whole=0) == "crane driver"


def test_what_all_documents_together_give_is_a_part_with_the_words_of_both_sides():
    hit = asked("a crane on the quay", explained=True)["docker"]

    (whole,) = [part for part in hit.parts if part.name == "whole"]
    assert [("a crane on the quay"[a:b]) for _, a, b in whole.need_spans] == ["crane", "quay"]
    assert fsum(part.score for part in hit.parts) == pytest.approx(hit.score, rel=1e-6)


def test_where_everybody_has_one_document_it_is_not_counted_twice():
    documents = [Document("a", ("A crane on the quay.",)), Document("b", ("An orchard.",))]
    (ranking,) = rank(documents, [Query("q", "crane")], language="en", explained=True)

    assert "whole" not in {part.name for part in ranking.hits[0].parts}
