"""`enishi match` in a process of its own: limits set, no secrets known, ended when we end."""

import ctypes
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from django.utils.translation import gettext as _

import enishi

MEMORY_BYTES = 6 * 2**30
LARGEST_OUTPUT = 200 * 2**20
LONGEST_SECONDS = 15 * 60
BEAT_SECONDS = 2.0
REFUSED = 1
END_WITH_PARENT = 1  # PR_SET_PDEATHSIG
KNOWN_TO_THE_CHILD = ("PATH", "HOME", "TMPDIR", "NUMBA_CACHE_DIR", "LD_LIBRARY_PATH")
OUTPUT = Path("proposals.xlsx")


class Unread(Exception):
    """The rosters were not read; the message is a sentence for the person who sent them."""


def match(
    place: Path, experts: Path, needs: Path, *, top: int, language: str,
    beat: Callable[[bool], None],
) -> str:  # fmt: skip
    """Run the command within `place`, which then holds OUTPUT; return what it printed.

    `beat(has_spoken)` is called every two seconds; it says whether the rosters are read already,
    and what it raises ends the command.
    """
    told, refused = place / "told.txt", place / "refused.txt"
    command = [
        *(sys.executable, "-m", "enishi.cli", "match", "--output", str(OUTPUT)),
        *("--experts", str(experts), "--needs", str(needs)),
        *("--top", str(top), "--language", language),
    ]
    with told.open("wb") as out, refused.open("wb") as err:
        child = subprocess.Popen(  # noqa: S603 -- our own program, names in the arguments only
            command,
            cwd=place,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            start_new_session=True,
            preexec_fn=limit_itself,  # noqa: PLW1509 -- the worker has one thread
        )
        try:
            code = wait_for(child, lambda: beat(told.stat().st_size > 0))
        finally:
            end(child)
    if code or not (place / OUTPUT).is_file():
        raise Unread(reason(code, refused.read_text("utf-8", "replace")))
    return told.read_text("utf-8", "replace")


def environment() -> dict[str, str]:
    """What the child knows: where programs lie and how to print, but no key and no database."""
    known = {name: os.environ[name] for name in KNOWN_TO_THE_CHILD if name in os.environ}
    source = str(Path(enishi.__file__).parents[1])
    return known | {
        "PYTHONPATH": source,
        "PYTHONSAFEPATH": "1",
        "PYTHONUNBUFFERED": "1",
        "PYTHONUTF8": "1",
    }


def limit_itself() -> None:
    """Run in the child before the command: bound memory and files, and end with the parent."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_FSIZE, LARGEST_OUTPUT),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(END_WITH_PARENT, signal.SIGKILL)


def wait_for(child: subprocess.Popen[bytes], beat: Callable[[], None]) -> int:
    """Wait for the end, with a beat every two seconds, for as long as is allowed."""
    deadline = time.monotonic() + LONGEST_SECONDS
    while True:
        try:
            return child.wait(BEAT_SECONDS)
        except subprocess.TimeoutExpired:
            beat()
        if time.monotonic() > deadline:
            raise Unread(
                _("15分たっても終わらないので、止めました。名簿を半分ずつに分けて送ってください。")
            )


def end(child: subprocess.Popen[bytes]) -> None:
    """Leave nothing running, neither the command nor what it has started."""
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def reason(code: int, refused: str) -> str:
    """The sentence in which the command refused, or ours when it broke without one."""
    sentence = " ".join(refused.split())
    if code == REFUSED and sentence and "Traceback (most recent call last)" not in refused:
        return sentence
    return _(
        "名簿を読んでいる途中で、動かなくなりました。"
        "名簿の部分だけを新しいブックに写して、もう一度お試しください。"
    )
