"""One session of pytest in which every guard is tried: the tests are gathered and set up once.

First every test runs with all guards in their places, and it is noted before which guards it came
and which of them said no to it. A guard is then taken away for only those tests: no other can
notice. Where they are all content, some that only came by are asked too.
"""

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

KEPT, SEEN = Path("var/guards.jsonl"), Path("var/guards-seen.json")
# Before which tests a guard was tried; one that the rooms miss is tried before the matrix as well.
ROOMS, MATRIX, WALLS = "rooms", "matrix", "walls"
# Seconds for one guard; tests that take longer than the second are not asked.
PATIENCE, TOO_LONG, WIDER = 120, 15.0, 30


@dataclass
class Seen:
    """What one file's tests did: seconds of each that passed, and the guards that it met."""

    print: str
    seconds: dict[str, float] = field(default_factory=dict)
    # By test: the guards that it came by, and whether they said no.
    met: dict[str, dict[str, bool]] = field(default_factory=dict)


class Trial:
    """A session that does not run its tests in turn, but for each guard those that count."""

    def __init__(self, where: str, work: Callable[["Trial"], None], *, before: str) -> None:
        self.where, self.work, self.before = where, work, before
        self.results, self.why = kept(), ""
        # pytest catches what is printed.
        self.out = os.fdopen(os.dup(sys.stdout.fileno()), "w", buffering=1, encoding="utf-8")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Do the work in place of pytest's own loop."""
        self.session = session
        self.items = {item.nodeid: item for item in session.items}
        self.work(self)
        self.leave([session])
        return True

    def runs(self, item: pytest.Item) -> tuple[bool, float]:
        """Whether a test passes (or is skipped), and its seconds."""
        self.leave(item.listchain()[:-1])
        started = time.monotonic()
        reports = runtestprotocol(item, nextitem=Beside(item), log=False)  # type: ignore[arg-type]
        failed = [str(report.longrepr) for report in reports if report.failed]
        self.why = failed[0].splitlines()[-1] if failed else ""
        return not failed, time.monotonic() - started

    def leave(self, chain: Sequence[Any]) -> None:
        """Tear down what does not belong to a chain of session, folder, file."""
        self.session._setupstate.teardown_exact(Chain(chain))  # type: ignore[arg-type]

    def try_one(self, name: str, away: AbstractContextManager[Any], tests: Sequence[str]) -> None:
        """Take a guard away, ask its tests until one notices, and keep what came of it."""
        self.is_late, caught_by = False, ""
        signal.signal(signal.SIGALRM, self.too_late)
        with away:
            signal.alarm(PATIENCE)
            for test in tests:
                if not self.is_late and not self.runs(self.items[test])[0]:
                    caught_by = "" if self.is_late else test
                    break
            signal.alarm(0)
            # A file's tests may stand in one transaction, which is not to take back what comes now.
            self.leave([self.session])
        self.keep(name, caught_by, len(tests))

    def too_late(self, *_: object) -> None:
        """End the test that is running."""
        self.is_late = True
        raise TimeoutError

    def keep(self, name: str, caught_by: str, tests: int) -> None:
        """Write down at once what came of a guard."""
        row = {"where": self.where, "name": name, "caught": bool(caught_by), "by": caught_by}
        row |= {"before": self.before, "on": time.strftime("%Y-%m-%d")}
        self.results[self.where, name] = row
        with KEPT.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
        said = f"caught {name} by {caught_by}: {self.why}" if caught_by else f"MISSED {name}"
        self.say(f"{said} ({tests} tests)")

    def say(self, words: str) -> None:
        """Tell whoever waits."""
        self.out.write(f"{time.strftime('%H:%M:%S')} {words}\n")


class Chain:
    """What pytest asks of the test that comes next: what it lies in."""

    def __init__(self, chain: Sequence[Any]) -> None:
        self.chain = [*chain]

    def listchain(self) -> list[Any]:
        """Session, folders, file."""
        return self.chain


class Beside(Chain):
    """Some other test of the same file."""

    def __init__(self, item: pytest.Item) -> None:
        super().__init__(item.listchain()[:-1])


def kept() -> dict[tuple[str, str], dict[str, Any]]:
    """What came of the guards that were tried before, the last trial of each."""
    KEPT.parent.mkdir(exist_ok=True)
    told = KEPT.read_text(encoding="utf-8").splitlines() if KEPT.exists() else []
    return {(row["where"], row["name"]): row for row in map(json.loads, told)}


class Watching:
    """Which tests come by which guards; kept for each file of tests until it changes."""

    def __init__(
        self, trial: Trial, watched: Callable[[Any], AbstractContextManager[Any]], name: str
    ) -> None:
        self.trial, self.watched = trial, watched
        self.path = SEEN.with_stem(f"{SEEN.stem}-{name}")
        told = json.loads(self.path.read_text(encoding="utf-8")) if self.path.exists() else {}
        self.files = {name: Seen(**values) for name, values in told.items()}

    def watch(self) -> None:
        """Run the tests of every file that is new or has changed."""
        by_file: dict[str, list[str]] = {}
        for test in self.trial.items:
            by_file.setdefault(test.partition("::")[0], []).append(test)
        for name, tests in by_file.items():
            now = sha256(Path(name).read_bytes() + repr(tests).encode()).hexdigest()
            if name not in self.files or self.files[name].print != now:
                self.files[name] = self.seen_in(now, tests)
                told = {name: vars(seen) for name, seen in self.files.items()}
                self.path.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
                self.trial.say(f"watched {name}")
        self.files = {name: self.files[name] for name in by_file}

    def seen_in(self, now: str, tests: Sequence[str]) -> Seen:
        """Run a file's tests; those that count queries fail while watched, and run once more."""
        seen, failed = Seen(now), []
        with self.noting(seen) as ask:
            for test in tests:
                passed, seconds = ask(test)
                seen.seconds[test] = seconds
                if not passed:
                    failed.append(test)
        for test in failed:
            if not self.trial.runs(self.trial.items[test])[0]:
                self.trial.say(f"fails by itself: {test}")
                del seen.seconds[test]
        return seen

    @contextmanager
    def noting(self, seen: Seen) -> Iterator[Callable[[str], tuple[bool, float]]]:
        """With all guards watched: run a test, and note before which it came."""
        met: dict[str, bool] = {}

        def note(name: str, said: Any, instead: Any) -> Any:
            met[name] = met.get(name, False) or bool(said) != bool(instead)
            return said

        def ask(test: str) -> tuple[bool, float]:
            met.clear()
            came = self.trial.runs(self.trial.items[test])
            seen.met[test] = dict(met)
            return came

        with self.watched(note):
            yield ask

    def tests_of(self, guard: str) -> list[str]:
        """Those to whom it said no, the quickest first; then some of those that came by."""
        told: dict[bool, list[tuple[float, str]]] = {True: [], False: []}
        for seen in self.files.values():
            for test, seconds in seen.seconds.items():
                if guard in seen.met.get(test, {}) and seconds < TOO_LONG:
                    told[seen.met[test][guard]].append((seconds, test))
        return [test for _, test in [*sorted(told[True]), *sorted(told[False])[:WIDER]]]
