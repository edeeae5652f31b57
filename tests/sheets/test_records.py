from enishi.sheets import Kind, read_roster
from tests.sheets import books
from tests.sheets.readings import PLAIN, notices, roster, texts


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
