import pytest

from enishi.reference.curriculum import Post, posts_in, qualifications_in


def told(text):
    return [(p.company, p.department, p.post, p.begun, p.ended) for p in posts_in(text)]


def test_a_list_of_events_becomes_posts_that_follow_each_other():
    text = """職歴
昭和57年4月　東都電器株式会社 入社
昭和57年6月　小山工場 生産管理課 に配属
平成2年4月　同社 小山工場 生産管理課長に昇進
平成20年3月　同社 定年退職
平成20年4月　みどり精機（株） 顧問 就任"""

    assert told(text) == [
        ("東都電器株式会社", "小山工場 生産管理課", "", "1982-04", "1990-04"),
        ("東都電器株式会社", "小山工場 生産管理課", "課長", "1990-04", "2008-03"),
        ("みどり精機（株）", "", "顧問", "2008-04", ""),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "1982年4月〜1990年3月　東都電器株式会社　品質保証部　主任",
        "■S57.4～H2.3 東都電器株式会社 品質保証部 主任",
        "・昭和５７年４月から平成２年３月まで 東都電器株式会社 品質保証部 主任",
        "1982/4-1990/3 東都電器株式会社 品質保証部 主任",
    ],
)
def test_a_period_is_read_however_it_is_written(line):
    assert told(line) == [("東都電器株式会社", "品質保証部", "主任", "1982-04", "1990-03")]


def test_what_lasts_until_today_has_no_end_even_when_something_follows():
    text = "2010年4月〜現在 みどり商事㈱ 顧問\n2015年4月〜2016年3月 あおば工業 講師"

    assert [(p.company, p.ended) for p in posts_in(text)] == [
        ("みどり商事㈱", ""),
        ("あおば工業", "2016-03"),
    ]


def test_the_lines_below_a_post_are_its_story():
    text = "1982年4月 東都電器株式会社\n検査を直した。\n不良が3割減った。"

    assert [p.story for p in posts_in(text)] == ["検査を直した。\n不良が3割減った。"]


def test_schools_and_licences_are_no_posts_and_tell_no_story():
    text = """昭和53年4月 東都大学工学部 入学
機械を学んだ。
1982年4月 東都電器株式会社
1990年5月 電気主任技術者 免許取得"""

    assert posts_in(text) == (
        Post(company="東都電器株式会社", begun="1982-04", lines=("1982年4月 東都電器株式会社",)),
    )


def test_every_post_says_in_which_lines_it_stood():
    text = """昭和57年4月　東都電器株式会社 入社
昭和57年6月　小山工場 生産管理課 に配属
・在庫を3割減らした。
平成20年3月　同社 定年退職
平成20年4月　みどり精機（株） 顧問 就任"""

    assert [post.lines for post in posts_in(text)] == [
        (
            "昭和57年4月　東都電器株式会社 入社",
            "昭和57年6月　小山工場 生産管理課 に配属",
            "在庫を3割減らした。",
            "平成20年3月　同社 定年退職",
        ),
        ("平成20年4月　みどり精機（株） 顧問 就任",),
    ]


def test_a_text_without_dates_has_no_posts():
    assert posts_in("いろいろやりました。\n頑張りました。") == ()


def test_a_date_that_never_was_opens_no_post():
    assert posts_in("昭和99年4月 東都電器株式会社") == ()


def test_a_director_of_a_works_is_not_seated_in_a_works_of_directors():
    assert told("令和2年5月 みどり精機（株） 取締役工場長") == [
        ("みどり精機（株）", "", "取締役工場長", "2020-05", "")
    ]


WHOLE = """2026年11月20日現在
氏名　田中 誠一
■職務要約
生産管理を35年。
■職務経歴
1982年4月〜2010年3月　東都電器株式会社　生産管理課長
2010年4月〜2019年3月　同社タイ工場　工場長
2019年5月〜現在　町工場の相談相手（個人）
従業員30名の金属加工会社で、段取りの見直しを手伝う。
■資格
1990年5月　電気主任技術者　取得
簿記2級
■その他／趣味
囲碁"""


def test_a_whole_curriculum_tells_of_its_posts_and_of_nothing_else():
    assert told(WHOLE) == [
        ("東都電器株式会社", "生産管理課", "課長", "1982-04", "2010-03"),
        ("東都電器株式会社", "タイ工場", "工場長", "2010-04", "2019-03"),
        ("", "", "", "2019-05", ""),
    ]
    last = posts_in(WHOLE)[-1]
    assert (last.size, last.story) == (
        None,
        "町工場の相談相手（個人）\n従業員30名の金属加工会社で、段取りの見直しを手伝う。",
    )


def test_the_licences_stand_under_their_heading():
    assert qualifications_in(WHOLE) == ("電気主任技術者", "簿記2級")


def test_a_post_abroad_is_known_by_its_place():
    assert [post.is_abroad for post in posts_in(WHOLE)] == [False, True, False]
    near = posts_in("1982年4月 東都電器株式会社 中国支店\n1990年4月 タイヤ工場")
    assert [post.is_abroad for post in near] == [False, False]


def test_after_leaving_the_next_work_is_not_of_the_same_firm():
    text = "1982年4月 東都電器株式会社\n2019年3月 同社 定年退職\n2019年4月〜現在 町内会の会計"

    assert [(p.company, p.story) for p in posts_in(text)] == [
        ("東都電器株式会社", ""),
        ("", "町内会の会計"),
    ]
