from collections import Counter
from pathlib import Path

import pytest
from setup.check import Part, Result

from setup import check

REPORT = """<testsuites><testsuite tests="5" failures="1" errors="1" skipped="1">
<testcase><skipped message="gettext is not installed"/></testcase></testsuite></testsuites>"""


def parts_that(*results: Result):
    return lambda *_: [Part(f"part {n}", lambda r=r: r) for n, r in enumerate(results)]


@pytest.fixture(autouse=True)
def nothing_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "install_what_is_missing", lambda: None)
    monkeypatch.setattr(check.signal, "signal", lambda *_: None)


def test_a_report_is_counted_with_errors_as_failures(tmp_path: Path):
    (tmp_path / "report.xml").write_text(REPORT)

    assert check.read_report(tmp_path / "report.xml") == (
        Counter(passed=2, failed=2, skipped=1),
        ["gettext is not installed"],
    )


@pytest.mark.parametrize(
    ("verdict", "arguments", "code"),
    [
        ("PASSED", [], 0),
        ("FAILED", [], 1),
        ("NOT TESTED", [], 0),
        ("NOT TESTED", ["--require-all"], 1),
    ],
)
def test_what_was_not_tested_is_a_failure_only_when_all_is_required(
    verdict: str, arguments: list[str], code: int, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(check, "parts", parts_that(Result("PASSED"), Result(verdict)))

    assert check.main(arguments) == code


def test_the_last_line_adds_up_every_part(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    one = Result("PASSED", tests=Counter(passed=3, skipped=1))
    two = Result("FAILED", tests=Counter(passed=2, failed=1))
    monkeypatch.setattr(check, "parts", parts_that(one, two))

    check.main([])

    assert capsys.readouterr().out.splitlines()[-1] == "5 passed, 1 failed, 1 skipped"


def test_a_part_whose_tools_cannot_be_had_says_which(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(check, "NEEDED", {"chromium": lambda: False})
    part = Part("journeys", lambda: Result("PASSED"), ("chromium",))

    assert (part.result().verdict, part.result().reason) == (
        "NOT TESTED",
        "chromium cannot be installed here",
    )


@pytest.mark.parametrize(
    ("skip", "verdict"),
    [
        ("the evaluation data is not beside the checkout", "PASSED"),
        ("only SQLite keeps a copy", "PASSED"),
        ("gettext is not installed", "NOT TESTED"),
    ],
)
def test_only_a_skip_that_is_meant_leaves_a_part_passed(
    skip: str, verdict: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.setattr(check, "run", lambda *_, **__: 0)
    monkeypatch.setattr(check, "read_report", lambda _: (Counter(skipped=1), [skip]))

    assert check.pytest(tmp_path).verdict == verdict
