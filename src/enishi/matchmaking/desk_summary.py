"""What a page shows of a reading: what the command printed, and the proposals that it wrote."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from enishi.sheets import Row, Value, read_file

MOST_NEEDS = 200
READ_AS = "→"  # between a column and what it was read as
CANDIDATES, WITHOUT = 0, 2  # the sheet between them tells how the rosters were read


@dataclass(frozen=True)
class Told:
    """A file, or what is to be checked: a heading, lines under it, and one line a column."""

    heading: str
    lines: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Person:
    """Somebody who fits a need: how well, what speaks for it, what is missing."""

    fit: str
    name: str
    number: str
    prefecture: str
    quotations: tuple[str, ...]
    strengths: tuple[str, ...]
    words: tuple[str, ...]
    lacks: tuple[str, ...]


@dataclass(frozen=True)
class NeedRead:
    """A need of the list, the people who fit it, or why there is nobody."""

    number: str
    company: str
    text: str
    people: tuple[Person, ...] = ()
    why_nobody: tuple[str, ...] = ()


@dataclass(frozen=True)
class Summary:
    """Everything a page shows of one reading; beyond MOST_NEEDS the file itself is to be read."""

    told: tuple[Told, ...]
    needs: tuple[NeedRead, ...]
    count: int
    without: int

    def as_json(self) -> bytes:
        """The summary as it is kept."""
        return json.dumps(asdict(self), ensure_ascii=False).encode()

    @classmethod
    def from_json(cls, content: bytes) -> "Summary":
        """The summary as it was kept."""
        kept = as_tuples(json.loads(content))
        needs = tuple(
            NeedRead(**each | {"people": tuple(Person(**person) for person in each["people"])})
            for each in kept["needs"]
        )
        return cls(**kept | {"told": tuple(Told(**each) for each in kept["told"]), "needs": needs})


def as_tuples(value: Any) -> Any:
    """What JSON gave as lists, as the tuples that they were."""
    if isinstance(value, dict):
        return {name: as_tuples(each) for name, each in value.items()}
    return tuple(map(as_tuples, value)) if isinstance(value, list) else value


def summary_of(printed: str, written: Path) -> Summary:
    """Gather what was printed, and read back the workbook that was written."""
    grids = read_file(written).grids
    found = list(found_needs(after_heading(grids[CANDIDATES].rows, 11)))
    nobody = [
        NeedRead(number, company, said, why_nobody=split(why))
        for number, company, said, why in after_heading(grids[WITHOUT].rows, 4)
    ]
    needs = (*found, *nobody)
    return Summary(tuple(told(printed)), needs[:MOST_NEEDS], len(needs), len(nobody))


def told(printed: str) -> Iterator[Told]:
    """Group printed lines under those that are not indented; the closing sentence stands alone."""
    for block in re.split(r"\n(?=\S)", printed.strip()):
        heading, *below = block.split("\n")
        columns = [line.strip() for line in below if is_column(line)]
        yield Told(heading, in_place(below), tuple(columns))


def is_column(line: str) -> bool:
    """Whether a printed line says what a column was read as."""
    return line.startswith("    ") and READ_AS in line


def in_place(below: Iterable[str]) -> tuple[str, ...]:
    """The lines of a block without its columns; what is to be checked stands with its sheet."""
    lines: list[str] = []
    sheet = ""
    for line in below:
        if is_column(line):
            continue
        if not line.startswith("    "):
            sheet = line.strip()
            lines.append(sheet)
            continue
        if lines[-1:] == [sheet]:
            lines.pop()
        lines.append(f"{sheet} {line.strip()}")
    return tuple(lines)


def after_heading(rows: Iterable[Row], width: int) -> Iterator[list[str]]:
    """The rows below the one that names all columns, as texts."""
    passed = False
    for row in rows:
        if passed:
            yield [text(row.cells.get(column)) for column in range(width)]
        passed = passed or len(row.cells) == width


def found_needs(rows: Iterable[list[str]]) -> Iterator[NeedRead]:
    """Gather the rows of each need; its text stands beside the first of its people."""
    need: NeedRead | None = None
    people: list[Person] = []
    for number, company, said, order, *about in rows:
        if order == "1":
            if need:
                yield with_people(need, people)
            need, people = NeedRead(number, company, said), []
        people.append(person(about))
    if need:
        yield with_people(need, people)


def with_people(need: NeedRead, people: list[Person]) -> NeedRead:
    """The need with everybody who was found for it."""
    return NeedRead(need.number, need.company, need.text, tuple(people))


def person(about: list[str]) -> Person:
    """Read the cells about one person; what is no quotation is a strength in our words."""
    fit, name, number, prefecture, reasons, words, lacks = about
    lines = split(reasons)
    return Person(
        fit=fit,
        name=name,
        number=number,
        prefecture=prefecture,
        quotations=tuple(line for line in lines if not line.startswith("・")),
        strengths=tuple(line.removeprefix("・") for line in lines if line.startswith("・")),
        words=tuple(word for word in words.split("、") if word),
        lacks=tuple(line.removeprefix("・") for line in split(lacks)),
    )


def split(lines: str) -> tuple[str, ...]:
    """The lines of a cell."""
    return tuple(line for line in lines.split("\n") if line.strip())


def text(value: Value | None) -> str:
    """A cell as it was written: 1.0 is 1."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def pieces(shown: str, words: Iterable[str]) -> list[tuple[str, bool]]:
    """Cut a text at the words it has in common with the need; True is to be marked."""
    longest_first = sorted((w for w in words if len(w) > 1), key=len, reverse=True)
    if not longest_first:
        return [(shown, False)]
    cut: list[Any] = re.split("(" + "|".join(map(re.escape, longest_first)) + ")", shown)
    return [(piece, position % 2 == 1) for position, piece in enumerate(cut) if piece]
