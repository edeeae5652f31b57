import csv
import io
import resource

import pytest
from python_calamine import CalamineWorkbook

from enishi.sheets import (
    Column,
    Sheet,
    SheetFault,
    write_delimited,
    write_jsonlines,
    write_workbook,
)
from enishi.sheets.writing import armed, disarmed

TABLE = Sheet(
    "候補/一覧",
    (Column("氏名"), Column("経歴", 40, wrapped=True), Column("順", 5)),
    [["髙﨑", "一行目\n二行目", 1], ["=1+1", "＋81", None]],
)


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_what_a_spreadsheet_would_run_is_disarmed_and_can_be_armed_again(first):
    assert disarmed(f"{first}cmd") == f"'{first}cmd"
    assert armed(disarmed(f"{first}cmd")) == f"{first}cmd"


def test_a_workbook_holds_texts_and_numbers_and_no_formulas(tmp_path):
    write_workbook(tmp_path / "out.xlsx", [TABLE])

    workbook = CalamineWorkbook.from_path(tmp_path / "out.xlsx")

    assert workbook.sheet_names == ["候補 一覧"]
    assert workbook.get_sheet_by_index(0).to_python() == [
        ["氏名", "経歴", "順"],
        ["髙﨑", "一行目\n二行目", 1.0],
        ["'=1+1", "'＋81", ""],
    ]


def test_a_csv_begins_with_its_mark_and_is_disarmed(tmp_path):
    write_delimited(tmp_path / "out.csv", TABLE)
    content = (tmp_path / "out.csv").read_bytes()

    assert content[:3] == b"\xef\xbb\xbf"
    assert list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))) == [
        ["氏名", "経歴", "順"],
        ["髙﨑", "一行目\n二行目", "1"],
        ["'=1+1", "'＋81", ""],
    ]


def test_a_text_longer_than_a_cell_holds_is_cut_and_controls_are_dropped(tmp_path):
    long = Sheet("長い", (Column("文"),), [["あ" * 40_000], ["a\0b\ud800c"]])

    write_workbook(tmp_path / "out.xlsx", [long])

    rows = CalamineWorkbook.from_path(tmp_path / "out.xlsx").get_sheet_by_index(0).to_python()
    assert [len(str(rows[1][0])), rows[1][0][-1], rows[2][0]] == [32_767, "…", "abc"]


def test_nothing_half_written_is_left_when_writing_fails(tmp_path):
    path = tmp_path / "out.jsonl"
    path.write_text("前のもの")

    with pytest.raises(TypeError):
        write_jsonlines(path, [{"a": 1}, {"b": object()}])

    assert path.read_text() == "前のもの"
    assert [file.name for file in tmp_path.iterdir()] == ["out.jsonl"]


def test_a_folder_that_does_not_exist_is_said_in_a_sentence(tmp_path):
    with pytest.raises(SheetFault) as caught:
        write_delimited(tmp_path / "ない" / "out.csv", TABLE)

    assert caught.value.wording.ja.endswith(
        "：ここには書き出せません。フォルダーがあるか、書き込む権限があるか、"
        "同じ名前のファイルを開いていないかを確かめてください。"
    )


def test_a_full_disk_is_said_and_what_was_there_stays(tmp_path):
    path = tmp_path / "out.jsonl"
    path.write_text("前のもの")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, before[1]))
    try:
        with pytest.raises(SheetFault) as caught:
            write_jsonlines(path, [{"a": "x" * 100_000}])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert "ディスクの空きが足りない" in caught.value.wording.ja
    assert path.read_text() == "前のもの"
    assert [file.name for file in tmp_path.iterdir()] == ["out.jsonl"]
