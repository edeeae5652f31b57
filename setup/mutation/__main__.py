"""python -m setup.mutation: take each guard away in turn; ends with mutants=… caught=…

The guards in the code are tried on SQLite, where they stand alone; the walls of the database on a
PostgreSQL of our own. Every mutant lives in a process that was forked for it, so that Django is
set up and the tables are made only once.
"""

import argparse
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

PATIENCE = 180
TABLE = Path("docs/guards.md")


def main() -> int:
    """Try the guards that were asked for, print each, and write the table."""
    parser = argparse.ArgumentParser(prog="python -m setup.mutation", description=__doc__)
    parser.add_argument("--only", choices=["code", "walls"], help="one of the two")
    parser.add_argument("--like", default="", help="only guards whose name holds this")
    parser.add_argument("--write", action="store_true", help=f"write {TABLE}")
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "enishi.web.settings")
    results: list[tuple[str, str, bool]] = []
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ENISHI_VAR"] = folder
        if asked.only != "walls":
            results += [("code", *r) for r in in_a_child(code_guards, asked.like)]
        if asked.only != "code":
            results += [("walls", *r) for r in in_a_child(wall_guards, asked.like)]
    if asked.write:
        TABLE.write_text(table(results))
    print(f"mutants={len(results)} caught={sum(caught for *_, caught in results)}")
    return int(not all(caught for *_, caught in results))


Results = list[tuple[str, bool]]


def in_a_child(work: Callable[[str], Results], like: str) -> Results:
    """Do a part in a process of its own, since each wants Django on another database."""
    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        os.close(reading)
        with os.fdopen(writing, "w") as told:
            for name, caught in work(like):
                told.write(f"{int(caught)}{name}\n")
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as told:
        lines = told.read().splitlines()
    os.waitpid(child, 0)
    return [(line[1:], line[0] == "1") for line in lines]


def code_guards(like: str) -> Results:
    """Every guard in the code, before the tests of its room."""
    os.environ.pop("ENISHI_DATABASE_URL", None)
    ready()
    from setup.mutation.guards import guards  # noqa: PLC0415 -- needs Django

    return [
        (str(guard), told(str(guard), noticed(guard.take_away, tests_of(guard.path, guard.within))))
        for guard in guards()
        if like in str(guard)
    ]


def wall_guards(like: str) -> Results:
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
        results = []
        for opening in openings():
            if like not in str(opening):
                continue
            taken = opening.take_away
            back = put_back(connection, opening.put_back)
            say(connection, taken)
            connection.close()
            chosen = ["tests/walls/test_database.py", "-k", opening.looks.strip("[]")]
            caught = noticed(lambda: None, chosen)
            say(connection, back)
            results.append((str(opening), told(str(opening), caught)))
        connection.close()
        return results


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
    """The tests of the room, those first that name the function."""
    room = path.parts[2]
    files = [str(p) for p in sorted(Path("tests", room).rglob("test_*.py"))]
    wider = {
        "web": [],
        "experts": ["tests/web/test_today.py"],
        "cycle": ["tests/web/test_today.py"],
    }
    files += wider.get(room, [])
    word = within.rpartition(".")[2]
    return sorted(files, key=lambda file: word not in Path(file).read_text()) or ["tests/web"]


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


def table(results: Sequence[tuple[str, str, bool]]) -> str:
    """The results as a page of docs/."""
    lines = [f"| {where} | `{name}` | {'yes' if ok else '**no**'} |" for where, name, ok in results]
    caught = sum(ok for *_, ok in results)
    return "\n".join(
        [
            "# Guards, and whether a test notices when one is gone",
            "",
            "Written by `make mutate-guards`: each guard in the code (on SQLite) and each wall",
            "(on PostgreSQL) is taken away in turn, and the tests that should notice are run.",
            "",
            f"{len(results)} guards, {caught} noticed.",
            "",
            "| where | guard | noticed |",
            "|---|---|---|",
            *lines,
            "",
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
