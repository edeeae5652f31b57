"""The power cut, for the transitions of any room: kill -9 after each thing written, and before
the commit; afterwards every table must stand as it stood.

A room names its steps (one transition each) in a program of its own that ends in
`print(json.dumps(fates(STEPS)))`; a test runs it with `tests.cycle.own_database.run`, in a database
of its own, and is parametrised over the steps: see tests/cycle/cut_in_visits.py and
tests/cycle/test_power_cut.py. To add a transition, add a line to STEPS, and its name to the test's.
"""

import os
import re
import signal
import traceback
from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from django.apps import apps
from django.db import connection, transaction

from enishi.walls.inside import everything

WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE)\b", re.IGNORECASE)
ONE = "one transaction"
HELD = "held"
Step = Callable[[], object]
Rows = dict[str, list[tuple[Any, ...]]]


def fates(steps: Mapping[str, Step]) -> dict[str, list[str]]:
    """What became of each step: whether it is one transaction, then how each cut ended."""
    return {name: fate(step) for name, step in steps.items()}


def fate(step: Step) -> list[str]:
    """Cut a step at its end, then at its first commit, then after each thing it writes."""
    before = rows()
    within = run_and_cut(step, last=True)
    told = [ONE if len(set(within)) == 1 and "-" not in within else f"several: {within}"]
    for number in range(len(within) + 1):
        run_and_cut(step, after=number or None)
        now = rows()
        changed = [name for name, values in before.items() if now[name] != values]
        told.append(f"changed: {changed}" if changed else HELD)
    return told


def rows() -> Rows:
    """Every row of every table of ours: records, drafts, the logbook and its chain."""
    ours = [m for m in apps.get_models() if m.__module__.startswith("enishi.")]
    with everything():
        return {m._meta.label: list(m._default_manager.order_by("pk").values_list()) for m in ours}


def run_and_cut(step: Step, *, after: int | None = None, last: bool = False) -> list[str]:
    """Let a process of its own do the step and die: after a write, at the commit, or at the end.

    Returns the transaction of each thing written by then; "-" for what was written in none.
    """
    connection.close()
    hears, tells = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hears)
        die_in(step, after=after, last=last, tells=tells)
    os.close(tells)
    with os.fdopen(hears, encoding="ascii") as heard:
        within = heard.read().split()
    _pid, status = os.waitpid(child, 0)
    assert status == signal.SIGKILL, within
    return within


def die_in(step: Step, *, after: int | None, last: bool, tells: int) -> NoReturn:
    """In the child: tell of each write, and die where it was asked for; never come back."""
    written = 0

    def write(execute: Any, sql: str, *how: Any) -> Any:
        nonlocal written
        result = execute(sql, *how)
        if WRITES.match(sql):
            written += 1
            os.write(tells, f"{(connection.savepoint_ids or '-')[0]}\n".encode())
            if written == after:
                die()
        return result

    try:
        with everything(), connection.execute_wrapper(write):
            if last:
                # Within one that is never committed, each of the step's own is a savepoint.
                with transaction.atomic():
                    step()
                    die()
            if after is None:
                connection._commit = die  # type: ignore[attr-defined]
            step()
    except BaseException:  # the parent must not go on twice
        traceback.print_exc()
    os._exit(1)


def die() -> None:
    """As when somebody pulls the plug."""
    os.kill(os.getpid(), signal.SIGKILL)
