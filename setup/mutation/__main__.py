"""python -m setup.mutation: take each guard away in turn; ends with mutants=… caught=… left=…

The guards in the code are tried on SQLite, where they stand alone; the walls of the database on a
PostgreSQL of our own. Every mutant lives in a process that was forked for it, so that Django is
set up and the tables are made only once. What came of each is kept at once: stopped and begun
again, it goes on where it was, and tries those anew that nobody noticed.
"""

import argparse
import json
import os
import pickle
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest

PATIENCE = 180
TABLE, KEPT = Path("docs/guards.md"), Path("var/guards.jsonl")


def main() -> int:
    """Try the guards that were asked for, print each, and write the table."""
    parser = argparse.ArgumentParser(prog="python -m setup.mutation", description=__doc__)
    parser.add_argument("--only", choices=["code", "walls"], help="one of the two")
    parser.add_argument("--like", default="", help="only guards whose name holds this")
    parser.add_argument("--minutes", type=float, default=1e6, help="begin none after so many")
    parser.add_argument("--again", action="store_true", help="try also those that were noticed")
    parser.add_argument("--write", action="store_true", help=f"write {TABLE}")
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "enishi.web.settings")
    ends_at = time.monotonic() + asked.minutes * 60
    results: list[Result] = []
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ENISHI_VAR"] = folder
        for where, work in (("code", code_guards), ("walls", wall_guards)):
            if asked.only in (None, where):
                mine = Trials(where, asked.like, ends_at, {} if asked.again else kept(where))
                results += in_a_child(work, mine)
    if asked.write:
        TABLE.write_text(table(results), encoding="utf-8")
    tried = [r for r in results if r.caught is not None]
    caught = sum(r.caught is True for r in tried)
    print(f"mutants={len(tried)} caught={caught} left={len(results) - len(tried)}")
    return int(caught != len(results))


@dataclass(frozen=True)
class Result:
    """What came of a mutant; None while it has not been tried."""

    where: str
    name: str
    caught: bool | None


@dataclass
class Trials:
    """Mutants one after another, until the time is over; what came of each is kept at once."""

    where: str
    like: str
    ends_at: float
    known: dict[str, bool]
    results: dict[str, Result] = field(default_factory=dict)

    def lacks(self, name: str) -> bool:
        """Whether one was not noticed before, is asked for, and comes in time."""
        in_time = time.monotonic() < self.ends_at
        return not self.known.get(name) and self.like in name and in_time

    def run(self, name: str, trial: Callable[[], bool]) -> None:
        """Try one that is lacking."""
        if self.lacks(name):
            self.known[name] = told(name, trial())
            with KEPT.open("a", encoding="utf-8") as file:
                line = {"where": self.where, "name": name, "caught": self.known[name]}
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
        self.results[name] = Result(self.where, name, self.known.get(name))


def kept(where: str) -> dict[str, bool]:
    """What came of the mutants that were tried before, the last trial of each."""
    KEPT.parent.mkdir(exist_ok=True)
    told = KEPT.read_text(encoding="utf-8").splitlines() if KEPT.exists() else []
    return {row["name"]: row["caught"] for row in map(json.loads, told) if row["where"] == where}


def in_a_child(work: Callable[[Trials], None], trials: Trials) -> list[Result]:
    """Do a part in a process of its own, since each wants Django on another database."""
    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        os.close(reading)
        with os.fdopen(writing, "wb") as answer:
            work(trials)
            pickle.dump([*trials.results.values()], answer)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        results: list[Result] = pickle.load(answer)  # noqa: S301 -- our own child's
    os.waitpid(child, 0)
    return results


def code_guards(trials: Trials) -> None:
    """Every guard in the code, before the few tests that are about it."""
    os.environ.pop("ENISHI_DATABASE_URL", None)
    ready()
    from setup.mutation import scopes  # noqa: PLC0415 -- needs Django
    from setup.mutation.guards import WHOLE, guards  # noqa: PLC0415

    found = list(guards())
    if any(trials.lacks(str(guard)) for guard in found if guard.what == WHOLE):
        with scopes.asked.two_bodies() as own:
            for guard in found:
                if guard.what == WHOLE:
                    trials.run(str(guard), partial(scopes.noticed, guard, own))
    for guard in found:
        tests = tuple(tests_of(guard.path, guard.within))
        trials.run(
            str(guard),
            lambda: green(tests) and noticed(guard.take_away, tests),  # noqa: B023
        )


@cache
def green(tests: tuple[str, ...]) -> bool:
    """Whether the tests pass with every guard in its place; else their failing tells nothing."""
    return not noticed(lambda: None, tests)


