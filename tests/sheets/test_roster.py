import pytest

from enishi.sheets import Certainty, Kind, SheetFault, read_roster
from tests.sheets import books

PLAIN = [["氏名", "都道府県", "職務経歴"], ["田中　一郎", "東京都", "工作機械の営業を三十年。"]]


def roster(tmp_path, rows, kind=Kind.EXPERTS, **options):
    return read_roster(books.book(tmp_path / "名簿.xlsx", {"名簿": rows}, **options), kind)


def meanings(read):
    return [(c.letter, c.meaning, str(c.certainty), c.number) for c in read.tables[0].columns]


def texts(read, meaning):
    return [record.texts(meaning) for record in read.records]


def notices(read):
    return [notice.wording.ja.partition("」 ")[2] for notice in read.notices]


def fault_of(path, kind=Kind.EXPERTS):
    with pytest.raises(SheetFault) as caught:
        read_roster(path, kind)
    return caught.value.wording.ja


def test_a_plain_roster_is_read_row_by_row(tmp_path):
    read = roster(tmp_path, PLAIN)

    assert meanings(read) == [
        ("A", "name", "exact", 0),
        ("B", "prefecture", "exact", 0),
        ("C", "career", "exact", 0),
    ]
    assert [(r.sheet, r.row, r.text("name")) for r in read.records] == [("名簿", 2, "田中　一郎")]
    assert read.notices == ()


def test_the_heading_is_found_below_a_merged_title_and_blank_rows(tmp_path):
    rows = [["平成２１年度　新現役登録者名簿", None, None], [], ["", "", "平成21年9月"], *PLAIN]

    read = roster(tmp_path, rows, merged=["A1:C1"])

    assert read.tables[0].heading_rows == (4,)
    assert texts(read, "name") == [("田中　一郎",)]


def test_a_heading_of_two_rows_is_read_as_one(tmp_path):
    rows = [
        ["新現役名簿"],
        ["No", "氏名", "職務経歴１", None, None, "職務経歴２", None, None, "専門分野"],
        [None, None, "会社名", "役職", "期間", "会社名", "役職", "期間", None],
        [1, "田中一郎", "架空電機", "部長", "S45〜H13", "架空精機", "顧問", "H13〜", "品質管理"],
    ]

    read = roster(tmp_path, rows, merged=["A2:A3", "B2:B3", "C2:E2", "F2:H2", "I2:I3"])

    assert read.tables[0].heading_rows == (2, 3)
    assert meanings(read) == [
        ("A", "id", "exact", 0),
        ("B", "name", "exact", 0),
        ("C", "career_company", "exact", 1),
        ("D", "career_post", "exact", 1),
        ("E", "career_period", "exact", 1),
        ("F", "career_company", "exact", 2),
        ("G", "career_post", "exact", 2),
        ("H", "career_period", "exact", 2),
        ("I", "specialism", "exact", 0),
    ]
    assert [c.heading.text for c in read.tables[0].columns[2:4]] == [
        "職務経歴１／会社名",
        "職務経歴１／役職",
    ]


def test_a_heading_of_two_rows_is_understood_without_its_merges_too(tmp_path):
    path = tmp_path / "名簿.csv"
    path.write_text(
        "氏名,職務経歴,,,資格\n,会社名,役職,業務内容,\n田中一郎,架空電機,部長,品質管理,技術士\n",
        encoding="utf-8",
    )

    read = read_roster(path, Kind.EXPERTS)

    assert [column.meaning for column in read.tables[0].columns] == [
        "name",
        "career_company",
        "career_post",
        "career_work",
        "qualification",
    ]
    assert texts(read, "career_work") == [("品質管理",)]


def test_a_heading_is_recognised_through_breaks_spaces_widths_and_brackets(tmp_path):
    rows = [
        [
            "氏　　名\n（必須）",
            "ﾌﾘｶﾞﾅ",
            "生年\n月日",
            "Ｔｅｌ",
            "Ｅ－ｍａｉｌ",
            "職務\n経歴",
            "①専門分野※",
        ],
        ["田中一郎", "ﾀﾅｶ", "S21.4.1", "03-0000-0000", "a@example.com", "営業を担当。", "販路開拓"],
    ]

    assert [meaning for _, meaning, certainty, _ in meanings(roster(tmp_path, rows))] == [
        "name",
        "name_kana",
        "birth_date",
        "phone",
        "email",
        "career",
        "specialism",
    ]


