from math import fsum

from enishi.engine import Exclusion, Expert, Index, Need, Passage

SALES = Expert(
    "e1",
    (
        Passage(
            "総合電機メーカーで部品の営業に携わり、代理店網を全国に広げた。\n販路を3年で開拓した。"
        ),
        Passage("経理部で月次決算を担当。"),
    ),
    frozenset({"sales_marketing.channels"}),
    prefecture="13",
    online=True,
)
GARDEN = Expert("e2", (Passage("庭の手入れ。"),))


def test_a_need_of_two_characters_finds_the_career_that_holds_them():
    answer = Index.build([SALES, GARDEN]).rank(Need("n1", (Passage("販路", kind="said"),)))

    assert [candidate.expert for candidate in answer.candidates] == ["e1"]
    assert [(left.expert, left.exclusion) for left in answer.left_out] == [
        ("e2", Exclusion.NO_EVIDENCE)
    ]


def test_the_parts_of_a_candidate_sum_to_its_score():
    need = Need("n1", (Passage("販路を開拓したい。", kind="said"),), prefecture="14")

    candidate = Index.build([SALES, GARDEN]).rank(need).candidates[0]

    assert fsum(part.score for part in candidate.parts) == candidate.score
