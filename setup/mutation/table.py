"""The results as a page of docs/."""

from collections.abc import Sequence
from pathlib import Path

TABLE = Path("docs/guards.md")
SAID = {True: "yes", False: "**no**", None: "not tried"}


def table(results: Sequence[tuple[str, str, bool | None]]) -> str:
    """What was tried, and what a test noticed."""
    lines = [f"| {where} | `{name}` | {SAID[caught]} |" for where, name, caught in results]
    tried = [caught for _where, _name, caught in results if caught is not None]
    return "\n".join(
        [
            "# Guards, and whether a test notices when one is gone",
            "",
            "Written by `make mutate-guards`: each guard in the code, each wall of the database",
            "is taken away in turn. Those in the code are tried on SQLite, where they stand alone,",
            "before the tests to which they said no; what nobody misses there, before the",
            "authorisation matrix on PostgreSQL. What came of it is kept in `var/guards.jsonl`;",
            "begun again, it goes on with the rest.",
            "",
            f"{len(results)} guards: {len(tried)} tried, {sum(tried)} noticed, "
            f"{len(results) - len(tried)} not tried yet.",
            "",
            "| where | guard | noticed |",
            "|---|---|---|",
            *lines,
            "",
        ]
    )
