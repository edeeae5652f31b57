"""How a roster made for a test was read, in a form that can be compared."""

from pathlib import Path

import pytest

from enishi.sheets import Kind, Roster, SheetFault, read_roster
from tests.sheets import books

PLAIN = [["氏名", "都道府県", "職務経歴"], ["田中　一郎", "東京都", "工作機械の営業を三十年。"]]


def roster(
    tmp_path: Path, rows: books.Rows, kind: Kind = Kind.EXPERTS, **merged: list[str]
) -> Roster:
    return read_roster(books.book(tmp_path / "名簿.xlsx", {"名簿": rows}, **merged), kind)


def meanings(read: Roster) -> list[tuple[str, str | None, str, int]]:
    return [(c.letter, c.meaning, str(c.certainty), c.number) for c in read.tables[0].columns]


def texts(read: Roster, meaning: str) -> list[tuple[str, ...]]:
    return [record.texts(meaning) for record in read.records]


def notices(read: Roster) -> list[str]:
    return [notice.wording.ja.partition("」 ")[2] for notice in read.notices]


def fault_of(path: Path, kind: Kind = Kind.EXPERTS) -> str:
    with pytest.raises(SheetFault) as caught:
        read_roster(path, kind)
    return caught.value.wording.ja
