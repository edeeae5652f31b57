from enishi.sheets import Kind, read_roster
from tests.sheets.readings import PLAIN, meanings, notices, roster, texts


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


def test_a_column_of_sentences_under_a_known_group_takes_the_meaning_of_the_group(tmp_path):
    rows = [
        ["企業名", "ご相談内容", None],
        [None, "社長の言葉のまま", "背景"],
        ["架空工業", "売り先が一社に偏っていて、この先が心配。", "親会社の移転"],
    ]

    read = roster(tmp_path, rows, Kind.NEEDS, merged=["A1:A2", "B1:C1"])

    assert meanings(read)[1:] == [
        ("B", "need", "content", 0),
        ("C", "background", "exact", 0),
    ]


def test_a_column_of_sentences_that_nobody_understands_is_pointed_at(tmp_path):
    rows = [["氏名", "職務経歴", "甲"], ["田中", "営業", "週に二日までなら遠方にも通えます。"]]

    assert notices(roster(tmp_path, rows)) == [
        "シート「名簿」 1行目 C列：文章の入った列「甲」の意味が分からないので、使いませんでした。"
        "使うときは、見出しを「職務経歴」「ニーズ」のような言葉に書き直してください。"
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
