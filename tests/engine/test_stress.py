import pytest

from enishi.engine import Expert, Index, Need, Passage, suggest_categories
from enishi.engine.profiles import read
from enishi.engine.stress import (
    BETWEEN,
    COURTESY,
    REQUEST,
    RULED_OUT,
    TOLD,
    laid_on,
    stress_of,
)
from enishi.engine.types import Kind

PEOPLE = Index.build(
    [
        Expert("recruiter", (Passage("工業高校をまわり、新卒の採用を担当した。"),)),
        Expert("automation", (Passage("箱詰めの自動化を担当し、中古のロボットで機械に替えた。"),)),
    ]
)


def laid(text: str, part: str) -> float:
    """Return how much a part of a need counts; all its characters count alike."""
    begin = text.index(part)
    (share,) = set(laid_on(text)[begin : begin + len(part)].tolist())
    return round(float(share), 6)


def first_for(text: str) -> str:
    answer = PEOPLE.rank(Need("n", (Passage(text, kind=Kind.SAID),)))
    return answer.candidates[0].expert


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("人の採用ではなく、機械を考えたい。", "人の採用では"),
        ("採る方より居続けてもらう方を何とかしたい。", "採る方"),
        ("ポスターはもういらん。続くやり方を知りたい。", "ポスター"),
        ("株のことは会計事務所に頼んである。", "株のこと"),
        ("採用は足りています。", "採用"),
        ("研修はもう結構です。", "研修"),
        ("人は増やしたくない。", "増やし"),
        ("外の倉庫は高すぎました。", "外の倉庫"),
        ("味には自信がある。", "味"),
        ("助成金だけに頼らない形がよい。", "助成金"),
    ],
)
def test_what_is_ruled_out_or_done_already_counts_little(text: str, part: str):
    assert laid(text, part) == pytest.approx(RULED_OUT * (TOLD if "知りたい" in text else 1.0))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("人の採用ではなく、機械を考えたい。", "機械を考え"),
        ("もうこれ以上、人の指を落とさせたくない。", "人の指を落とさせ"),
        ("仕事がなくなりそうです。", "仕事がなくなりそう"),
        ("うちの菓子は四日しかもたない。", "菓子は四日"),
        ("新しい売り先が足りない。", "新しい売り先"),
    ],
)
def test_what_is_asked_or_lacking_counts_in_full(text: str, part: str):
    assert laid(text, part) == 1.0


def test_a_clause_that_says_not_so_points_back_at_the_sentence_before():
    text = "株のことを考えてほしいのと違う。そうではなくて、息子の話し相手がほしい。"

    assert laid(text, "株のこと") == pytest.approx(RULED_OUT)
    assert laid(text, "息子の話し相手") == 1.0


def test_courtesy_and_the_words_of_asking_count_little():
    text = "いつもお世話になっております。売り先の見つけ方を教えてほしい。"

    assert laid(text, "お世話にな") == pytest.approx(COURTESY * TOLD)
    assert laid(text, "教えてほしい") == pytest.approx(REQUEST)
    assert laid(text, "売り先の見つけ方") == 1.0


def test_what_is_only_told_counts_less_where_something_is_asked():
    assert laid("菓子屋です。売り先を増やしたい。", "菓子屋") == TOLD
    assert laid("菓子屋です。売り先が一つしかない。", "菓子屋") == 1.0


def test_particles_and_endings_count_less_among_characters():
    texts = ["ｶﾞｽの配管"]
    stress = stress_of(texts, [laid_on(texts[0])], read(texts, "ja"))

    assert stress.words.tolist() == [1.0, 1.0]
    assert stress.codes.tolist() == [1.0, 1.0, BETWEEN, 1.0, 1.0]


def test_whoever_wants_a_machine_and_no_hands_is_not_sent_to_a_recruiter():
    assert first_for("箱詰めをする人の採用を考えたい。") == "recruiter"
    assert first_for("箱詰めをする人の採用ではなく、機械を考えたい。") == "automation"


def test_what_is_ruled_out_is_not_suggested():
    wanted, ruled_out = (
        {each.category for each in suggest_categories([Passage(text, kind=Kind.SAID)])}
        for text in ("新卒の採用を考えたい。", "新卒の採用はもう結構です。")
    )

    assert "hr_labour.recruitment" in wanted
    assert ruled_out == set()


def test_words_ruled_out_are_not_marked():
    (found,) = PEOPLE.rank(
        Need("n", (Passage("採用ではなく箱詰めの自動化がほしい。", kind=Kind.SAID),))
    ).candidates[:1]
    marked = {
        "採用ではなく箱詰めの自動化がほしい。"[a:b]
        for q in found.quotations
        for _, a, b in q.need_marks
    }

    assert "採用" not in marked
    assert "自動化" in "".join(sorted(marked))
