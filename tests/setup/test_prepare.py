import subprocess
from pathlib import Path

import pytest

from setup import prepare


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "requirements").mkdir()
    (tmp_path / ".venv").mkdir()
    (tmp_path / "pyproject.toml").write_text("[project]")
    for lock in ("setup", "runtime", "develop"):
        (tmp_path / "requirements" / f"{lock}.txt").write_text(f"{lock}==1")
    return tmp_path


@pytest.fixture(autouse=True)
def in_japanese(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def installed(kind: str, root: Path) -> None:
    (root / ".venv" / f"{kind}.stamp").write_text(prepare.stamp(kind, root))


def test_a_fresh_checkout_is_not_ready(checkout: Path):
    assert not prepare.is_ready("runtime", checkout)


def test_what_was_installed_from_the_same_locks_is_ready(checkout: Path):
    installed("runtime", checkout)

    assert prepare.is_ready("runtime", checkout)


@pytest.mark.parametrize("lock", ["setup", "runtime"])
def test_a_changed_lock_asks_for_a_new_installation(checkout: Path, lock: str):
    installed("runtime", checkout)
    (checkout / "requirements" / f"{lock}.txt").write_text(f"{lock}==2")

    assert not prepare.is_ready("runtime", checkout)


def test_a_moved_checkout_asks_for_a_new_installation(checkout: Path, tmp_path: Path):
    installed("runtime", checkout)
    moved = checkout.rename(tmp_path.parent / f"{tmp_path.name}-moved")

    assert not prepare.is_ready("runtime", moved)


def test_a_developers_environment_is_enough_for_a_user_but_not_the_other_way(checkout: Path):
    installed("develop", checkout)
    assert prepare.is_ready("runtime", checkout)

    (checkout / ".venv" / "develop.stamp").unlink()
    installed("runtime", checkout)
    assert not prepare.is_ready("develop", checkout)


def test_a_second_start_installs_nothing(checkout: Path, capsys: pytest.CaptureFixture[str]):
    installed("runtime", checkout)

    assert prepare.main("runtime", checkout) == 0
    assert capsys.readouterr().out == "設定　0.0 秒\n"


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("error: No space left on device (os error 28)", "ディスクの空きが足りません"),
        ("error: dns error: failed to lookup address", "部品の置き場所につながりません"),
        ("NewConnectionError: refused", "部品の置き場所につながりません"),
        ("hash mismatch", "準備の途中で止まりました。\nhash mismatch"),
    ],
)
def test_an_installers_trouble_is_said_in_one_sentence(said: str, answer: str):
    assert prepare.reason(said).startswith(answer)


def test_the_second_way_is_tried_when_the_first_fails(tmp_path: Path):
    prepare.insist(("false",), ("touch", "made"), root=tmp_path)

    assert (tmp_path / "made").exists()


def test_when_no_way_works_the_last_reason_is_given(tmp_path: Path):
    with pytest.raises(prepare.Trouble, match="準備の途中で止まりました"):
        prepare.insist(("false",), ("ls", "--no-such-option"), root=tmp_path)


def test_a_trouble_is_printed_without_a_trace(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(prepare, "PIP", ("-c", "exit('Temporary failure in name resolution')"))

    assert prepare.main("runtime", checkout) == 1
    assert capsys.readouterr().err.splitlines() == [
        "部品の置き場所につながりません。インターネットへの接続を確かめて、もう一度お試しください。"
    ]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("", "Python 3.11 が見つかりません。"),
        ("C.UTF-8", "Python 3.11 が見つかりません。"),
        ("en_GB.UTF-8", "Enishi needs Python 3.11"),
    ],
)
def test_a_machine_without_the_right_python_is_told_so(
    tmp_path: Path, language: str, sentence: str
):
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    done = subprocess.run(
        ["/bin/bash", "setup/environment", "runtime"],
        env={"PATH": str(tmp_path), "LANG": language},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr[: len(sentence)]) == (1, sentence)
