import json

import pytest
from python_calamine import CalamineWorkbook

from enishi.cli import main
from enishi.cli.proposals import common_words
from enishi.engine import Band, Candidate, Need, Passage, Quotation
from tests.sheets import books

EXPERTS = [
    ["新現役名簿（架空）", None, None, None, None],
    ["氏名", "生年月日", "都道府県", "職務経歴", "専門分野"],
    [
        "田中 一郎",
        "S21.4.1",
        "東京都",
        "家電工場で検査工程を見直し、不良率を半減させた。",
        "品質管理",
    ],
    ["鈴木 花子", "戌年", "大阪府", "北米で代理店網を築き、販路を開拓した。", "販路開拓"],
]
NEEDS = [
    ["No", "企業名", "都道府県", "相談内容"],
    [1, "架空工業", "東京都", "検査の不良が減らず困っている。"],
    [2, "架空商店", "大阪府", "販路"],
    [3, "架空堂", None, "😀😀"],
    [4, "架空社", None, "販路の相談。" * 3334],
]


@pytest.fixture
def files(tmp_path):
    experts = books.book(tmp_path / "新現役.xlsx", {"名簿": EXPERTS}, merged=["A1:E1"])
    needs = books.book(tmp_path / "ニーズ.xlsx", {"一覧": NEEDS})
    return ["match", "--experts", str(experts), "--needs", str(needs), "--output"]


def sheets(path):
    workbook = CalamineWorkbook.from_path(path)
    return {name: workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names}


def test_two_rosters_become_candidates_with_quotations(files, tmp_path, capsys):
    assert main([*files, str(tmp_path / "候補.xlsx"), "--language", "ja"]) == 0

    written = sheets(tmp_path / "候補.xlsx")
    assert list(written) == ["候補", "読み取り", "候補のないニーズ"]
    heading, *rows = written["候補"][2:]
    first = dict(zip(heading, rows[0], strict=True))
    assert (first["企業名"], first["氏名"], first["順"]) == ("架空工業", "田中 一郎", 1.0)
    assert first["合うところ（経歴からの引用）"].splitlines()[0] == (
        "「家電工場で検査工程を見直し、不良率を半減させた。」 ─ 職務経歴"
    )
    assert [row[:3] for row in written["候補のないニーズ"][1:]] == [["3", "架空堂", "😀😀"]]
    said = capsys.readouterr().out.splitlines()
    assert said[:4] == [
        "新現役の名簿：新現役.xlsx（Excelブック）",
        "  シート「名簿」：2行目を見出しとして、2名を読みました。",
        "    A列「氏名」→ 氏名",
        "    B列「生年月日」→ 生年月日（使いません。年齢は選定に使いません）",
    ]
    assert said[-1].startswith("ニーズ4件のうち3件に候補を挙げ、")


def test_people_see_bands_and_no_points(files, tmp_path):
    main([*files, str(tmp_path / "候補.xlsx"), "--language", "ja"])

    heading, *rows = sheets(tmp_path / "候補.xlsx")["候補"][2:]
    bands = {row[heading.index("この案件との合い方")] for row in rows}
    assert bands <= {"よく合う", "合うところが多い", "一部が合う"}
    numbers = [cell for row in rows for cell in row if isinstance(cell, float)]
    assert numbers == [row[heading.index("順")] for row in rows]


def test_programs_get_points_whose_parts_sum_to_them(files, tmp_path):
    main([*files, str(tmp_path / "候補.jsonl")])

    lines = [json.loads(line) for line in (tmp_path / "候補.jsonl").read_text().splitlines()]
    candidates = [candidate for line in lines for candidate in line["candidates"]]
    assert [line["need"]["id"] for line in lines] == ["1", "2", "3", "4"]
    assert [sum(part["score"] for part in c["parts"]) for c in candidates] == pytest.approx(
        [c["score"] for c in candidates]
    )


def test_a_csv_keeps_the_needs_that_found_nobody(files, tmp_path):
    main([*files, str(tmp_path / "候補.csv"), "--language", "ja"])

    text = (tmp_path / "候補.csv").read_text("utf-8-sig")
    assert text.count("ニーズに言葉がありません（空か、記号や絵文字だけです）。") == 1