def test_family_and_given_names_in_columns_of_their_own_are_told_apart(tmp_path):
    rows = [["姓", "名", "セイ", "メイ", "経歴"], ["田中", "一郎", "タナカ", "イチロウ", "営業"]]

    assert [meaning for _, meaning, *_ in meanings(roster(tmp_path, rows))] == [
        "family_name",
        "given_name",
        "family_kana",
        "given_kana",
        "career",
    ]


def test_numbered_headings_are_several_columns_of_one_meaning(tmp_path):
    rows = [["氏名", "経歴１", "経歴②", "職務経歴(3)"], ["田中", "営業", "製造", "顧問"]]

    read = roster(tmp_path, rows)

    assert meanings(read)[1:] == [
        ("B", "career", "exact", 1),
        ("C", "career", "exact", 2),
        ("D", "career", "exact", 3),
    ]


def test_a_heading_that_nobody_catalogued_is_named_by_what_it_resembles(tmp_path):
    rows = [
        ["企業名", "現在抱えている経営課題について", "所在地（本社）"],
        ["架空工業", "売り先が一社に偏っている。", "東京都大田区"],
    ]

    assert meanings(roster(tmp_path, rows, Kind.NEEDS)) == [
        ("A", "company", "exact", 0),
        ("B", "need", "similar", 0),
        ("C", "address", "exact", 0),
    ]


def test_a_column_without_a_telling_heading_is_named_by_its_cells(tmp_path):
    rows = [
        ["氏名", "甲", "乙", "丙", "丁"],
        ["田中", "tanaka@example.com", "大阪府", "工作機械の営業を三十年続け、" * 4, "あ"],
        ["鈴木", "suzuki@example.com", "東京都", "食品工場で衛生管理を担当し、" * 4, "い"],
    ]

    assert meanings(roster(tmp_path, rows))[1:] == [
        ("B", "email", "content", 0),
        ("C", "prefecture", "content", 0),
        ("D", "career", "content", 0),
        ("E", None, "unused", 0),
    ]


def test_ticked_boxes_under_specialism_stand_for_their_headings(tmp_path):
    rows = [
        ["氏名", "専門分野", None, None, "備考"],
        [None, "経営企画", "生産管理", "物流", None],
        ["田中", "○", None, "◎", "週二日"],
        ["鈴木", None, "○", None, ""],
    ]

    read = roster(tmp_path, rows, merged=["B1:D1"])

    assert [[value.heading for value in record.all("specialism")] for record in read.records] == [
        ["経営企画", "物流"],
        ["生産管理"],
    ]


def test_merged_prefectures_and_ditto_marks_are_filled_downwards(tmp_path):
    rows = [
        ["都道府県", "氏名", "資格", "経歴"],
        ["東京都", "田中", "技術士", "営業"],
        [None, "鈴木", "〃", "製造"],
        [None, "佐藤", "同上", "経理"],
        ["大阪府", "山本", None, "人事"],
    ]

    read = roster(tmp_path, rows, merged=["A2:A4"])

    assert texts(read, "prefecture") == [("東京都",), ("東京都",), ("東京都",), ("大阪府",)]
    assert texts(read, "qualification") == [("技術士",), ("技術士",), ("技術士",), ()]


def test_rows_below_a_name_that_only_go_on_with_the_career_belong_to_it(tmp_path):
    rows = [
        ["No", "氏名", "会社名", "業務内容"],
        [1, "田中", "架空電機", "品質管理"],
        [None, None, "架空精機", "工程改善"],
        [2, "鈴木", "架空商事", "輸出"],
    ]

    read = roster(tmp_path, rows)

    assert [(r.text("name"), r.row, r.last_row) for r in read.records] == [
        ("田中", 2, 3),
        ("鈴木", 4, 4),
    ]
    assert texts(read, "career_work") == [("品質管理", "工程改善"), ("輸出",)]


