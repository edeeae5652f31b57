"""What is installed is pinned, hashed and the same for everybody, and names no address."""

import re
from pathlib import Path

import pytest

LOCKS = ["setup", "runtime", "develop"]
PIN = re.compile(r"^([a-z0-9-]+(?:\[[a-z0-9,-]+\])?)==(\S+)", re.MULTILINE)
NAME = re.compile(r"^([a-z0-9][a-z0-9-]*)", re.MULTILINE | re.IGNORECASE)


def asked(name: str) -> set[str]:
    """Return the distributions that a requirements file asks for by name."""
    return {found.lower() for found in NAME.findall(Path(f"requirements/{name}.in").read_text())}


def pins(name: str) -> dict[str, str]:
    """Return the version of everything that a lock pins."""
    found = PIN.findall(Path(f"requirements/{name}.txt").read_text())
    return {name.split("[")[0]: version for name, version in found}


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_in_a_lock_has_its_version_and_its_hash(lock: str):
    text = Path(f"requirements/{lock}.txt").read_text()
    entries = re.split(r"\n(?=\S)", text.strip())

    assert [
        entry for entry in entries if not PIN.match(entry) or "--hash=sha256:" not in entry
    ] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address(lock: str):
    text = Path(f"requirements/{lock}.txt").read_text()

    assert re.findall(r"https?://\S+|--(?:extra-)?index-url\S*|--find-links\S*", text) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_everything_that_was_asked_for(lock: str):
    assert asked(lock) - set(pins(lock)) == set()


def test_what_runs_and_what_is_tested_are_the_same_versions():
    runtime, develop = pins("runtime"), pins("develop")

    assert {name: develop.get(name) for name in runtime} == runtime