def test_what_to_check_is_told_under_its_sheet_from_top_to_bottom(files, tmp_path, capsys):
    main([*files, str(tmp_path / "候補.xlsx"), "--language", "ja"])

    said = capsys.readouterr().out.splitlines()
    start = said.index("確かめてください（1件）：")
    assert said[start + 1 : start + 3] == [
        "  「新現役.xlsx」 シート「名簿」",
        "    4行目 B列：「戌年」を日付として読めません（生年月日）。"
        "「昭和21年4月1日」「1946/4/1」のように書いてください。",
    ]


def test_words_that_stand_side_by_side_are_shown_as_one():
    need = Need("n", (Passage("百貨店に売りたい", kind="said"),))
    marks = ((0, 0, 2), (0, 2, 3), (0, 4, 6))
    quotation = Quotation(0, 0, 4, (), marks)
    candidate = Candidate("e", 1.0, Band.WELL, (), (quotation,))

    assert common_words(need, candidate) == ["百貨店", "売り"]


def test_top_limits_the_people_of_each_need(files, tmp_path):
    main([*files, str(tmp_path / "候補.jsonl"), "--top", "1"])

    lines = [json.loads(line) for line in (tmp_path / "候補.jsonl").read_text().splitlines()]
    assert max(len(line["candidates"]) for line in lines) == 1


def test_a_fault_is_one_sentence_and_leaves_no_output(files, tmp_path, capsys):
    (tmp_path / "新現役.xlsx").write_bytes(b"")

    assert main([*files, str(tmp_path / "候補.xlsx"), "--language", "ja"]) == 1

    assert capsys.readouterr() == (
        "",
        "「新現役.xlsx」：ファイルが空です（0バイト）。"
        "名簿を保存しなおしてから、もう一度お試しください。\n",
    )
    assert not (tmp_path / "候補.xlsx").exists()


def test_a_roster_is_never_overwritten_by_the_output(files, tmp_path, capsys):
    before = (tmp_path / "ニーズ.xlsx").read_bytes()

    assert main([*files, str(tmp_path / "ニーズ.xlsx")]) == 1

    assert (tmp_path / "ニーズ.xlsx").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["match"], "--experts, --needs, --output を指定してください"),
        (["nothing"], "COMMAND の 'nothing' は 'match', 'rank', 'measure', 'organisations', "),
    ],
)
def test_wrong_usage_is_said_in_japanese_and_exits_with_2(arguments, said, capsys, monkeypatch):
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")

    with pytest.raises(SystemExit) as caught:
        main(arguments)

    assert (caught.value.code, capsys.readouterr().err.count(said)) == (2, 1)


def test_the_help_speaks_the_language_of_the_locale(capsys, monkeypatch):
    for locale, first in (
        ("ja_JP.UTF-8", "使い方: "),
        ("en_GB.UTF-8", "usage: "),
        ("C", "使い方: "),
    ):
        monkeypatch.setenv("LC_ALL", locale)
        with pytest.raises(SystemExit):
            main(["--help"])
        assert capsys.readouterr().out.startswith(first)


def test_a_broken_model_directory_is_told_of_and_the_answers_go_on_without_it(
    tmp_path, monkeypatch, capsys
):
    expert = {"ID": "1", "氏名": "山田", "職務経歴1": "販路を開拓した。"}
    need = {"ID": "1", "企業名": "架空", "相談内容": "販路を開拓したい。"}
    (tmp_path / "E.jsonl").write_text(json.dumps(expert))
    (tmp_path / "N.jsonl").write_text(json.dumps(need))
    monkeypatch.setenv("ENISHI_MODEL_DIR", str(tmp_path / "nothing"))
    given = ["--experts", str(tmp_path / "E.jsonl"), "--needs", str(tmp_path / "N.jsonl")]

    code = main(["match", "--language", "ja", *given, "--output", str(tmp_path / "out.jsonl")])

    assert (code, len((tmp_path / "out.jsonl").read_text().splitlines())) == (0, 1)
    assert "意味の近さのモデルを使えません：フォルダーがありません" in capsys.readouterr().out