def wall_guards(trials: Trials) -> None:
    """Every wall of the database, before the tests of the walls."""
    from setup.postgresql import temporary_server  # noqa: PLC0415

    with temporary_server() as url:
        os.environ |= {"ENISHI_TEST_DATABASE": "postgresql", "ENISHI_DATABASE_URL": url}
        ready()
        from django.db import connection, transaction  # noqa: PLC0415
        from setup.mutation.walls import openings  # noqa: PLC0415
        from tests.walls.conftest import TODAY  # noqa: PLC0415

        from enishi.demonstration.loading import load  # noqa: PLC0415
        from enishi.demonstration.world import build  # noqa: PLC0415
        from enishi.walls.inside import everything  # noqa: PLC0415

        with everything(), transaction.atomic():
            load(build(TODAY))

        def opened(opening: Any) -> bool:
            back = put_back(connection, opening.put_back)
            say(connection, opening.take_away)
            connection.close()
            chosen = ["tests/walls/test_database.py", "-k", opening.looks.strip("[]")]
            caught = noticed(lambda: None, chosen)
            say(connection, back)
            return caught

        for opening in openings():
            trials.run(str(opening), partial(opened, opening))
        connection.close()


def say(connection: Any, statement: str) -> None:
    """Run one statement as the owner."""
    with connection.cursor() as cursor:
        cursor.execute(statement)


def put_back(connection: Any, how: str) -> str:
    """The statement that puts back what the catalogue says now."""
    kind, *names = how.split()
    with connection.cursor() as cursor:
        if kind == "POLICY":
            table, does = names
            cursor.execute(
                "SELECT qual, with_check FROM pg_policies WHERE policyname = %s",
                [f"{table}_{does}"],
            )
            using, check = cursor.fetchone()
            said = f"USING ({using})" if using else f"WITH CHECK ({check})"
            return f'ALTER POLICY {table}_{does} ON "{table}" {said}'
        if kind == "LAW":
            cursor.execute(
                "SELECT conrelid::regclass, pg_get_constraintdef(oid) FROM pg_constraint "
                "WHERE conname = %s",
                names,
            )
            table, definition = cursor.fetchone()
            return f"ALTER TABLE {table} ADD CONSTRAINT {names[0]} {definition}"
    return how


def ready() -> None:
    """Set Django up with tables of its own, once; what forks finds them."""
    import django  # noqa: PLC0415

    django.setup()
    from django.conf import settings  # noqa: PLC0415
    from django.test import utils  # noqa: PLC0415

    from enishi.walls.inside import everything  # noqa: PLC0415

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with everything():
        utils.setup_databases(verbosity=0, interactive=False)
    utils.setup_databases = lambda *args, **kwargs: []
    utils.teardown_databases = lambda *args, **kwargs: None


def tests_of(path: Path, within: str) -> list[str]:
    """The few tests that should notice: those named after the file, and those that say its name."""
    room, name = path.parts[2], within.rpartition(".")[2]
    word = path.stem if name == "visible_to" else name
    files = sorted(Path("tests", room).rglob("test_*.py"))
    named = [f for f in files if f.stem == f"test_{path.stem}"]
    saying = [f for f in files if word in f.read_text(encoding="utf-8") and f not in named]
    pages = [f for f in files if f.stem.endswith("views") and f not in (*named, *saying)]
    is_a_page = "views" in path.parts or path.stem == "views"
    chosen = [*named, *saying, *(pages if is_a_page or not (named or saying) else [])]
    return [str(f) for f in chosen] or ["tests/web"]


def noticed(take_away: Callable[[], None], tests: Sequence[str]) -> bool:
    """Whether a test fails in a process where the guard is gone."""
    if (child := os.fork()) == 0:
        os.setsid()
        signal.alarm(PATIENCE)
        with open(os.devnull, "w") as nowhere:
            os.dup2(nowhere.fileno(), 1)
            os.dup2(nowhere.fileno(), 2)
            try:
                take_away()
                options = [
                    "-x",
                    "-q",
                    "-p",
                    "no:cacheprovider",
                    "-p",
                    "no:xdist",
                    "-m",
                    "not journey",
                ]
                code = int(pytest.main([*options, *tests]))
            except BaseException:  # a mutant that cannot be made is not caught
                code = 9
        os._exit(code)
    status = os.waitpid(child, 0)[1]
    return os.WIFEXITED(status) and os.WEXITSTATUS(status) == int(pytest.ExitCode.TESTS_FAILED)


def told(name: str, caught: bool) -> bool:
    """Say at once what became of a mutant."""
    print(f"{'caught ' if caught else 'MISSED '} {time.strftime('%H:%M:%S')} {name}", flush=True)
    return caught


def table(results: Sequence[Result]) -> str:
    """The results as a page of docs/."""
    said = {True: "yes", False: "**no**", None: "not tried"}
    lines = [f"| {r.where} | `{r.name}` | {said[r.caught]} |" for r in results]
    tried = [r for r in results if r.caught is not None]
    return "\n".join(
        [
            "# Guards, and whether a test notices when one is gone",
            "",
            "Written by `make mutate-guards`: each guard in the code (on SQLite) and each wall",
            "(on PostgreSQL) is taken away in turn, and the few tests that should notice are run.",
            "What was tried is kept in `var/guards.jsonl`; `python -m setup.mutation --minutes 30`",
            "goes on with the rest for half an hour.",
            "",
            f"{len(results)} guards: {len(tried)} tried, {sum(r.caught is True for r in tried)} "
            f"noticed, {len(results) - len(tried)} not tried yet.",
            "",
            "| where | guard | noticed |",
            "|---|---|---|",
            *lines,
            "",
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
