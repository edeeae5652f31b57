from dataclasses import fields, replace
from datetime import date
from math import fsum

import numpy as np
import pytest
from hypothesis import given, settings

from enishi.engine import (
    Answer,
    Exclusion,
    Expert,
    Index,
    Need,
    NotRankable,
    Outdated,
    Passage,
    Weights,
    suggest_categories,
)
from enishi.engine.asked_need import make_ready
from enishi.engine.choosing import choose
from tests.engine.worlds import experts, needs

SALES = Expert(
    "sales",
    (
        Passage("部品の営業に携わり、代理店網を全国に広げた。\n販路を3年で開拓した。"),
        Passage("経理部で月次決算を担当。"),
    ),
    frozenset({"sales_marketing.channels"}),
    prefecture="13",
    online=True,
)
GARDEN = Expert("garden", (Passage("庭の手入れ。"),))
WANTED = Need("n", (Passage("販路を開拓したい。", kind="said"),))


def found(answer: Answer) -> list[str]:
    return [candidate.expert for candidate in answer.candidates]


def why_not(answer: Answer) -> dict[str, Exclusion]:
    return {left.expert: left.exclusion for left in answer.left_out}


@pytest.mark.parametrize("word", ["販路", "品質", "原価", "輸出", "承継"])
def test_a_need_of_two_characters_finds_the_career_that_holds_them(word: str):
    expert = replace(SALES, passages=(Passage(f"入社以来、{word}の仕事ひとすじ。"),))

    answer = Index.build([expert, GARDEN]).rank(Need("n", (Passage(word),)))

    assert found(answer) == ["sales"]
    assert why_not(answer) == {"garden": Exclusion.NO_EVIDENCE}


@settings(max_examples=60)
@given(experts(), needs())
def test_the_parts_of_every_candidate_sum_to_its_score_and_to_the_one_that_ranked_it(
    people: list[Expert], need: Need
):
    register = Index.build(people).register
    asked = make_ready(need, register.collection, register.known, register.weights)
    free = [np.zeros(len(people), np.int8)]

    chosen = choose(register, asked, free, top=99, spans=True, everybody=False)

    numbers, scores = chosen.best.numbers.tolist(), chosen.best.scores.tolist()
    ranked = {register.id(n): score for n, score in zip(numbers, scores, strict=True)}
    for candidate in chosen.candidates:
        whole = fsum(part.score for part in candidate.parts)
        assert whole == pytest.approx(candidate.score, rel=1e-6)
        assert whole == pytest.approx(ranked[candidate.expert], rel=1e-5)  # single precision


@settings(max_examples=60)
@given(experts(), needs())
def test_everybody_considered_is_a_candidate_or_left_out(people: list[Expert], need: Need):
    answer = Index.build(people).rank(need, top=2)

    assert sorted([*found(answer), *why_not(answer)]) == sorted(expert.id for expert in people)


@settings(max_examples=60)
@given(experts(), needs())
def test_a_short_list_is_the_beginning_of_the_long_one(people: list[Expert], need: Need):
    index = Index.build(people)

    assert index.rank(need, top=2).candidates == index.rank(need, top=99).candidates[:2]


@settings(max_examples=40)
@given(experts(), experts(), needs())
def test_a_changed_profile_answers_as_a_fresh_build_does(
    before: list[Expert], after: list[Expert], need: Need
):
    gone = [expert.id for expert in before[:2]]
    merged = {e.id: e for e in before if e.id not in gone} | {e.id: e for e in after}

    changed = Index.build(before).with_changes(after, gone)

    assert changed.rank(need) == Index.build(merged.values()).rank(need)


@settings(max_examples=40)
@given(experts(), experts(), needs())
def test_a_change_that_leaves_the_texts_alone_answers_as_a_fresh_build_does(
    people: list[Expert], models: list[Expert], need: Need
):
    changed = [
        replace(model, id=person.id, passages=person.passages)
        for person, model in zip(people, models, strict=False)
    ]
    merged = {e.id: e for e in people} | {e.id: e for e in changed}

    index = Index.build(people).with_changes(changed)

    assert index.rank(need) == Index.build(merged.values()).rank(need)


@settings(max_examples=40)
@given(experts(), needs())
def test_without_spans_the_answer_is_the_same_but_for_them(people: list[Expert], need: Need):
    index = Index.build(people)

    def bare(answer: Answer) -> list[tuple[object, ...]]:
        return [
            (c.expert, c.score, c.band, [(p.name, p.score) for p in c.parts], c.quotations)
            for c in answer.candidates
        ]

    assert bare(index.rank(need, spans=False)) == bare(index.rank(need))


