"""Decision notes are numbered without gaps, and no dependency comes without one."""

import re
from pathlib import Path

import pytest

NOTES = sorted(Path("docs/decisions").glob("*.md"))
DEPENDENCIES = [
    re.split(r"[\[<>=~ ]", line)[0]
    for line in Path("requirements/runtime.in").read_text().splitlines()
    if line and not line.startswith(("#", "-"))
]


def test_the_notes_are_numbered_from_one_without_gaps():
    assert [int(note.name[:4]) for note in NOTES] == [*range(1, len(NOTES) + 1)]


@pytest.mark.parametrize("note", NOTES, ids=lambda note: note.name)
def test_a_note_opens_with_its_title(note: Path):
    assert re.match(r"# \S", note.read_text())


@pytest.mark.parametrize("dependency", DEPENDENCIES)
def test_every_dependency_is_named_in_a_note(dependency: str):
    named = re.compile(rf"(?<![\w-]){re.escape(dependency)}(?![\w-])", re.IGNORECASE)

    assert any(named.search(note.read_text()) for note in NOTES)
