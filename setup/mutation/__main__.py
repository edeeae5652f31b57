"""python -m setup.mutation: take each guard away in turn; ends with mutants=… caught=… left=…

The guards in the code are tried on SQLite, where they stand alone, before the tests of the rooms;
those that nobody misses there, before the authorisation matrix on PostgreSQL; and the walls of the
database before the tests of the walls. What came of each is kept at once: stopped and begun again,
it goes on where it was, and tries those anew that nobody noticed.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain

import pytest
from setup.mutation.guards import Guard, guards
from setup.mutation.table import TABLE, Result, table
from setup.mutation.trying import MATRIX, ROOMS, WALLS, Trial, Watching, kept

# Rooms without a database, browsers, and what starts processes of its own: no guard is met there.
ELSEWHERE = (
    "engine",
    "house",
    "journeys",
    "paper",
    "reference",
    "setup",
    "sheets",
    "demonstration",
)
QUIET = ("-q", "-p", "no:xdist", "-W", "ignore")


def main() -> int:
    """Try the guards that were asked for, print each, and write the table."""
    parser = argparse.ArgumentParser(prog="python -m setup.mutation", description=__doc__)
    parser.add_argument(
        "--only", choices=["code", "doors", "walls", "none"], help="one of them, or only the table"
    )
    parser.add_argument("--like", default="", help="only guards whose name holds this")
    parser.add_argument("--minutes", type=float, default=1e6, help="begin none after so many")
    parser.add_argument("--again", action="store_true", help="try also those that were noticed")
    parser.add_argument("--write", action="store_true", help=f"write {TABLE}")
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "enishi.web.settings")
    ends_at = time.monotonic() + asked.minutes * 60
    for part in ("code", "doors", "walls"):
        if asked.only in (None, part):
            in_a_child(partial(PARTS[part], Wanted(asked.like, asked.again, ends_at)))
    results = list_of_results()
    if asked.write:
        TABLE.write_text(table(results), encoding="utf-8")
    tried = sum(one.is_tried for one in results)
    caught = sum(one.is_caught for one in results)
    print(f"mutants={tried} caught={caught} left={len(results) - tried}")
    return int(caught != len(results))


class Wanted:
    """Which guards are asked for, and until when."""

    def __init__(self, like: str, again: bool, ends_at: float) -> None:
        self.like, self.again, self.ends_at = like, again, ends_at

    def lacks(self, trial: Trial, name: str) -> bool:
        """Whether one was not noticed before, is asked for, and comes in time."""
        known = trial.results.get((trial.where, name), {}).get("caught")
        in_time = time.monotonic() < self.ends_at
        return (self.again or not known) and self.like in name and in_time


def list_of_results() -> list[Result]:
    """Every guard there is, and what came of it the last time that it was tried."""
    known = kept()
    names = [("code", str(guard)) for guard in guards()]
    names += [("walls", name) for name in in_a_child_said(wall_names)]
    return [Result(where, name, known.get((where, name), {})) for where, name in names]


def in_a_child(work: Callable[[], object]) -> None:
    """Do a part in a process of its own, since each wants Django on another database."""

    def silent() -> Sequence[str]:
        work()
        return ()

    in_a_child_said(silent)


def in_a_child_said(work: Callable[[], Sequence[str]]) -> list[str]:
    """What a process of its own has to say, in lines."""
    reading, writing = os.pipe()
    sys.stdout.flush()
    if (child := os.fork()) == 0:
        os.close(reading)
        code = 1
        try:
            with tempfile.TemporaryDirectory() as folder, os.fdopen(writing, "w") as answer:
                os.environ["ENISHI_VAR"] = folder
                answer.write("\n".join(work()))
            code = 0
        finally:
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading) as answer:
        said = answer.read().splitlines()
    if os.waitpid(child, 0)[1]:
        raise SystemExit("a part of the trials has broken off; see above")
    return said


def code_guards(wanted: Wanted) -> None:
    """Every guard in the code, before the tests of the rooms."""
    os.environ.pop("ENISHI_DATABASE_URL", None)
    left_out = chain.from_iterable(("--ignore", f"tests/{room}") for room in ELSEWHERE)
    tests = [*left_out, "-m", "not journey and not matrix", "tests"]
    begin(ROOMS, wanted, [*guards()], tests, seen="code")


def doors(wanted: Wanted) -> None:
    """The guards that no test of a room misses, before the authorisation matrix."""
    known = kept()
    missed = [g for g in guards() if not known.get(("code", str(g)), {}).get("caught")]
    tests = ["-m", "matrix", "tests/matrix"]
    on_postgresql(lambda: begin(MATRIX, wanted, missed, tests, seen="doors"))


def begin(
    before: str, wanted: Wanted, asked: Sequence[Guard], tests: Sequence[str], *, seen: str
) -> None:
    """Watch the tests, then try the guards."""

    def work(trial: Trial) -> None:
        from setup.mutation.running import gone, watched  # noqa: PLC0415 -- needs Django

        watching = Watching(trial, partial(watched, asked), seen)
        if any(wanted.lacks(trial, str(guard)) for guard in asked):
            watching.watch()
        for guard in asked:
            if wanted.lacks(trial, str(guard)):
                trial.try_one(str(guard), gone(guard), watching.tests_of(str(guard)))

    pytest.main([*QUIET, *tests], plugins=[Trial("code", work, before=before)])


def walls(wanted: Wanted) -> None:
    """Every wall of the database, before the tests of the walls."""

    def work(trial: Trial) -> None:
        from setup.mutation.walls import fill, opened, openings, tests_of  # noqa: PLC0415

        passing = fill(trial)
        for opening in openings():
            if wanted.lacks(trial, str(opening)):
                trial.leave([trial.session])
                trial.try_one(str(opening), opened(opening), tests_of(opening, passing))

    tests = ("tests/walls/test_database.py", "tests/walls/test_every_policy.py")
    on_postgresql(
        lambda: pytest.main([*QUIET, *tests], plugins=[Trial("walls", work, before=WALLS)])
    )


def wall_names() -> list[str]:
    """The walls by their names; needs no database."""
    import django  # noqa: PLC0415

    django.setup()
    from setup.mutation.walls import openings  # noqa: PLC0415

    return [str(opening) for opening in openings()]


def on_postgresql(work: Callable[[], object]) -> None:
    """Work with a PostgreSQL of our own."""
    from setup.postgresql import temporary_server  # noqa: PLC0415

    with temporary_server() as url:
        os.environ |= {"ENISHI_TEST_DATABASE": "postgresql", "ENISHI_DATABASE_URL": url}
        work()


PARTS = {"code": code_guards, "doors": doors, "walls": walls}


if __name__ == "__main__":
    sys.exit(main())