@settings(max_examples=40)
@given(experts(), needs())
def test_quotations_and_spans_lie_within_their_texts(people: list[Expert], need: Need):
    texts = {expert.id: [p.text for p in expert.passages] for expert in people}
    asked = [passage.text for passage in need.passages]

    for candidate in Index.build(people).rank(need).candidates:
        own = texts[candidate.expert]
        for part in candidate.parts:
            assert all(asked[p][a:b] for p, a, b in part.need_spans)
            assert all(own[p][a:b] for p, a, b in part.expert_spans)
        for quotation in candidate.quotations:
            assert quotation.marks != ()
            assert all(quotation.start <= a < b <= quotation.end for a, b in quotation.marks)


def test_those_outside_among_leave_no_trace():
    answer = Index.build([SALES, GARDEN]).rank(WANTED, among=frozenset({"garden"}))

    assert found(answer) == []
    assert why_not(answer) == {"garden": Exclusion.NO_EVIDENCE}


def test_each_hard_condition_is_named():
    people = [
        replace(SALES, id="a fits"),
        replace(SALES, id="b unwanted", blocked=frozenset({"acme"})),
        replace(SALES, id="c paused", unavailable_until=date(2026, 4, 2)),
        replace(SALES, id="d full", free_places=0),
        replace(SALES, id="e far", reach=frozenset({"47"}), online=False),
        replace(SALES, id="f far but online", reach=frozenset({"47"})),
    ]
    need = replace(
        WANTED,
        companies=frozenset({"acme", "none"}),
        on=date(2026, 4, 1),
        prefecture="13",
        online=True,
    )

    answer = Index.build(people).rank(need)

    assert sorted(found(answer)) == ["a fits", "f far but online"]
    assert why_not(answer) == {
        "b unwanted": Exclusion.UNWANTED,
        "c paused": Exclusion.PAUSED,
        "d full": Exclusion.FULL,
        "e far": Exclusion.OUT_OF_REACH,
    }


def test_whoever_is_back_on_the_day_is_not_paused():
    person = replace(SALES, unavailable_until=date(2026, 4, 1))

    assert found(Index.build([person]).rank(replace(WANTED, on=date(2026, 4, 1)))) == ["sales"]


def test_somebody_good_who_is_beaten_is_outranked_not_unsuited():
    people = [SALES, replace(SALES, id="second", categories=frozenset())]

    answer = Index.build(people).rank(WANTED, top=1)

    assert (found(answer), why_not(answer)) == (["sales"], {"second": Exclusion.OUTRANKED})


def test_function_in_another_industry_beats_the_same_industry_without_it():
    airline = Expert(
        "airline", (Passage("航空会社で販路開拓を指揮した。"),), industries=frozenset({"46"})
    )
    parts = Expert(
        "parts", (Passage("自動車部品の工場で塗装に従事した。"),), industries=frozenset({"31"})
    )
    need = Need("n", (Passage("自動車部品の販路開拓をしたい。", kind="said"),), industry="31")

    assert found(Index.build([airline, parts]).rank(need))[0] == "airline"


def test_half_width_and_variant_writing_is_found_and_marked_as_typed():
    text = "㈱髙島のﾒｯｷ工程で品質管理を担当。"
    expert = Expert("e", (Passage(text),))

    candidate = Index.build([expert]).rank(Need("n", (Passage("高島のメッキ"),))).candidates[0]

    words = next(part for part in candidate.parts if part.name == "words")
    assert [text[a:b] for _, a, b in words.expert_spans] == ["髙島", "ﾒｯｷ"]
    quotation = candidate.quotations[0]
    assert text[quotation.start : quotation.end] == text


def test_what_somebody_did_is_quoted_before_a_mere_entry():
    done, entry = (
        Passage("検査工程を見直し、品質管理を改めた。"),
        Passage("品質管理", kind="specialism"),
    )
    expert = Expert("e", (entry, done))

    candidate = Index.build([expert]).rank(Need("n", (Passage("品質管理"),))).candidates[0]

    assert candidate.quotations[0].passage == 1


def test_a_need_of_emoji_has_no_candidates():
    answer = Index.build([SALES, GARDEN]).rank(Need("n", (Passage("😀🎉"),)))

    assert found(answer) == []


@pytest.mark.parametrize("junk", ["\x00", "\ud800", "\udfff\x07"])
def test_unreadable_characters_do_no_harm(junk: str):
    need = Need("n", (Passage(f"{junk}販路{junk}を開拓{junk}"),))
    expert = replace(SALES, passages=(Passage(f"{junk}販路を{junk}開拓した。"),))

    assert found(Index.build([expert]).rank(need)) == ["sales"]


def test_only_the_first_twenty_thousand_characters_of_a_need_are_read():
    text = "庭の手入れ。" * 4000 + "販路を開拓したい。"

    assert found(Index.build([SALES]).rank(Need("n", (Passage(text),)))) == []


