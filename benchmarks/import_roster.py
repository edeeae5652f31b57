"""`enishi import` of 20,000 people against pandas and openpyxl, which only read the same workbook.

Enishi finds the heading below a title, names the columns, reads eras, telephones, prefectures and
posts, looks for each person in the register, writes cards, careers, versions and sealed entries in
one transaction, and then once more finds that nothing has changed. The peers return a table.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import xlsxwriter

from benchmarks.made_registers import FAMILIES, MEN, divided
from benchmarks.match import run

ROWS, SEED = 20_000, 2009
MOST_SECONDS, MOST_MEGABYTES = 60, 400
PREPARE = """
import django
django.setup()
from datetime import date
from enishi.people.models import OrganisationKind, Role
from enishi.people.transitions import found
found("AK", "body", kind=OrganisationKind.NPO, role=Role.COORDINATOR, password=None,
      person={"username": "okamoto"}, on=date(2026, 4, 1))
"""


def main() -> int:
    """Write the workbook, run the three sides, print a JSON line each, and keep the promise."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=ROWS)
    options.add_argument("--side", choices=["pandas", "openpyxl"])
    options.add_argument("--file", type=Path)
    asked = options.parse_args()
    if asked.side:
        {"pandas": with_pandas, "openpyxl": with_openpyxl}[asked.side](asked.file)
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = write_roster(folder / "meibo.xlsx", asked.rows)
        os.environ["ENISHI_VAR"] = str(folder / "var")
        os.environ["DJANGO_SETTINGS_MODULE"] = "enishi.web.settings"
        for command in (["-m", "enishi.web.manage", "migrate", "-v0"], ["-c", PREPARE]):
            subprocess.run([sys.executable, *command], check=True)
        us = [sys.executable, "-m", "enishi.cli", "import", "--organisation", "AK"]
        us += ["--kind", "experts", str(path)]
        sides = {"enishi import": us, "enishi import, again": us}
        for peer in ("pandas", "openpyxl"):
            them = [sys.executable, "-m", "benchmarks.import_roster", "--side", peer]
            sides[f"{peer} reads"] = [*them, "--file", str(path)]
        measured = [run(side, command) for side, command in sides.items()]
    for line in measured:
        print(json.dumps(line | {"rows": asked.rows}))
    ours, theirs = measured[0], measured[2]
    print(json.dumps({"ratio_wall": round(ours["wall_s"] / theirs["wall_s"], 2),
                      "ratio_peak": round(ours["peak_mb"] / theirs["peak_mb"], 2)}))  # fmt: skip
    kept = ours["wall_s"] <= MOST_SECONDS and ours["peak_mb"] <= MOST_MEGABYTES
    return 0 if kept or asked.rows > ROWS else 1


def write_roster(path: Path, rows: int) -> Path:
    """A roster as offices keep it: a title, a heading, eras, widths, and three posts a person."""
    draw = random.Random(SEED)
    heading = ["No", "氏名", "フリガナ", "生年月日", "都道府県", "電話番号", "メール"]
    heading += [f"{what}{n}" for n in (1, 2, 3) for what in ("会社名", "期間", "担当業務")]
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet("名簿")
        sheet.write(0, 0, "新現役登録者名簿（架空）")
        sheet.write_row(2, 0, heading)
        for number in range(1, rows + 1):
            sheet.write_row(number + 2, 0, person(draw, number))
    return path


def person(draw: random.Random, number: int) -> list[object]:
    """One row; nobody in it exists."""
    family, family_kana = divided(draw.choice(FAMILIES))
    given, given_kana = divided(draw.choice(MEN))
    posts: list[object] = []
    for n in range(3):
        begun = 40 + n * 8
        told = (
            f"第{draw.randrange(10_000)}工場で段取りを見直し、残業を{draw.randrange(9)}割減らした。"
        )
        posts += [f"架空電機{draw.randrange(900)}", f"昭和{begun}年4月〜昭和{begun + 8}年3月", told]
    born = f"S{draw.randint(10, 35)}.{draw.randint(1, 12)}.{draw.randint(1, 28)}"
    return [
        number, f"{family}　{given}", f"{family_kana} {given_kana}", born, "東京都",
        f"０９０−{draw.randrange(1000, 9999)}−{number % 10_000:04}", f"person{number}@example.jp",
        *posts,
    ]  # fmt: skip


def with_pandas(path: Path) -> None:
    """Read the workbook as most scripts do."""
    import pandas  # noqa: PLC0415

    assert len(pandas.read_excel(path, header=2, engine="openpyxl")) > 0


def with_openpyxl(path: Path) -> None:
    """Read the workbook row by row, in the mode that needs least memory."""
    import openpyxl  # noqa: PLC0415

    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    assert sum(1 for row in book.active.iter_rows(values_only=True) if any(row)) > 0


if __name__ == "__main__":
    raise SystemExit(main())
