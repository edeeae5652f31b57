"""A process of its own, limited in memory and time, that reads a file and prints what is in it."""

import json
import os
import resource
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import enishi
from enishi.sheets import limits


def printed_by(module: str, file: IO[bytes]) -> Iterator[Any]:
    """Let a module of ours read the file as its standard input; yield the JSON lines it prints."""
    # Standard input is handed over as a descriptor, which reads from where it stands.
    os.lseek(file.fileno(), 0, os.SEEK_SET)
    command = [sys.executable, "-P", "-m", module]
    source = str(Path(enishi.__file__).parents[1])
    environment = {**os.environ, "PYTHONPATH": source, "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(  # noqa: S603 our own module, no shell, no argument from outside
        command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    ) as child:
        clock = threading.Timer(limits.CHILD_WALL_SECONDS, child.kill)
        clock.start()
        try:
            for line in child.stdout or ():
                if line.endswith(b"\n"):
                    yield json.loads(line)
        finally:
            clock.cancel()
            child.kill()


def confine() -> None:
    """The first thing that such a process does: limit itself, and give up writing files."""
    for what, limit in (
        (resource.RLIMIT_AS, limits.CHILD_MEMORY_BYTES),
        (resource.RLIMIT_CPU, limits.CHILD_CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (limit, limit))


def say(line: object) -> None:
    """Print one JSON line."""
    sys.stdout.write(json.dumps(line, ensure_ascii=True, separators=(",", ":")))
    sys.stdout.write("\n")