def test_a_name_merged_over_its_posts_is_one_person(tmp_path):
    rows = [
        ["氏名", "会社名", "業務内容"],
        ["田中", "架空電機", "品質管理"],
        [None, "架空精機", "工程改善"],
        ["鈴木", "架空商事", "輸出"],
    ]

    read = roster(tmp_path, rows, merged=["A2:A3"])

    assert texts(read, "name") == [("田中",), ("鈴木",)]
    assert texts(read, "career_company") == [("架空電機", "架空精機"), ("架空商事",)]


def test_totals_examples_and_remarks_are_left_out_and_said_so(tmp_path):
    rows = [
        *PLAIN[:1],
        ["（記入例）山田太郎", "東京都", "○○会社で営業"],
        PLAIN[1],
        ["※以下は他団体からの紹介"],
        ["鈴木二郎", "大阪府", "食品工場の衛生管理。"],
        ["合計", "2名"],
    ]

    read = roster(tmp_path, rows)

    assert texts(read, "name") == [("田中　一郎",), ("鈴木二郎",)]
    assert notices(read) == [
        "シート「名簿」 2行目：記入例とみて、読みませんでした（「（記入例）山田太郎」）",
        "シート「名簿」 4行目：表の外の書きこみとみて、読みませんでした"
        "（「※以下は他団体からの紹介」）",
        "シート「名簿」 6行目：合計の行とみて、読みませんでした（「合計」）",
    ]


def test_rows_that_hold_only_a_printed_number_are_passed_over_in_silence(tmp_path):
    rows = [["No", "氏名", "経歴"], [1, "田中", "営業"], [2, None, None], [3, None, None]]

    read = roster(tmp_path, rows)

    assert (len(read.records), read.notices) == (1, ())


def test_a_heading_repeated_on_every_page_is_no_person(tmp_path):
    read = roster(tmp_path, [*PLAIN, PLAIN[0], ["鈴木二郎", "大阪府", "衛生管理"]])

    assert texts(read, "name") == [("田中　一郎",), ("鈴木二郎",)]


def test_two_tables_on_one_sheet_are_read_each_with_its_own_heading(tmp_path):
    rows = [*PLAIN, [], ["関西"], ["No", "お名前", "専門", "経歴"], [7, "山本", "物流", "倉庫"]]

    read = roster(tmp_path, rows)

    assert [(table.heading_rows, table.records) for table in read.tables] == [((1,), 1), ((5,), 1)]
    assert texts(read, "name") == [("田中　一郎",), ("山本",)]


def test_every_sheet_with_a_roster_is_read_and_the_others_are_named(tmp_path):
    sheets = {"東京": PLAIN, "大阪": [PLAIN[0], ["鈴木", "大阪府", "経理"]], "説明": [["使い方"]]}

    read = read_roster(books.book(tmp_path / "名簿.xlsx", sheets), Kind.EXPERTS)

    assert [(r.sheet, r.text("name")) for r in read.records] == [
        ("東京", "田中　一郎"),
        ("大阪", "鈴木"),
    ]
    assert notices(read) == [
        "シート「説明」：名簿の見出しが見つからないので、このシートは読みませんでした。"
    ]


def test_an_unreadable_date_is_pointed_at_and_the_person_stays(tmp_path):
    rows = [
        ["氏名", "生年月日", "経歴"],
        ["田中", "昭和21年4月1日", "営業"],
        ["鈴木", "戌年", "製造"],
        ["佐藤", 16893, "経理"],
    ]

    read = roster(tmp_path, rows)

    assert texts(read, "name") == [("田中",), ("鈴木",), ("佐藤",)]
    assert notices(read) == [
        "シート「名簿」 3行目 B列：「戌年」を日付として読めません（生年月日）。"
        "「昭和21年4月1日」「1946/4/1」のように書いてください。"
    ]


