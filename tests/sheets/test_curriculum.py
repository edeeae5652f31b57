"""Résumés as people keep them: Word with tables, Excel, text; and what cannot be read."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from PIL import Image

from enishi.reference.curriculum import posts_in
from enishi.sheets import SheetFault
from enishi.sheets.curriculum import read_curriculum
from tests.sheets.books import book


def word(build: Callable[[Document], None]) -> bytes:
    document, file = Document(), io.BytesIO()
    build(document)
    document.save(file)
    return file.getvalue()


def table(document: Document, *rows: tuple[str, ...]) -> None:
    drawn = document.add_table(rows=len(rows), cols=max(map(len, rows)))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            drawn.rows[at].cells[column].text = text


def told(content: bytes, name: str = "職務経歴書.docx") -> list[tuple[object, ...]]:
    posts = posts_in(read_curriculum(content, name))
    return [(p.company, p.department, p.post, p.begun, p.ended, p.story, p.size) for p in posts]


def picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (8, 8)).save(file, "PNG")
    return file.getvalue()


def test_a_resume_with_a_table_for_each_firm():
    def build(document):
        document.add_heading("職　務　経　歴　書")
        document.add_paragraph("氏名　山田　誠一")
        document.add_heading("■職務経歴", 2)
        document.add_paragraph("■東都電器株式会社（1982年4月〜2008年3月）")
        document.add_paragraph("事業内容：家電の製造　従業員数：連結 3,200名")
        table(
            document,
            ("期間", "業務内容"),
            ("1982年4月\n〜\n1990年3月", "小山工場 生産管理課\n部品の在庫を3割減らした。"),
            ("1990年4月～2008年3月", "本社 海外営業部長\n代理店を12社開拓した。"),
        )
        document.add_paragraph("■みどり商事㈱（2008年4月～現在）")
        document.add_paragraph("顧問として販路を開いている。")

    assert told(word(build)) == [
        ("東都電器株式会社", "小山工場 生産管理課", "", "1982-04", "1990-03",
         "部品の在庫を3割減らした。", 3200),
        ("東都電器株式会社", "本社 海外営業部", "部長", "1990-04", "2008-03",
         "代理店を12社開拓した。", 3200),
        ("みどり商事㈱", "", "", "2008-04", "", "顧問として販路を開いている。", None),
    ]  # fmt: skip


def test_a_form_with_columns_for_year_and_month():
    def build(document):
        table(
            document,
            ("年", "月", "学歴・職歴"),
            ("昭和53", "4", "東都大学工学部 入学"),
            ("昭和57", "4", "東都電器株式会社 入社"),
            ("", "6", "小山工場 生産管理課 に配属"),
            ("平成20", "3", "定年退職"),
            ("〃", "４", "みどり商事㈱ 顧問 就任"),
        )

    assert [post[:5] for post in told(word(build))] == [
        ("東都電器株式会社", "小山工場 生産管理課", "", "1982-04", "2008-03"),
        ("みどり商事㈱", "", "顧問", "2008-04", ""),
    ]


def test_merged_cells_are_read_once_and_tables_in_tables_are_reached():
    def build(document):
        outer = document.add_table(rows=2, cols=2)
        outer.cell(0, 0).merge(outer.cell(0, 1)).text = "1982年4月〜1990年3月　東都電器株式会社"
        inner = outer.cell(1, 0).add_table(rows=1, cols=1)
        inner.cell(0, 0).text = "原価を計算した。"

    assert [(p[0], p[5]) for p in told(word(build))] == [("東都電器株式会社", "原価を計算した。")]


def test_an_excel_sheet_with_real_dates(tmp_path: Path):
    path = book(
        tmp_path / "職務経歴書.xlsx",
        {
            "職歴": [
                ["職務経歴書"],
                ["期間", "会社・業務"],
                ["1982年4月〜1990年3月", "東都電器株式会社 品質保証部 主任\n不良を3割減らした。"],
                [date(1990, 4, 1), "みどり商事㈱ 顧問 就任"],
            ]
        },
    )

    assert [p[:5] for p in told(path.read_bytes(), path.name)] == [
        ("東都電器株式会社", "品質保証部", "主任", "1982-04", "1990-03"),
        ("みどり商事㈱", "", "顧問", "1990-04", ""),
    ]


def test_a_text_of_windows():
    content = "昭和57年4月　東都電器株式会社 入社\r\n".encode("cp932")

    assert [p[0] for p in told(content, "経歴.txt")] == ["東都電器株式会社"]


def archive(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/"), content)
    return file.getvalue()


def only_a_picture(document):
    document.add_picture(io.BytesIO(picture()))


BOMB = {"word__document.xml": b"<a/>", "word__media__x.bin": b"\0" * (257 * 2**20)}
DTD = {"word__document.xml": b'<!DOCTYPE a [<!ENTITY x "y">]><a/>'}


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (picture(), "経歴.png", "写真や画像なので"),
        (picture(), "経歴.docx", "写真や画像なので"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 64, "IMG_0001.HEIC", "写真や画像なので"),
        (b"%PDF-1.7 scanned", "経歴.pdf", "PDFからは"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "経歴.doc", "古い形式のWord"),
        (word(only_a_picture), "経歴.docx", "文字が見つかりません"),
        (b"", "経歴.docx", "ファイルが空です"),
        (b"PK\x03\x04 torn", "経歴.docx", "壊れています"),
        (archive(hello=b"there"), "経歴.docx", "どれかを選んでください"),
        (archive(**DTD), "経歴.docx", "定義（DTD）"),
        (b"MZ\x90", "経歴.exe", "どれかを選んでください"),
        (b"x" * (10 * 2**20 + 1), "経歴.txt", "大きすぎます"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_said_with_another_way(content: bytes, name: str, sentence: str):
    with pytest.raises(SheetFault) as refused:
        read_curriculum(content, name)

    assert sentence in refused.value.what.ja
    assert refused.value.what.en


def test_a_file_that_unpacks_without_end_is_refused():
    with pytest.raises(SheetFault, match="超えるため"):
        read_curriculum(archive(**BOMB), "経歴.docx")
