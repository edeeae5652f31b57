import pytest

from enishi.engine import Candidate, Expert, Index, Need, Passage

POSTS_ONLY = "近いのは部署や役職の名前だけで、そこで何をしたかは経歴に見あたりません。"


def the_only(need: str, *passages: str, categories: frozenset[str] = frozenset()) -> Candidate:
    expert = Expert("e", tuple(Passage(text) for text in passages))
    index = Index.build([expert])
    return index.rank(Need("n", (Passage(need, kind="said"),), categories)).candidates[0]


def quoted(candidate: Candidate, *passages: str) -> list[str]:
    """The quotations with their marks in brackets."""
    texts = []
    for quotation in candidate.quotations:
        text = passages[quotation.passage]
        pieces, at = [], quotation.start
        for begin, end in quotation.marks:
            pieces += [text[at:begin], "【", text[begin:end], "】"]
            at = end
        texts.append("".join([*pieces, text[at : quotation.end]]))
    return texts


@pytest.mark.parametrize(
    ("need", "career", "shown"),
    [
        ("三人で検品を一日四回している。", "検品を三人で受け持ち、一日二回に減らした。",
         "【検品】を三人で受け持ち、一日二回に減らした。"),
        ("社内のQCサークルが続かない。", "QCサークルの世話役を務めた。",
         "【QCサークル】の世話役を務めた。"),
        ("ブレーキの書き方をわかってほしい。", "ブレーキの図を書いて、取り付けがわかった。",
         "【ブレーキ】の図を書いて、取り付けがわかった。"),
    ],
)  # fmt: skip
def test_names_are_marked_and_numerals_counters_and_verbs_are_not(
    need: str, career: str, shown: str
):
    assert quoted(the_only(need, career), career) == [shown]


def test_a_word_that_everybody_uses_is_not_marked():
    career = "検品を担当した。"
    others = [Expert(f"o{n}", (Passage("塗装を担当した。"),)) for n in range(30)]
    need = Need("n", (Passage("検品の担当がいない。", kind="said"),))

    candidate = Index.build([*others, Expert("e", (Passage(career),))]).rank(need).candidates[0]

    assert quoted(candidate, career) == ["【検品】を担当した。"]


def test_a_single_character_is_never_marked_by_itself():
    career = "酒の樽を洗い、麹の温度を測った。"

    assert quoted(the_only("酒と麹の温度", career), career) == [
        "酒の樽を洗い、麹の【温度】を測った。"
    ]


def test_a_post_is_not_quoted_beside_what_was_done_there():
    career = "検査の手順を見直し、品質管理を改めた。\n品質管理課 課長"

    assert quoted(the_only("品質管理", career), career) == [
        "【検査】の手順を見直し、【品質管理】を改めた。"
    ]


def test_somebody_with_nothing_but_a_post_is_quoted_by_it_and_it_is_said():
    career = "庭の手入れが好きでした。\n品質管理課 課長"

    candidate = the_only("品質管理", career)

    assert quoted(candidate, career) == ["【品質管理課】 課長"]
    assert POSTS_ONLY in [each.ja for each in candidate.lacks]


def test_whoever_told_what_was_done_does_not_lack_it():
    candidate = the_only("品質管理", "品質管理を改めた。")

    assert POSTS_ONLY not in [each.ja for each in candidate.lacks]


def test_what_is_told_goes_before_an_item_of_a_list():
    career = "・品質管理の強化\n工程を止めて品質管理を改めた。"

    assert (
        quoted(the_only("品質管理", career), career)[0] == "【工程】を止めて【品質管理】を改めた。"
    )


def test_no_sentence_is_quoted_twice_even_when_typed_twice():
    career = "展示会で販路を広げた。"

    candidate = the_only("展示会で販路を開拓したい。", career, career)

    assert quoted(candidate, career, career) == ["【展示会】で【販路を広げ】た。"]


def test_at_most_three_sentences_are_quoted():
    career = "在庫を減らした。\n原価を下げた。\n輸出を始めた。\n展示会に出た。\n金型を直した。"

    assert len(the_only("在庫、原価、輸出、展示会、金型", career).quotations) == 3


def test_whoever_has_nothing_to_show_does_not_stand_before_those_who_have():
    busy = [
        Expert(f"b{n}", (Passage("あれこれと取り組んで、いろいろやった。"),)) for n in range(60)
    ]
    brewer = Expert("z", (Passage("麹菌を選び直した。"),))
    need = Need("n", (Passage("あれこれといろいろ取り組んだが、麹菌が弱い。", kind="said"),))

    found = Index.build([*busy, brewer]).rank(need).candidates

    assert [candidate.expert for candidate in found] == ["z"]
