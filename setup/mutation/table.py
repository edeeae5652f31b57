"""The results as a page of docs/."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from setup.mutation.trying import MATRIX

TABLE = Path("docs/guards.md")


@dataclass(frozen=True)
class Result:
    """One guard, and what was kept of its last trial, if there was one."""

    where: str
    name: str
    row: Mapping[str, Any]

    @property
    def is_tried(self) -> bool:
        """Whether it has been taken away before any test."""
        return bool(self.row)

    @property
    def is_caught(self) -> bool:
        """Whether a test noticed."""
        return bool(self.row.get("caught"))

    @property
    def matrix_was_not_asked(self) -> bool:
        """Whether the tests of the rooms did not miss it, and nothing else was asked."""
        missed = self.is_tried and not self.is_caught
        return self.where == "code" and missed and self.row.get("before") != MATRIX

    def __str__(self) -> str:
        if not self.is_tried:
            return "not tried"
        if self.matrix_was_not_asked:
            return "**no**; the matrix was not asked"
        return "yes" if self.is_caught else "**no**"


def table(results: Sequence[Result]) -> str:
    """What was tried before which tests, and what they noticed."""
    code = [one for one in results if one.where == "code"]
    walls = [one for one in results if one.where == "walls"]
    return "\n".join(
        [
            "# Guards, and whether a test notices when one is gone",
            "",
            "Written by `make mutate-guards`: each guard in the code, each wall of the database",
            "is taken away in turn. Those in the code are tried on SQLite, where they stand alone,",
            "before the tests to which they said no; what nobody misses there, before the",
            "authorisation matrix on PostgreSQL; walls before their own tests. What came of it is",
            "kept in `var/guards.jsonl`; begun again, it goes on with the rest.",
            "",
            f"In the code {counted(code)}",
            "",
            f"Walls of the database {counted(walls)}",
            "",
            when(results),
            "",
            "| where | guard | noticed |",
            "|---|---|---|",
            *(f"| {one.where} | `{one.name}` | {one} |" for one in results),
            "",
        ]
    )


def counted(results: Sequence[Result]) -> str:
    """How many there are, were tried, and were noticed; and before what the others stood."""
    tried = sum(one.is_tried for one in results)
    caught = sum(one.is_caught for one in results)
    unasked = sum(one.matrix_was_not_asked for one in results)
    left = len(results) - tried
    said = f"{len(results)}, of them {tried} tried, {caught} noticed, {left} not tried yet."
    return f"{said} Of {unasked} the matrix was not asked." if unasked else said


def when(results: Sequence[Result]) -> str:
    """On which days they were tried: a trial says nothing of what was written after it."""
    days = sorted({one.row["on"] for one in results if "on" in one.row})
    undated = sum(one.is_tried and "on" not in one.row for one in results)
    said = f"Tried from {days[0]} to {days[-1]}" if days else "Tried"
    return f"{said}; of {undated} the day was not kept." if undated else f"{said}."
