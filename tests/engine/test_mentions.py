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


@pytest.mark.parametrize(
    "text",
    [
        "外の人に見てほしい。",
        "工場を見てほしい。",
        "どこから手をつけたらよいか。",
        "誰か良い人を知りませんか。",
        "知り合いの会社を紹介された。",
        "仕事を頼んでいる会社が近くにある。",
        "一社だけ断られた。",
        "日本人の社員が10人いる。",
        "若い人の多い町である。",
        "地元の材料を使っている。",
        "自分で考えてみた。",
        "昔の方がよかった。",
        "一から教えてください。",
        "一度お客様のところへ行ってほしい。",
    ],
)
def test_what_anybody_says_in_passing_asks_for_nothing(text: str):
    # Only words that carry sense are compared: 「外から見られない」 would be 外 and 見る.
    assert suggested(text) == {}


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("長男に会社を渡すつもりだが、古参の社員が言うことを聞かない。", "strategy.succession"),
        ("三年後の計画を立てたい。", "strategy.management_plan"),
        ("同じ不良を繰り返し、対策書が書けない。", "production.corrective_action"),
        ("工事が終わってみたら赤字だった。", "production.construction_work"),
        ("夜勤が組めない。", "strategy.care_services"),
        ("面接では人が見抜けない。", "hr_labour.recruitment"),
        ("原料が上がったのに、売値を据え置いている。", "sales_marketing.pricing"),
        ("冷蔵のまま遠くへ運びたい。", "logistics.cold_chain"),
        ("為替が動くたびに儲けが飛ぶ。", "overseas.payment_abroad"),
        ("棚卸のたびに、作り過ぎて余った物が出てくる。", "logistics.inventory"),
        ("辞めた社員にお客を引き抜かれた。", "legal_ip.secrets"),
    ],
)
def test_words_of_a_president_lead_to_what_is_wanted(text: str, category: str):
    assert category in suggested(text)


def test_a_plan_still_to_be_made_is_not_one_to_follow_up():
    assert "strategy.plan_follow_up" not in suggested("三年後の計画を立てたい。")


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


@pytest.mark.parametrize("text", ["新工場の立ち上げ、", "新工場の立ち上げを任された。"])
def test_an_expression_that_ends_like_a_verb_is_found_before_a_particle_too(text: str):
    assert suggested(text)["production.factory"] == ["新工場の立ち上げ"]
