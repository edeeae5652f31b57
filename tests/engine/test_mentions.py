import pytest

from enishi.engine import Passage, suggest_categories


def suggested(text: str) -> dict[str, list[str]]:
    return {
        s.category: [text[a:b] for _, a, b in s.words]
        for s in suggest_categories([Passage(text, kind="said")])
    }


@pytest.mark.parametrize("text", ["新しい部材を採用した。", "職場環境", "電子申請", "見える化"])
def test_a_label_of_one_word_says_nothing_by_itself(text: str):
    assert suggested(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "旅館に納める豆腐を作っている。",
        "工務店と飲食店が主な客である。",
        "農家から米を買う。",
        "地元の食堂で食べた。",
        "商工会議所の紹介で来た。",
        "レジ袋を作っている。",
        "創業者の長男である。",
        "カメラのズームの部品である。",
    ],
)
def test_what_only_names_a_trade_asks_for_nothing(text: str):
    assert suggested(text) == {}


def test_what_is_said_of_a_narrower_entry_is_said_less_loudly_of_the_broader_one():
    scores = {
        s.category: s.score for s in suggest_categories([Passage("溶接を覚える者がいない。")])
    }

    assert scores == pytest.approx(
        {"tech_product_dev.welding": 0.75, "tech_product_dev.machining": 0.6}
    )


def test_words_of_a_president_that_reach_a_narrower_entry():
    assert "production.tidiness" in suggested("掃除をしろと言っても、三日で元に戻る。")


def test_a_whole_label_of_several_words_is_heard():
    assert suggested("事業承継") == {"strategy.succession": ["事業承継"]}


def test_two_expressions_on_one_span_count_once():
    once, twice = (
        {s.category: s.score for s in suggest_categories([Passage(text)])}
        for text in ("海外代理店", "海外の代理店")
    )

    assert once == twice == {"overseas.sales_abroad": 0.75}


def test_the_same_said_in_two_places_is_clearer_than_once():
    once, twice = (
        suggest_categories([Passage(text)])[0].score
        for text in ("海外代理店。", "海外代理店。海外代理店。")
    )

    assert (once, twice) == (0.75, 0.9375)


def test_a_longer_expression_silences_the_shorter_one_inside():
    assert list(suggested("在庫管理システム")) == ["it.core_system"]


def test_expressions_of_one_category_that_overlap_are_one_stretch():
    text = "販売代理店を12社立ち上げた。"

    assert suggested(text)["sales_marketing.channels"] == ["販売代理店を12社立ち上げ"]
