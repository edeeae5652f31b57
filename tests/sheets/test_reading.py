import io
import subprocess
import sys
from pathlib import Path

import pytest

import enishi
from enishi.sheets import SheetFault, limits, read_file, read_open_file
from tests.sheets import books

# The kernel hands a process the peak of the one that started it; its own is the mark in /proc.
_MEASURED = """
import re, resource, sys
from enishi.sheets import SheetFault, read_file
try:
    read_file(sys.argv[1])
except SheetFault as fault:
    print(fault.wording.ja)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
with open("/proc/self/status") as status:
    print(int(re.search(r"VmHWM:\\s+(\\d+)", status.read())[1]) // 1024)
"""


def fault_in(path: Path) -> str:
    with pytest.raises(SheetFault) as caught:
        read_file(path)
    return caught.value.wording.ja


def measured(path: Path) -> tuple[str, int, int]:
    """What is said about a file, and the most megabytes that the child and its parent took."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", _MEASURED, str(path)],
        env={"PYTHONPATH": str(Path(enishi.__file__).parents[1])},
        capture_output=True,
        text=True,
        check=True,
    )
    said, child, parent = done.stdout.splitlines()
    return said, int(child), int(parent)


def test_an_empty_file_is_called_empty(tmp_path):
    (tmp_path / "名簿.xlsx").write_bytes(b"")

    assert fault_in(tmp_path / "名簿.xlsx") == (
        "「名簿.xlsx」：ファイルが空です（0バイト）。"
        "名簿を保存しなおしてから、もう一度お試しください。"
    )


def test_a_missing_file_is_named_with_its_folder(tmp_path):
    path = tmp_path / "ない.xlsx"

    assert fault_in(path) == (
        f"「{path}」：ファイルが見つかりません。名前と場所を確かめてください。"
    )


def test_a_truncated_workbook_is_called_cut_off(tmp_path):
    whole = books.book(tmp_path / "名簿.xlsx", {"名簿": [["氏名"], ["田中"]]}).read_bytes()
    (tmp_path / "名簿.xlsx").write_bytes(whole[: len(whole) // 2])

    assert fault_in(tmp_path / "名簿.xlsx") == (
        "「名簿.xlsx」：ファイルが途中で切れているか、壊れています。もとのファイルをもう一度"
        "コピーするか、Excelで開き、「Excel ブック（.xlsx）」として保存しなおしてください。"
    )


def test_a_workbook_behind_a_password_says_how_to_take_the_password_off(tmp_path):
    protected = books.OLE + bytes(2000) + "EncryptedPackage".encode("utf-16-le") + bytes(500)
    (tmp_path / "名簿.xlsx").write_bytes(protected)

    assert fault_in(tmp_path / "名簿.xlsx") == (
        "「名簿.xlsx」：パスワードで保護されています。Excelで開いてパスワードを外し、"
        "保存しなおしてください（ファイル → 情報 → ブックの保護）。"
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("氏名,職務経歴\n田中,営業\n".encode(), "中身はExcelのブックではありません"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "中身はウェブページ（HTML）です"),
        (b"%PDF-1.7 and so on", "中身はPDFです"),
        (b"\x89PNG\r\n\x1a\n....", "中身は画像です"),
        (books.OLE + bytes(600), "途中で切れているか、壊れています"),
        (bytes(600), "途中で切れているか、壊れています"),
    ],
)
def test_what_is_named_as_excel_but_is_something_else_is_called_by_its_name(
    tmp_path, content, said
):
    (tmp_path / "名簿.xlsx").write_bytes(content)

    assert fault_in(tmp_path / "名簿.xlsx").count(said) == 1


def test_a_file_of_an_unknown_kind_names_the_kinds_that_are_read(tmp_path):
    (tmp_path / "名簿.dat").write_text("何か")

    assert fault_in(tmp_path / "名簿.dat").startswith(
        "「名簿.dat」：読めるのは .xlsx、.xls、.csv、.jsonl です。"
    )


def test_a_workbook_without_a_word_in_it_is_called_blank(tmp_path):
    path = books.book(tmp_path / "名簿.xlsx", {"名簿": []})

    assert fault_in(path).startswith("「名簿.xlsx」：どのシートにも文字がありません。")


def test_a_small_file_that_unpacks_to_a_gigabyte_is_refused_in_little_memory(tmp_path):
    path = books.bomb(tmp_path / "名簿.xlsx", 1024)
    assert path.stat().st_size < 1.2 * books.MEGABYTE

    said, child, parent = measured(path)

    assert said.startswith("「名簿.xlsx」：中身を広げると256MBを超えるため、安全のため読みません。")
    assert (child < 120, parent < 120) == (True, True)


def test_a_file_that_lies_about_its_unpacked_size_is_counted_and_refused(tmp_path):
    path = books.bomb(tmp_path / "名簿.xlsx", 300, declared=4000)

    said, child, parent = measured(path)

    assert said.startswith("「名簿.xlsx」：中身を広げると256MBを超えるため、安全のため読みません。")
    assert (child < 120, parent < 120) == (True, True)


def test_a_part_larger_than_it_declares_is_called_damaged(tmp_path):
    path = books.bomb(tmp_path / "名簿.xlsx", 2, declared=4000)

    assert fault_in(path).startswith("「名簿.xlsx」：ファイルが途中で切れているか、壊れています。")


def test_a_million_rows_are_refused_in_little_memory(tmp_path):
    rows = (b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, 1_000_001))
    path = books.with_sheet(tmp_path / "名簿.xlsx", books.sheet_xml(rows))

    said, child, parent = measured(path)

    assert said.startswith("「名簿.xlsx」：行が多すぎます（10")
    assert said.endswith("読めるのは100,000行まで）。名簿を分けて保存してください。")
    assert (child < 120, parent < 120) == (True, True)


@pytest.mark.parametrize("dimension", [b"A1", b"A1:XFD1048576", b"Z9:A1"])
def test_a_wrong_dimension_changes_nothing(tmp_path, dimension):
    rows = [books.row_xml(1, "氏名", "職務経歴"), books.row_xml(2, "田中", "営業")]
    path = books.with_sheet(tmp_path / "名簿.xlsx", books.sheet_xml(rows, dimension))

    workbook = read_file(path)

    assert [(row.number, dict(row.cells)) for row in workbook.grids[0].rows] == [
        (1, {0: "氏名", 1: "職務経歴"}),
        (2, {0: "田中", 1: "営業"}),
    ]


def test_one_cell_far_to_the_right_is_refused_before_the_space_between_is_laid_out(tmp_path):
    far = b'<row r="90000"><c r="XFD90000" t="inlineStr"><is><t>x</t></is></c></row>'
    path = books.with_sheet(tmp_path / "名簿.xlsx", books.sheet_xml([far]))

    said, child, _ = measured(path)

    assert said == (
        "「名簿.xlsx」：列が多すぎます（16,384列目にも文字があります。読めるのは1,000列まで）。"
        "名簿の列だけを残して保存してください。"
    )
    assert child < 120


def test_cells_far_apart_are_refused_before_the_space_between_is_laid_out(tmp_path):
    far = b'<row r="90000"><c r="SZ90000" t="inlineStr"><is><t>x</t></is></c></row>'
    path = books.with_sheet(tmp_path / "名簿.xlsx", books.sheet_xml([far]))

    assert fault_in(path).startswith("「名簿.xlsx」：表から遠く離れたセルに文字があり、")


def test_a_million_rows_that_hold_only_borders_are_no_obstacle(tmp_path):
    roster = [books.row_xml(1, "氏名", "職務経歴"), books.row_xml(2, "田中", "営業")]
    borders = (b'<row r="%d"><c r="A%d" s="0"/></row>' % (n, n) for n in range(3, 1_000_001))
    path = books.with_sheet(tmp_path / "名簿.xlsx", books.sheet_xml([*roster, *borders]))

    assert [row.number for row in read_file(path).grids[0].rows] == [1, 2]


def test_a_definition_of_entities_is_refused(tmp_path):
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    content = b'<?xml version="1.0"?>' + laughs + b"<worksheet><sheetData/></worksheet>"
    path = books.with_sheet(tmp_path / "名簿.xlsx", [content])

    assert fault_in(path).startswith(
        "「名簿.xlsx」：Excelが書かない定義（DTD）が入っているため、安全のため読みません。"
    )


def test_a_definition_of_entities_in_wide_characters_is_refused_too(tmp_path):
    content = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x []><worksheet/>'.encode("utf-16")
    path = books.with_sheet(tmp_path / "名簿.xlsx", [content])

    assert fault_in(path).startswith("「名簿.xlsx」：Excelが書かない定義（DTD）")


def test_one_text_repeated_a_million_times_does_not_fill_the_memory(tmp_path):
    texts = "あ" * 30_000
    path = books.book(tmp_path / "base.xlsx", {"名簿": [[texts]]})
    cells = b"".join(b'<c r="%c%%d" t="s"><v>0</v></c>' % (65 + n) for n in range(20))
    rows = (b'<row r="%d">' % n + cells % ((n,) * 20) + b"</row>" for n in range(1, 20_001))
    path = books.with_sheet(tmp_path / "名簿.xlsx", books.sheet_xml(rows), base=path)

    said, child, parent = measured(path)

    assert said.startswith("「名簿.xlsx」：大きすぎるか壊れているため、")
    assert (child < 1300, parent < 120) == (True, True)


def test_a_cell_with_too_much_text_is_named(tmp_path):
    rows = [books.row_xml(1, "氏名", "職務経歴"), books.row_xml(2, "田中", "あ" * 60_000)]
    path = books.with_sheet(tmp_path / "名簿.xlsx", books.sheet_xml(rows))

    assert fault_in(path) == (
        "「名簿.xlsx」 シート「名簿」 2行目 B列：セルの文字が多すぎます（60,000字。50,000字まで）。"
        "要点にしぼるか、列を分けてください。"
    )


def test_a_hidden_sheet_is_not_read_and_said_so(tmp_path):
    path = books.book(
        tmp_path / "名簿.xlsx", {"名簿": [["氏名"]], "旧": [["消した人"]]}, hidden="旧"
    )

    workbook = read_file(path)

    assert [grid.name for grid in workbook.grids] == ["名簿"]
    assert [notice.wording.ja for notice in workbook.notices] == [
        "「名簿.xlsx」 シート「旧」：非表示のシートなので読みませんでした。"
        "使うときは、Excelで再表示して保存してください。"
    ]


def test_a_workbook_named_as_csv_is_read_as_what_it_is(tmp_path):
    books.book(tmp_path / "名簿.xlsx", {"名簿": [["氏名"]]}).rename(tmp_path / "名簿.csv")

    assert [grid.name for grid in read_file(tmp_path / "名簿.csv").grids] == ["名簿"]


def test_nul_bytes_and_lone_surrogates_do_not_survive_in_a_workbook(tmp_path):
    rows = [books.row_xml(1, "氏名", "職務経歴"), books.row_xml(2, "田_x0000_中", "営_xD800_業")]
    path = books.with_sheet(tmp_path / "名簿.xlsx", books.sheet_xml(rows))

    cells = read_file(path).grids[0].rows[1].cells

    assert [text.encode().decode() for text in cells.values() if "\0" not in text] == [
        *cells.values()
    ]


def test_an_upload_that_lives_in_memory_is_read_too(tmp_path):
    content = books.book(tmp_path / "名簿.xlsx", {"名簿": [["氏名"]]}).read_bytes()

    assert [grid.name for grid in read_open_file(io.BytesIO(content), "名簿.xlsx").grids] == [
        "名簿"
    ]


def test_a_file_larger_than_the_limit_is_refused_unread(tmp_path):
    path = tmp_path / "名簿.xlsx"
    with path.open("wb") as file:
        file.truncate(limits.FILE_BYTES + 1)

    assert fault_in(path).startswith("「名簿.xlsx」：ファイルが大きすぎます（50MBまで）。")
