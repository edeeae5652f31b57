"""A PostgreSQL for the tests: in a temporary directory, on a unix socket, never as root."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

SPEED = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off"
ACCOUNT = "postgres"
# A machine that is busy with other things may need more than the minute that pg_ctl would wait.
A_WHILE = ("-t", "300")


def programs() -> Path | None:
    """Return the directory of the newest server on this machine."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: p.parts[-3])
    elsewhere = shutil.which("initdb")
    return found[-1].parent if found else Path(elsewhere).parent if elsewhere else None


def _call(directory: Path, program: str, *arguments: str) -> None:
    """Run one of the server's programs; the server refuses root, so root steps down for it."""
    step_down = [f"--reuid={ACCOUNT}", f"--regid={ACCOUNT}", "--init-groups"]
    prefix = ["setpriv", *step_down] if os.geteuid() == 0 else []
    done = subprocess.run(  # noqa: S603
        [*prefix, str((programs() or Path()) / program), *arguments],
        check=False,
        cwd=directory,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(f"{program}: {done.stdout}")


def start(directory: Path) -> None:
    """Start the server of a directory, and wait until it answers."""
    data, log = str(directory / "data"), str(directory / "log")
    listen = f"-c listen_addresses= -k {directory} {SPEED}"
    _call(directory, "pg_ctl", "-D", data, "-l", log, "-w", *A_WHILE, "-o", listen, "start")


def stop(directory: Path) -> None:
    """Stop it as a power cut would; one that is not running is left alone."""
    if (directory / "data" / "postmaster.pid").exists():
        _call(directory, "pg_ctl", "-D", str(directory / "data"), "-m", "immediate", "stop")


@contextmanager
def temporary_server() -> Iterator[str]:
    """Yield the URL of a running server; it and its directory are gone afterwards."""
    directory = Path(tempfile.mkdtemp(prefix="enishi-postgresql-"))
    data = str(directory / "data")
    try:
        if os.geteuid() == 0:
            shutil.chown(directory, ACCOUNT, ACCOUNT)
        _call(
            directory, "initdb", "-D", data, "-U", ACCOUNT, "-A", "trust", "-N", "--locale=C.UTF-8"
        )
        start(directory)
        try:
            create = ("createuser", "-h", str(directory), "-U", ACCOUNT)
            _call(directory, *create, "enishi_app")
            # The owner of the tables may take on the role that serves people, never the reverse.
            _call(directory, *create, "--createdb", "--role", "enishi_app", "enishi")
            yield f"postgres://enishi@{quote(str(directory), safe='')}/enishi"
        finally:
            stop(directory)
    finally:
        shutil.rmtree(directory, ignore_errors=True)