def test_a_wanted_category_that_the_career_lacks_is_said():
    need = replace(WANTED, categories=frozenset({"sales_marketing.channels", "legal_ip.contracts"}))

    candidate = Index.build([SALES]).rank(need).candidates[0]

    assert "「契約・取引法務」の経験は、経歴に見あたりません。" in [str(w) for w in candidate.lacks]


def test_an_unknown_category_is_left_aside_with_a_notice():
    answer = Index.build([SALES]).rank(replace(WANTED, categories=frozenset({"magic"})))

    assert [notice.en for notice in answer.notices] == [
        "The category “magic” is not in the taxonomy and was not used."
    ]


def test_a_need_that_speaks_of_no_category_says_so():
    answer = Index.build([SALES]).rank(Need("n", (Passage("麹菌が弱い。", kind="said"),)))

    assert [notice.en for notice in answer.notices] == [
        "No field of expertise could be read from this need. Choose one for better candidates."
    ]


def test_a_need_with_a_category_needs_no_notice():
    assert Index.build([SALES]).rank(WANTED).notices == ()


def test_two_people_with_one_id_are_refused():
    with pytest.raises(NotRankable) as refused:
        Index.build([SALES, SALES])

    assert "「sales」" in refused.value.wording.ja


@pytest.mark.parametrize("weight", [float("nan"), float("inf"), -1.0])
def test_a_weight_that_is_no_weight_is_refused(weight: float):
    with pytest.raises(NotRankable):
        Weights(function=weight)


def test_an_empty_register_answers_with_nobody():
    assert Index.build([]).rank(WANTED).candidates == ()


def test_suggested_categories_rest_on_words_of_the_text():
    text = "工場のカイゼンより、まず販路の開拓を急ぎたい。"

    suggested = {s.category: s.words for s in suggest_categories([Passage(text)])}

    spans = suggested["sales_marketing.channels"]
    assert [text[a:b] for _, a, b in spans] == ["販路の開拓"]


def test_age_is_no_input_anywhere():
    names = {field.name for kind in (Expert, Need, Passage) for field in fields(kind)}

    assert {name for name in names if "age" in name.split("_") or "birth" in name} == set()


@settings(max_examples=40)
@given(experts(), needs())
def test_anybody_can_be_explained_and_candidates_as_they_were(people: list[Expert], need: Need):
    index = Index.build(people)
    answer = index.rank(need, top=99)
    candidates = {candidate.expert: candidate for candidate in answer.candidates}

    for person in people:
        explanation = index.explain(need, person.id)
        assert explanation is not None
        candidate, against = explanation
        whole = fsum(part.score for part in candidate.parts)
        assert whole == pytest.approx(candidate.score, rel=1e-6)
        if person.id in candidates:
            assert (candidate, against) == (candidates[person.id], None)


def test_why_not_names_the_condition_and_what_is_lacking():
    full = replace(GARDEN, free_places=0)

    explanation = Index.build([SALES, full]).explain(WANTED, "garden")

    assert explanation is not None
    candidate, against = explanation
    assert against == Exclusion.FULL
    assert candidate.quotations == ()
    assert [str(words) for words in candidate.lacks] == [
        "「販路開拓」の経験は、経歴に見あたりません。"
    ]


def test_nobody_is_explained_by_a_text_that_the_index_has_not_read():
    there = {each.id: each for each in (SALES, GARDEN)}
    index = Index.build(
        there.values(), fetch=lambda ids: {key: there[key] for key in ids if key in there}
    )

    there["sales"] = replace(SALES, passages=(*SALES.passages[1:], GARDEN.passages[0]))

    with pytest.raises(Outdated):
        index.rank(WANTED)
    with pytest.raises(Outdated):
        index.explain(WANTED, "sales")
    assert index.explain(WANTED, "garden") is not None


def test_nobody_of_that_id_is_not_explained():
    assert Index.build([SALES]).explain(WANTED, "nobody") is None


def test_an_industry_is_named_as_one_would_say_it_and_as_the_companys():
    need = replace(WANTED, industry="18")  # プラスチック製品製造業（別掲を除く）
    career = {name: replace(SALES, industries=frozenset({name})) for name in ("18", "16", "80")}

    said = {}
    for name, expert in career.items():
        candidate, _ = Index.build([expert]).explain(need, "sales") or pytest.fail(name)
        words = (*candidate.strengths, *candidate.lacks)
        said[name] = [each.ja for each in words if "業種" in each.ja]

    assert said == {
        "18": ["企業と同じ業種（プラスチック製品製造業）の経験があります。"],
        "16": ["企業の業種（プラスチック製品製造業）に近い業種の経験があります。"],
        "80": ["企業の業種（プラスチック製品製造業）での経験は、経歴に見あたりません。"],
    }
