"""What an explanation promises, on texts as wild as people's: the sum holds, the places exist."""

from math import fsum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.engine import Document, Expert, Index, Need, Part, Passage, Query, rank, scoring

PIECES = [
    *("販路を開拓した。", "品質管理", "売り先が大手1社に偏っている。", "新規開拓営業", "輸出"),
    *("が", "か\u3099", "ﾊﾝﾛｶｲﾀｸ", "ﾃﾞｼﾞﾀﾙ化", "ﾊﾟ", "か゛", "e\u0301"),
    *("㍿", "㍻", "㌔㌘", "㋿", "㌫", "①", "Ⅷ", "ﷺ", "ﬁnance"),
    *("😀", "👨‍👩‍👧", "🇯🇵", "𠮷野家", "葛\U000e0100城", "辻\ufe00"),
    *(
        "\r\n",
        "\t",
        "\u3000",
        "\x00",
        "\ud800",
        "\udfff",
        "\u200b",
        "\ufeff",
        "\u202e",
        "مرحبا",
        "שלום",
    ),
]
wild = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
wild_texts = st.lists(wild, max_size=3).map(tuple)


def has_its_place(part: Part, asked: tuple[str, ...], told: tuple[str, ...]) -> bool:
    sides = [(asked, part.need_spans), (told, part.expert_spans)]
    return all(
        len(set(spans)) == len(spans)
        and all(0 <= begin < end <= len(texts[at]) for at, begin, end in spans)
        for texts, spans in sides
    )


@settings(max_examples=80)
@given(st.lists(wild_texts, max_size=6), wild_texts)
def test_everybody_beside_a_wild_need_has_parts_that_add_up_and_places_that_exist(
    careers: list[tuple[str, ...]], said: tuple[str, ...]
):
    people = [Expert(str(n), tuple(map(Passage, texts))) for n, texts in enumerate(careers)]
    need = Need("n", tuple(Passage(text, kind="said") for text in said))
    index = Index.build(people)

    for person, texts in zip(people, careers, strict=True):
        explained = index.explain(need, person.id)
        assert explained is not None
        candidate, _ = explained
        assert fsum(part.score for part in candidate.parts) == pytest.approx(candidate.score)
        assert [p.name for p in candidate.parts if not has_its_place(p, said, texts)] == []


@settings(max_examples=80)
@given(st.lists(wild_texts, max_size=6), wild, st.sampled_from(["ja", "en"]))
def test_documents_explained_keep_their_scores_and_their_places_exist(
    texts: list[tuple[str, ...]], question: str, language: str
):
    documents = [Document(str(number), evidence) for number, evidence in enumerate(texts)]
    queries = [Query("q", question)]

    (plain,) = rank(documents, queries, language=language)
    (explained,) = rank(documents, queries, language=language, explained=True)

    ranked = {hit.document: hit.score for hit in plain.hits}
    scores = {hit.document: hit.score for hit in explained.hits}
    assert scores == pytest.approx(ranked, rel=1e-5)  # single precision
    assert list(scores.values()) == sorted(scores.values(), reverse=True)
    for hit in explained.hits:
        assert fsum(part.score for part in hit.parts) == pytest.approx(hit.score, rel=1e-6)
        told = texts[int(hit.document)]
        assert [p.name for p in hit.parts if not has_its_place(p, (question,), told)] == []


def test_in_a_large_collection_the_scores_explained_are_those_that_ranked(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(scoring, "POOL", 20)
    shared = [Document(f"shared {n}", ("新しい取引先の開拓。",)) for n in range(10)]
    characters = [Document(f"characters {n}", ("商談の申し引き。",)) for n in range(5)]
    silent = [Document(f"silent {n}", ("庭。",)) for n in range(15)]
    documents = [*shared, *characters, *silent]
    queries = [Query("q", "取引先を新しく開拓したい")]

    (plain,) = rank(documents, queries)
    (explained,) = rank(documents, queries, explained=True)

    assert len(plain.hits) == 15
    expected = [pytest.approx(hit.score, rel=1e-5) for hit in plain.hits]
    assert [hit.score for hit in explained.hits] == expected


def test_words_that_lie_in_one_character_are_marked_once():
    (ranking,) = rank([Document("d", ("㍿山田",))], [Query("q", "㍿")], explained=True)

    spans = {part.name: (part.need_spans, part.expert_spans) for part in ranking.hits[0].parts}

    whole = ((0, 0, 1),)
    assert {name: found for name, found in spans.items() if found != (whole, whole)} == {}
