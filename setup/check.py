"""Check everything part by part, and sum up: what passed, what failed, what was not tested."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from ctypes.util import find_library
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from setup.postgresql import programs, temporary_server

ROOT = Path(__file__).resolve().parent.parent
JAPANESE = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
OUTSIDE = "evaluation data"
# What holds for one database only is tested in the other part.
MEANT = (OUTSIDE, "only SQLite", "only PostgreSQL")
NOTHING_SELECTED = 5
NEEDED: Mapping[str, Callable[[], bool]] = {
    "chromium": lambda: shutil.which("chromium") is not None,
    "fonts-noto-cjk": JAPANESE.exists,
    # What weasyprint calls to set Japanese text; without them no PDF is printed.
    "libharfbuzz-subset0": lambda: find_library("harfbuzz-subset") is not None,
    "libpango-1.0-0": lambda: find_library("pango-1.0") is not None,
    "libpangoft2-1.0-0": lambda: find_library("pangoft2-1.0") is not None,
    "gettext": lambda: shutil.which("msgfmt") is not None,
    "postgresql": lambda: programs() is not None,
}


@dataclass
class Result:
    """What came out of one part."""

    verdict: str
    reason: str = ""
    seconds: float = 0.0
    tests: Counter[str] = field(default_factory=Counter)
    counted: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Part:
    """One thing to check: its name, how, and the Debian packages it needs."""

    name: str
    how: Callable[[], Result]
    needs: tuple[str, ...] = ()

    def result(self) -> Result:
        """Check it, unless something it needs is not on this machine."""
        missing = [package for package in self.needs if not NEEDED[package]()]
        if missing:
            return Result("NOT TESTED", f"{', '.join(missing)} cannot be installed here")
        print(f"\n── {self.name}", flush=True)
        started = time.monotonic()
        result = self.how()
        result.seconds = time.monotonic() - started
        return result


def install_what_is_missing() -> None:
    """Take what is missing from Debian, where that is allowed."""
    missing = [package for package, is_there in NEEDED.items() if not is_there()]
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    allowed = not as_root or (shutil.which("sudo") and not run("sudo", "-n", "true"))
    if missing and shutil.which("apt-get") and allowed:
        print("Installing from Debian:", *missing, flush=True)
        quiet = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"]
        run(*quiet, "update")
        run(*quiet, "install", "--no-install-recommends", *missing)


def run(*command: str, **environment: str) -> int:
    """Run a command here, with nothing to read, and return its exit code."""
    return subprocess.run(  # noqa: S603
        command, cwd=ROOT, check=False, stdin=subprocess.DEVNULL, env=os.environ | environment
    ).returncode


def tool(*arguments: str) -> Callable[[], Result]:
    """Return a check that a Python tool has nothing to say against."""
    return lambda: Result("FAILED" if run(sys.executable, "-m", *arguments) else "PASSED")


def read_report(report: Path) -> tuple[Counter[str], list[str]]:
    """Return how many tests ended how, and why tests were skipped."""
    if not report.exists():
        return Counter(), []
    tree = ElementTree.parse(report)  # noqa: S314 -- pytest's own report
    tests: Counter[str] = Counter()
    for suite in tree.iter("testsuite"):
        counts = {name: int(suite.get(name, 0)) for name in ("tests", "failures", "errors")}
        tests["skipped"] += (skipped := int(suite.get("skipped", 0)))
        tests["failed"] += (failed := counts["failures"] + counts["errors"])
        tests["passed"] += counts["tests"] - failed - skipped
    return tests, [skip.get("message", "") for skip in tree.iter("skipped")]


def read_counts(report: Path) -> Counter[str]:
    """Return what the tests of the authorisation matrix counted."""
    if not report.exists():
        return Counter()
    tree = ElementTree.parse(report)  # noqa: S314 -- pytest's own report
    counted: Counter[str] = Counter()
    for one in tree.iter("property"):
        counted[str(one.get("name"))] += int(one.get("value", 0))
    return counted


def pytest(work: Path, *arguments: str, **environment: str) -> Result:
    """Run pytest, and read from its own report what came out."""
    report = work / f"report-{time.monotonic_ns()}.xml"
    command = (sys.executable, "-m", "pytest", "-n", "2", "-q", f"--junitxml={report}")
    code = run(*command, *arguments, **environment)
    tests, skips = read_report(report)
    counted = read_counts(report)
    unexpected = sorted({why for why in skips if not any(words in why for words in MEANT)})
    if code == NOTHING_SELECTED:
        return Result("NOT TESTED", "no test was selected")
    if code:
        return Result("FAILED", f"pytest ended with {code}", tests=tests, counted=counted)
    if unexpected:
        return Result("NOT TESTED", f"skipped: {'; '.join(unexpected)}", tests=tests)
    reason = "; ".join(sorted({f"skipped: {why}" for why in skips}))
    return Result("PASSED", reason, tests=tests, counted=counted)


def on_postgresql(work: Path, *arguments: str, **environment: str) -> Result:
    """Run the same tests on a PostgreSQL of our own."""
    try:
        with temporary_server() as url:
            chosen = {"ENISHI_TEST_DATABASE": "postgresql", "ENISHI_DATABASE_URL": url}
            return pytest(work, *arguments, **environment, **chosen)
    except RuntimeError as fault:
        return Result("FAILED", str(fault).strip().splitlines()[-1])


def matrix(work: Path, *arguments: str) -> Result:
    """Ask the doors as everybody, and say how many cells there were and what leaked."""
    result = on_postgresql(work, "-m", "matrix", "tests/matrix", *arguments)
    counts = " ".join(f"{name}={result.counted[name]}" for name in ("cells", "leaks", "unlisted"))
    result.reason = f"{result.reason}  {counts}".strip()
    return result


def parts(work: Path, arguments: Sequence[str]) -> list[Part]:
    """Return everything there is to check, the quick things first."""
    os.environ["ENISHI_VAR"] = str(work / "var")
    desk, browser = ("-m", "not journey and not matrix"), ("-m", "journey", "--dist", "loadfile")
    imports = "from importlinter.cli import lint_imports_command as check; check()"
    migrations = ("enishi.web.manage", "makemigrations", "--check", "--dry-run")
    return [
        Part("ruff check", tool("ruff", "check", ".")),
        Part("ruff format", tool("ruff", "format", "--check", ".")),
        Part("djhtml", tool("djhtml", "--check", "--tabwidth", "2", "src")),
        Part("mypy", tool("mypy", "-p", "enishi", "-p", "setup")),
        Part(
            "imports", lambda: Result("FAILED" if run(sys.executable, "-c", imports) else "PASSED")
        ),
        Part("migrations", tool(*migrations)),
        Part("tests on SQLite", lambda: pytest(work, *desk, *arguments)),
        Part(
            "tests on PostgreSQL", lambda: on_postgresql(work, *desk, *arguments), ("postgresql",)
        ),
        Part("authorisation matrix", lambda: matrix(work, *arguments), ("postgresql",)),
        Part(
            "journeys in Chromium",
            lambda: pytest(work, *browser, *arguments),
            ("chromium", "fonts-noto-cjk"),
        ),
    ]


def main(arguments: list[str]) -> int:
    """Check every part and print the summary; with --require-all an untested part is a failure."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    require_all = "--require-all" in arguments
    rest = [argument for argument in arguments if argument != "--require-all"]
    install_what_is_missing()
    with tempfile.TemporaryDirectory(prefix="enishi-test-") as work:
        results = [(part.name, part.result()) for part in parts(Path(work), rest)]
    print("\n── summary")
    for name, result in results:
        reason = f"  ({result.reason})" if result.reason else ""
        print(f"{result.verdict:<10}  {result.seconds:6.1f} s  {name}{reason}")
    total = sum((result.tests for _, result in results), Counter[str]())
    print(f"{total['passed']} passed, {total['failed']} failed, {total['skipped']} skipped")
    bad = {"FAILED", "NOT TESTED"} if require_all else {"FAILED"}
    return int(any(result.verdict in bad for _, result in results))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