def test_two_people_with_one_name_are_two_people_and_said_so(tmp_path):
    rows = [PLAIN[0], ["髙橋　一郎", "東京都", "営業"], ["高橋一郎", "大阪府", "製造"]]

    read = roster(tmp_path, rows)

    assert len(read.records) == 2
    assert notices(read) == [
        "シート「名簿」 3行目：2行目にも同じ氏名の方（高橋一郎）がいます。別の方として扱いました。"
        "同じ方なら、どちらかの行を消してください。"
    ]


def test_a_person_without_a_word_about_the_career_is_read_and_said_so(tmp_path):
    read = roster(tmp_path, [*PLAIN, ["鈴木", "大阪府", None]])

    assert texts(read, "name") == [("田中　一郎",), ("鈴木",)]
    assert notices(read) == [
        "シート「名簿」 3行目：経歴や専門分野が書かれていないので、どのニーズの候補にもなりません。"
    ]


def test_a_second_name_column_is_not_used_and_said_so(tmp_path):
    rows = [["氏名", "経歴", "氏名"], ["田中", "営業", "妻"]]

    read = roster(tmp_path, rows)

    assert texts(read, "name") == [("田中",)]
    assert notices(read) == [
        "シート「名簿」 1行目 C列：「氏名」はA列「氏名」と同じ意味に読めるので、使いませんでした。"
    ]


def test_a_roster_without_rows_says_so(tmp_path):
    path = books.book(tmp_path / "名簿.xlsx", {"名簿": PLAIN[:1]})

    assert fault_of(path) == (
        "「名簿.xlsx」 シート「名簿」 1行目：見出しの行はありますが、その下に名簿の行がありません。"
        "行の入ったファイルかどうかを確かめてください。"
    )


def test_a_sheet_without_headings_says_which_headings_are_looked_for(tmp_path):
    path = books.book(tmp_path / "名簿.xlsx", {"名簿": [["田中", "営業"], ["鈴木", "製造"]]})

    assert fault_of(path) == (
        "「名簿.xlsx」：見出しの行が見つかりません。「氏名」「名前」または「姓」と「名」、"
        "「職務経歴」「専門分野」「支援できること」などのような見出しを、"
        "表の上の行に横に並べて書いてください。"
    )


def test_a_roster_that_lacks_what_is_needed_says_what_and_shows_what_was_read(tmp_path):
    path = books.book(tmp_path / "名簿.xlsx", {"名簿": [["氏名", "電話番号"], ["田中", "03"]]})

    assert fault_of(path) == (
        "「名簿.xlsx」 シート「名簿」 1行目：「職務経歴・専門分野」（「職務経歴」「専門分野」"
        "「支援できること」など）にあたる列がありません。この行を見出しとして読みました："
        "「氏名」、「電話番号」。見出しを書き直してください。"
    )


def test_exchanged_files_are_noticed(tmp_path):
    needs = [["企業名", "相談内容", "資本金"], ["架空工業", "売り先を広げたい", "1000万円"]]
    path = books.book(tmp_path / "ニーズ.xlsx", {"一覧": needs})

    assert fault_of(path) == (
        "「ニーズ.xlsx」：新現役の名簿ではなく、企業のニーズの一覧のようです。"
        "指定するファイルが入れかわっていないか確かめてください。"
    )


def test_what_a_person_chose_for_a_column_wins_over_its_heading(tmp_path):
    rows = [["氏名", "メモ", "備考", "経歴"], ["田中", "輸出の実務", "秘密", "営業"]]
    path = books.book(tmp_path / "名簿.xlsx", {"名簿": rows})

    read = read_roster(path, Kind.EXPERTS, {"メモ": "offer", "経歴": None})

    assert meanings(read) == [
        ("A", "name", "exact", 0),
        ("B", "offer", str(Certainty.CHOSEN), 0),
        ("C", "note", "exact", 0),
        ("D", None, "unused", 0),
    ]


def test_a_roster_of_companies_needs_only_their_names(tmp_path):
    rows = [["企業名", "法人番号", "従業員数"], ["架空工業", "1234567890123", 20.0]]

    read = roster(tmp_path, rows, Kind.COMPANIES)

    assert [(v.meaning, v.text) for v in read.records[0].values] == [
        ("company", "架空工業"),
        ("corporate_number", "1234567890123"),
        ("employees", "20"),
    ]
