import pytest
from django.utils import translation

from enishi import matchmaking
from enishi.cycle.quotes import cut_out, quotes
from enishi.engine import Expert, Index, Kind, Passage

LONG = "輸出" * 200 + "の販路を開拓した" + "仕事" * 200


def asked(said: str, *categories: str) -> matchmaking.Need:
    return matchmaking.Need("n", (Passage(said, kind=Kind.SAID),), frozenset(categories))


def quoted(story: str, need: matchmaking.Need, language: str = "ja"):
    expert = Expert("e", (Passage(story, place="職務経歴 1件目"),))
    candidate, _against = Index.build([expert]).explain(need, "e")
    return quotes(candidate, expert.passages, need, language)


def shown(quote) -> str:
    return "".join(f"[{p.text}]" if p.marked else p.text for p in quote.pieces)


def test_a_quotation_says_which_other_words_of_the_need_it_answers_and_in_which_matter():
    (quote,) = quoted("新規開拓営業を20年。", asked("売り先が大手1社に偏っている。"))

    assert shown(quote) == "[新規開拓営業]を20年。"
    assert quote.answers == "ニーズの「売り先が大手1社に偏っ」にこたえる経験（販路開拓）"


def test_brackets_of_the_company_do_not_stand_within_ours():
    (quote,) = quoted("品質管理を担当した。", asked("品質の「ﾊﾞﾗﾂｷ」が多い。"))

    assert quote.answers == "ニーズの「品質のﾊﾞﾗﾂｷ」にこたえる経験（品質管理）"


def test_where_only_the_category_was_chosen_the_quotation_names_it():
    (quote,) = quoted("新規開拓営業を20年。", asked("😀", "sales_marketing.channels"))

    assert quote.answers == "販路開拓の経験"


def test_in_english_the_matter_is_named_in_english():
    with translation.override("en"):
        (quote,) = quoted("新規開拓営業を20年。", asked("売り先が大手1社に偏っている。"), "en")

    assert quote.answers == "Answers “売り先が大手1社に偏っ” in the need (New sales channels)"


def test_a_word_that_both_sides_use_needs_no_further_word():
    (quote,) = quoted("庭石の据え付けをした。", asked("庭石を動かしたい。"))

    assert (shown(quote), quote.answers) == ("[庭石]の据え付けをした。", "")


def test_of_an_endless_sentence_only_what_stands_around_the_marks_is_quoted():
    (quote,) = quoted(LONG, asked("販路を開拓したい"))

    text = shown(quote)
    assert len(text) < 260
    assert (text[0], text[-1], "[販路を開拓]" in text) == ("…", "…", True)


@pytest.mark.parametrize("text", ["一つ目。二つ目の販路。三つ目。", "一つ目\n二つ目の販路\n三つ目"])
def test_a_whole_sentence_has_no_dots(text: str):
    start, end = text.index("二"), text.index("三") - (1 if "\n" in text else 0)

    pieces = cut_out(text, matchmaking.Quotation(0, start, end, ()))

    assert "".join(piece.text for piece in pieces) == text[start:end]
