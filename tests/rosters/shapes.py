"""Rosters as offices keep them, made here: each with what must come of it. All names invented."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter

from tests.sheets.books import book, old_book

SALES = "代理店を12社開拓した。"
COSTS = "原価の計算を担当した。"


@dataclass(frozen=True)
class Shape:
    """A roster of people, and for each of them some values that must be found in the register."""

    make: Callable[[Path], Path]
    people: tuple[dict[str, Any], ...]
    errors: tuple[tuple[int, str], ...] = ()


def sheet(*rows: list[Any], merged: tuple[str, ...] = ()) -> Callable[[Path], Path]:
    return lambda place: book(place / "名簿.xlsx", {"名簿": rows}, merged=merged)


def text(content: str, encoding: str) -> Callable[[Path], Path]:
    def make(place: Path) -> Path:
        path = place / "名簿.csv"
        path.write_bytes(content.encode(encoding))
        return path

    return make


def coloured(place: Path) -> Path:
    """Grey rows for who has left, red ones for the urgent: the cells say nothing of it."""
    path = place / "名簿.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("名簿")
        grey, red = workbook.add_format({"bg_color": "#CCCCCC"}), workbook.add_format()
        red.set_font_color("red")
        for row, values in enumerate((HEADING, *PEOPLE)):
            sheet.write_row(row, 0, values, {1: grey, 2: red}.get(row))
    return path


def with_hidden_parts(place: Path) -> Path:
    """A hidden column is part of the list all the same; a hidden sheet is scrap paper."""
    path = place / "名簿.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("名簿")
        for row, values in enumerate((HEADING, *PEOPLE)):
            sheet.write_row(row, 0, values)
        sheet.set_column("B:B", None, None, {"hidden": True})
        scrap = workbook.add_worksheet("控え")
        scrap.write_row(0, 0, HEADING)
        scrap.write_row(1, 0, ["古井　昔", "東京都", SALES])
        scrap.hide()
    return path


def with_a_dropdown(place: Path) -> Path:
    """Formulas, a filter and lists to choose from, as a form that was handed round has them."""
    path = place / "名簿.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("名簿")
        sheet.write_row(0, 0, ["姓", "名", "氏名", *HEADING[1:]])
        for row, (name, where, story) in enumerate(PEOPLE, 1):
            family, given = name.split("　")
            sheet.write_row(row, 0, [family, given])
            sheet.write_formula(row, 2, f'=A{row + 1}&"　"&B{row + 1}', None, name)
            sheet.write_row(row, 3, [where, story])
        sheet.data_validation("D2:D99", {"validate": "list", "source": ["東京都", "大阪府"]})
        sheet.autofilter("A1:E3")
    return path


def handed_round(_place: Path) -> Path:
    """An .xls as an office has it, written by xlwt 1.3: a title in merged cells, dates with two
    number formats, a telephone that lost its zero, a merged prefecture, a total, a hidden sheet.
    """
    return Path(__file__).with_name("excel97.xls")


TWO = ({"family_name": "山田", "given_name": "太郎"}, {"family_name": "鈴木", "given_name": "花子"})
PEOPLE = (["山田　太郎", "東京都", SALES], ["鈴木　花子", "大阪府", COSTS])
HEADING = ["氏名", "都道府県", "職務経歴"]
CSV = "\r\n".join(",".join(row) for row in (HEADING, *PEOPLE))

SHAPES = {
    "plain": Shape(sheet(HEADING, *PEOPLE), TWO),
    "below a title": Shape(
        sheet(["新現役名簿（架空）"], [], HEADING, *PEOPLE, merged=("A1:C1",)), TWO
    ),
    "heading of two rows": Shape(
        sheet(
            ["氏名", None, "フリガナ", None, "職務経歴"],
            ["姓", "名", "セイ", "メイ", "内容"],
            ["山田", "太郎", "ﾔﾏﾀﾞ", "ﾀﾛｳ", SALES],
            ["鈴木", "花子", "すずき", "はなこ", COSTS],
            merged=("A1:B1", "C1:D1"),
        ),
        (
            {"family_name": "山田", "family_kana": "ヤマダ", "given_kana": "タロウ"},
            {"given_name": "花子", "given_kana": "ハナコ"},
        ),
    ),
    "merged prefectures": Shape(
        sheet(
            ["都道府県", "氏名", "職務経歴"],
            ["東京都", "山田　太郎", SALES],
            [None, "鈴木　花子", COSTS],
            merged=("A2:A3",),
        ),
        ({"prefecture": "13"}, {"family_name": "鈴木", "prefecture": "13"}),
    ),
    "ditto": Shape(
        sheet(HEADING, PEOPLE[0], ["鈴木　花子", "同上", COSTS]),
        ({"prefecture": "13"}, {"prefecture": "13"}),
    ),
    "notes and a total between the rows": Shape(
        sheet(HEADING, PEOPLE[0], ["※ここから関西"], PEOPLE[1], ["合計", None, "2名"]), TWO
    ),
    "dates of every kind": Shape(
        sheet(
            ["氏名", "生年月日", "職務経歴"],
            ["山田　太郎", "昭和21年4月1日", SALES],
            ["鈴木　花子", 16893, COSTS],
            ["佐藤　茂", "Ｓ22.1.5", COSTS],
        ),
        (
            {"born_on": "1946-04-01"},
            {"born_on": "1946-04-01"},
            {"born_on": "1947-01-05"},
        ),
    ),
    "telephones turned into numbers": Shape(
        sheet(
            ["氏名", "電話", "職務経歴"],
            ["山田　太郎", 312345678.0, SALES],
            ["鈴木　花子", "０９０（1234）5678", COSTS],
        ),
        ({"telephone": "+81312345678"}, {"telephone": "+819012345678"}),
    ),
    "line breaks in cells": Shape(
        sheet(["氏\n名", "職務\n経歴"], ["山田\n太郎", "営業部長。\n代理店を開拓。"]),
        ({"family_name": "山田", "given_name": "太郎"},),
    ),
    "posts in columns": Shape(
        sheet(
            ["氏名", "会社名1", "役職1", "期間1", "担当業務1", "会社名2", "担当業務2"],
            [
                "山田　太郎",
                "架空電機",
                "部長",
                "昭和45年4月〜平成10年3月",
                SALES,
                "架空商事",
                COSTS,
            ],
        ),
        ({"posts": [("架空電機", "1970-04", "1998-03"), ("架空商事", "", "")]},),
    ),
    "posts in rows": Shape(
        sheet(
            ["氏名", "会社名", "担当業務"],
            ["山田　太郎", "架空電機", SALES],
            [None, "架空商事", COSTS],
            ["鈴木　花子", "架空銀行", COSTS],
        ),
        (
            {"posts": [("架空電機", "", ""), ("架空商事", "", "")]},
            {"posts": [("架空銀行", "", "")]},
        ),
    ),
    "ticked fields": Shape(
        sheet(
            ["氏名", "販売・マーケティング", "生産管理", "職務経歴"],
            ["山田　太郎", "○", None, SALES],
        ),
        ({"fields": ["sales_marketing"]},),
    ),
    "one address": Shape(
        sheet(
            ["氏名", "住所", "職務経歴"],
            ["山田　太郎", "〒144-0000 東京都大田区架空町1-2", SALES],
        ),
        ({"prefecture": "13", "city": "大田区"},),
    ),
    "two tables": Shape(
        sheet(
            HEADING,
            PEOPLE[0],
            [],
            ["氏名", "フリガナ", "職務経歴"],
            ["鈴木　花子", "スズキ　ハナコ", COSTS],
        ),
        ({"family_name": "山田"}, {"family_name": "鈴木", "family_kana": "スズキ"}),
    ),
    "a couple with one mailbox": Shape(
        sheet(
            ["氏名", "メール", "職務経歴"],
            ["山田　太郎", "yamada@example.jp", SALES],
            ["山田　花子", "yamada@example.jp", COSTS],
        ),
        ({"given_name": "太郎"}, {"given_name": "花子"}),
    ),
    "a row that cannot be read": Shape(
        sheet(
            ["氏名", "生年月日", "電話", "職務経歴"],
            ["山田　太郎", "S21.4.1", None, SALES],
            ["鈴木　花子", "戌年", "03-12", COSTS],
        ),
        ({"born_on": "1946-04-01"},),
        ((3, "B"), (3, "C")),
    ),
    "half-width kana and full-width figures": Shape(
        sheet(
            ["氏名", "ﾌﾘｶﾞﾅ", "電話番号", "郵便番号", "市区町村", "職務経歴"],
            [
                "山田　太郎",
                "ﾔﾏﾀﾞ ﾀﾛｳ",
                "０３−１２３４−５６７８",
                "１４４ー００５５",
                "大田区",
                SALES,
            ],
            ["鈴木　花子", "ｽｽﾞｷ ﾊﾅｺ", "090ｰ1234ｰ5678", 600001.0, "札幌市", COSTS],
        ),
        (
            {"family_kana": "ヤマダ", "telephone": "+81312345678", "postal_code": "1440055"},
            {"given_kana": "ハナコ", "telephone": "+819012345678", "postal_code": "0600001"},
        ),
    ),
    "colours as meaning": Shape(coloured, TWO),
    "hidden columns and a hidden sheet": Shape(
        with_hidden_parts,
        ({"family_name": "山田", "prefecture": "13"}, {"family_name": "鈴木", "prefecture": "27"}),
    ),
    "formulas, a filter and lists to choose from": Shape(with_a_dropdown, TWO),
    "excel of 1997": Shape(
        lambda place: old_book(
            place / "名簿.xls",
            [
                ["氏名", "電話", "職務経歴"],
                ["山田　太郎", 312345678.0, SALES],
                ["鈴木　花子", None, COSTS],
            ],
        ),
        ({"family_name": "山田", "telephone": "+81312345678"}, {"given_name": "花子"}),
    ),
    "excel of 1997, as another program writes it": Shape(
        handed_round,
        (
            {
                "family_name": "山田",
                "family_kana": "ヤマダ",
                "born_on": "1950-04-01",
                "prefecture": "13",
                "telephone": "+81312345678",
            },
            {
                "given_name": "花子",
                "given_kana": "ハナコ",
                "born_on": "1952-05-03",
                "prefecture": "13",
                "telephone": "+81312345679",
            },
        ),
    ),
    "csv of windows": Shape(text(CSV, "cp932"), TWO),
    "csv in utf-8": Shape(text(CSV, "utf-8-sig"), TWO),
}
