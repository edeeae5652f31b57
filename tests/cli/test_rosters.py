from dataclasses import fields
from datetime import date

from enishi.cli.rosters import company_key, experts_of, name_of, needs_of
from enishi.engine import Expert
from enishi.sheets import Kind, read_roster

TODAY = date(2009, 9, 2)


def experts(tmp_path, *lines):
    path = tmp_path / "名簿.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return experts_of(read_roster(path, Kind.EXPERTS))


def needs(tmp_path, *lines):
    path = tmp_path / "ニーズ.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return [need for need, _ in needs_of(read_roster(path, Kind.NEEDS), TODAY)]


def test_career_entries_become_passages_that_say_where_they_stand(tmp_path):
    read = experts(
        tmp_path,
        "氏名,会社名1,役職1,期間1,業務内容1,会社名2,業務内容2,専門分野,自己PR",
        "田中,架空電機,部長,昭和45年〜平成9年,不良を減らした。,架空精機,工程改善,品質管理,現場主義",
    )

    assert [(p.text, p.place, str(p.kind)) for p in read.experts[0].passages] == [
        ("架空電機 部長\n不良を減らした。", "職務経歴 1件目（昭和45年〜平成9年）", "career"),
        ("架空精機\n工程改善", "職務経歴 2件目", "career"),
        ("品質管理", "専門分野", "specialism"),
        ("現場主義", "自己PR", "offer"),
    ]


def test_a_long_cell_whose_lines_each_begin_with_a_year_is_split_into_entries(tmp_path):
    read = experts(
        tmp_path,
        "氏名,職務経歴",
        '田中,"昭和45年 架空電機に入社\n　品質保証を担当\n平成9年 架空精機の顧問"',
    )

    assert [(p.place, p.text) for p in read.experts[0].passages] == [
        ("職務経歴 1件目", "昭和45年 架空電機に入社\n　品質保証を担当"),
        ("職務経歴 2件目", "平成9年 架空精機の顧問"),
    ]


def test_fields_places_and_limits_are_understood(tmp_path):
    read = experts(
        tmp_path,
        "氏名,経歴,専門分野,住所,希望地域,受入上限,休止期限,紹介を望まない企業,規模",
        "田中,営業,品質管理、販路開拓,大阪府堺市,近畿圏（オンライン可）,２社,平成22年3月31日,㈱架空工業,300名",
    )
    expert = read.experts[0]

    assert expert.categories == frozenset({"production.quality", "sales_marketing.channels"})
    assert (expert.prefecture, expert.reach, expert.online) == (
        "27",
        frozenset({"25", "26", "27", "28", "29", "30"}),
        True,
    )
    assert (expert.free_places, expert.unavailable_until) == (2, date(2010, 3, 31))
    assert expert.blocked == frozenset({company_key("株式会社架空工業")})


def test_age_birth_and_sex_never_reach_the_engine(tmp_path):
    read = experts(
        tmp_path, "氏名,年齢,生年月日,性別,経歴", "田中,71,昭和13年1月2日,男,工作機械の営業"
    )
    expert = read.experts[0]

    assert [field.name for field in fields(Expert) if field.name in ("age", "birth", "sex")] == []
    assert [p.text for p in expert.passages] == ["工作機械の営業"]


def test_those_who_have_left_are_not_proposed_and_those_who_rest_are_paused(tmp_path):
    read = experts(
        tmp_path, "氏名,経歴,状態", "田中,営業,登録終了", "鈴木,製造,休止中", "佐藤,経理,登録"
    )

    assert [(name_of(read.records[e.id]), e.unavailable_until) for e in read.experts] == [
        ("鈴木", date.max),
        ("佐藤", None),
    ]
    assert [notice.wording.ja for notice in read.notices] == [
        "「名簿.csv」 2行目：状態が「登録終了」なので、候補にしません。"
    ]


def test_a_need_keeps_what_was_said_apart_from_its_background(tmp_path):
    (need,) = needs(
        tmp_path,
        "企業名,件名,相談内容,背景,分野,業種,所在地",
        "㈱架空工業,販路,売り先を広げたい,一社に依存,販路開拓,金型,東京都大田区",
    )

    assert [(p.text, p.place, str(p.kind)) for p in need.passages] == [
        ("販路", "件名", "said"),
        ("売り先を広げたい", "ニーズ", "said"),
        ("一社に依存", "背景", "background"),
    ]
    keys = frozenset({company_key("架空工業")})
    assert (need.companies, need.prefecture, need.on) == (keys, "13", TODAY)
    assert need.categories == frozenset({"sales_marketing.channels"})


def test_a_category_that_the_taxonomy_does_not_know_still_speaks_for_the_need(tmp_path):
    (need,) = needs(tmp_path, "企業名,相談内容,分野", "架空工業,助けてほしい,めっきの色むら")

    assert [p.text for p in need.passages] == ["助けてほしい", "めっきの色むら"]
    assert need.categories == frozenset()
