import pytest

from enishi.matchmaking.desk_summary import (
    MOST_NEEDS,
    NeedRead,
    Person,
    Summary,
    Told,
    pieces,
    summary_of,
    told,
)
from enishi.sheets import Column, Sheet, write_workbook

COLUMNS = tuple(Column(str(n), 10, False) for n in range(11))
PRINTED = """新現役の名簿：名簿.xlsx（Excelブック）
  シート「名簿」：2行目を見出しとして、4名を読みました。
    A列「氏名」→ 氏名
    B列「年齢」→ 年齢（使いません）
確かめてください（1件）：
  「名簿.xlsx」 3行目：氏名がありません。
1件に候補を挙げました。
"""


def row(need, order, name, reasons="「売った。」 ─ 職務経歴\n・同じ東京都にお住まいです。"):
    said = "販路がほしい。" if order == 1 else ""
    about = ("よく合う", name, "7", "東京都", reasons, "販路、売", "・輸出の経験\n・英語")
    return (need, "みどり精機", said, order, *about)


def written(tmp_path, rows, without=()):
    path = tmp_path / "p.xlsx"
    sheets = (
        Sheet("候補", COLUMNS, rows, "年齢は使っていません。"),
        Sheet("読み取り", COLUMNS[:6], ()),
        Sheet("候補のないニーズ", COLUMNS[:4], without),
    )
    write_workbook(path, sheets)
    return path


def test_printed_lines_are_grouped_under_their_headings():
    assert list(told(PRINTED)) == [
        Told(
            "新現役の名簿：名簿.xlsx（Excelブック）",
            ("シート「名簿」：2行目を見出しとして、4名を読みました。",),
            ("A列「氏名」→ 氏名", "B列「年齢」→ 年齢（使いません）"),
        ),
        Told("確かめてください（1件）：", ("「名簿.xlsx」 3行目：氏名がありません。",)),
        Told("1件に候補を挙げました。"),
    ]


def test_what_is_to_be_checked_stands_with_its_sheet():
    printed = """確かめてください（4件）：
  「名簿.xlsx」 シート「R8登録者」
    16行目：合計の行とみて、読みませんでした（「計 ８名」）
    17行目：氏名がありません。
  「名簿.xlsx」 シート「メモ」
    このシートは読みませんでした。
  ほか1件は、書き出したファイルの「読み取り」にあります。"""

    [checking] = told(printed)

    assert checking.columns == ()
    assert checking.lines == (
        "「名簿.xlsx」 シート「R8登録者」 16行目：合計の行とみて、読みませんでした（「計 ８名」）",
        "「名簿.xlsx」 シート「R8登録者」 17行目：氏名がありません。",
        "「名簿.xlsx」 シート「メモ」 このシートは読みませんでした。",
        "ほか1件は、書き出したファイルの「読み取り」にあります。",
    )


def test_the_workbook_is_read_back_need_by_need(tmp_path):
    rows = [row("N-1", 1, "髙﨑"), row("N-1", 2, "山田"), row("N-2", 1, "遠藤")]
    path = written(tmp_path, rows, [("N-3", "すみれ堂", "😀", "言葉がありません。\n休止中：2名")])

    summary = summary_of(PRINTED, path)

    assert [(n.number, [p.name for p in n.people]) for n in summary.needs] == [
        ("N-1", ["髙﨑", "山田"]),
        ("N-2", ["遠藤"]),
        ("N-3", []),
    ]
    assert summary.needs[0].people[0] == Person(
        fit="よく合う",
        name="髙﨑",
        number="7",
        prefecture="東京都",
        quotations=("「売った。」 ─ 職務経歴",),
        strengths=("同じ東京都にお住まいです。",),
        words=("販路", "売"),
        lacks=("輸出の経験", "英語"),
    )
    assert summary.needs[2] == NeedRead(
        "N-3", "すみれ堂", "😀", why_nobody=("言葉がありません。", "休止中：2名")
    )
    assert (summary.count, summary.without) == (3, 1)


def test_two_needs_under_one_number_stay_two(tmp_path):
    path = written(tmp_path, [row("1", 1, "髙﨑"), row("1", 1, "山田")])

    assert [len(need.people) for need in summary_of("", path).needs] == [1, 1]


def test_a_list_of_many_needs_is_counted_whole_and_kept_in_part(tmp_path):
    path = written(tmp_path, [row(str(n), 1, "髙﨑") for n in range(MOST_NEEDS + 5)])

    summary = summary_of("", path)

    assert (summary.count, len(summary.needs)) == (MOST_NEEDS + 5, MOST_NEEDS)


def test_a_list_without_any_candidate_is_no_fault(tmp_path):
    path = written(tmp_path, [], [("1", "", "", "合う経験が見あたらない：4名")])

    assert [need.people for need in summary_of("", path).needs] == [()]


def test_what_is_kept_is_what_was_found(tmp_path):
    summary = summary_of(PRINTED, written(tmp_path, [row("N-1", 1, "髙﨑")]))

    assert Summary.from_json(summary.as_json()) == summary


@pytest.mark.parametrize(
    ("words", "cut"),
    [
        (("販路",), [("新しい", False), ("販路", True), ("を開く", False)]),
        (("路", "い"), [("新しい販路を開く", False)]),
        ((), [("新しい販路を開く", False)]),
        (("販路を開く", "販路"), [("新しい", False), ("販路を開く", True)]),
        (("(",), [("新しい販路を開く", False)]),
        (("((", "新しい"), [("新しい", True), ("販路を開く", False)]),
    ],
)
def test_words_in_common_are_marked_wherever_they_stand(words, cut):
    assert pieces("新しい販路を開く", words) == cut
