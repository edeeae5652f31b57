from enishi.sheets import Certainty, Kind, read_roster
from tests.sheets import books
from tests.sheets.readings import PLAIN, fault_of, meanings, notices, roster, texts


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
