"""The house is kept as the floor plan says. Each failure names file, line and rule."""

import ast
from pathlib import Path

import pytest

from tests.house import python_rules, template_rules, text_rules
from tests.house.rule import SOURCE, Rule, files

PYTHON = [*files("src", "tests", "setup", "benchmarks", suffixes=".py")]
PAGES = [*files("src", suffixes=".html .css")]
TEXTS = [
    *files("src", "tests", "setup", "benchmarks", "docs", "locale", "requirements",
           suffixes=".py .html .css .js .md .toml .txt .in .po .csv"),
    # In a second working tree of git, .git is a file that says where the first one is.
    *(path for path in Path().iterdir()
      if path.is_file() and path.name != ".git" and path.suffix in ("", ".md", ".toml")),
]  # fmt: skip
RULES = [
    *((rule, PYTHON) for rule in python_rules.RULES),
    *((rule, PAGES) for rule in template_rules.RULES),
    *((rule, TEXTS) for rule in text_rules.RULES),
]
JUNK_DRAWERS = {"utils", "helpers", "common", "misc", "services", "managers", "constants"}


@pytest.mark.parametrize(
    ("rule", "paths"), [pytest.param(*kept, id=str(kept[0])) for kept in RULES]
)
def test_the_house_is_kept(rule: Rule, paths: list[Path]):
    breaks = rule.breaks(paths)

    assert breaks == [], "\n".join(["", *breaks])


@pytest.mark.parametrize("rule", [rule for rule, _ in RULES], ids=str)
def test_each_rule_knows_bad_from_good(rule: Rule):
    assert [bad for bad in rule.bad if not [*rule.broken(bad)]] == []
    assert [*rule.broken(rule.good)] == []


def test_no_room_is_a_junk_drawer():
    assert [path for path in SOURCE.rglob("*") if path.stem in JUNK_DRAWERS] == []


def transitions() -> list[tuple[str, str]]:
    """Return (room, verb) of everything that a room's transitions/__init__.py offers."""
    return [
        (init.parts[2], verb)
        for init in sorted(SOURCE.glob("*/transitions/__init__.py"))
        for node in ast.parse(init.read_text()).body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
        for verb in ast.literal_eval(node.value)
    ]


def is_called(verb: str, text: str) -> bool:
    """Say whether a test file calls the transition."""
    calls = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))
    return any(python_rules.is_named(call, verb) for call in calls)


def test_every_transition_has_its_test():
    untested = [
        f"{room}: {verb}"
        for room, verb in transitions()
        if not any(is_called(verb, t.read_text()) for t in Path("tests", room).rglob("test_*.py"))
    ]

    assert untested == []


def test_a_transition_that_is_only_imported_counts_as_untested():
    assert not is_called("introduce", "from enishi.cycle.transitions import introduce")
    assert is_called("introduce", "transitions.introduce(expert, by=sato)")
