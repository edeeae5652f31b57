"""docs/asvs.md names nothing that is not there, and says each number once."""

import re
from pathlib import Path

PAGE = Path("docs/asvs.md")
ROW = re.compile(r"^\| (V\d+\.\d+\.\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.M)
FILE = re.compile(r"`((?:src|tests|docs|benchmarks|requirements)/[^`]+|[A-Za-z]+\.(?:md|toml))`")
STATES = ("met", "part", "**open**", "operator")


def rows() -> list[tuple[str, str, str, str]]:
    return ROW.findall(PAGE.read_text(encoding="utf-8"))


def test_every_file_that_is_named_is_there():
    named = {name for *_, where in rows() for name in FILE.findall(where)}

    assert len(named) > 50
    assert sorted(name for name in named if not Path(name).exists()) == []


def test_each_number_stands_once_with_a_state():
    numbers = [number for number, *_ in rows()]

    assert sorted({n for n in numbers if numbers.count(n) > 1}) == []
    assert {state for _, _, state, _ in rows()} - {*STATES} == set()


def test_the_sums_at_the_top_are_those_of_the_rows():
    states = [state for _, _, state, _ in rows()]
    met, part, still_open, operator = (states.count(state) for state in STATES)

    said = f"{met} met, {part} in part, {still_open} open, {operator} the operator's: {len(states)}"
    assert said in PAGE.read_text(encoding="utf-8")


def test_what_is_met_or_met_in_part_says_where():
    assert [number for number, _, state, where in rows() if not where.strip()] == []
