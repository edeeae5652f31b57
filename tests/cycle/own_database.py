"""A database of one's own for what a test's transaction cannot show: threads, and a sudden end."""

import os
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

from django.db import connection


def environment(var: Path) -> dict[str, str]:
    """Where a process of its own works: a new file, or a new database on the same server."""
    told = dict(os.environ) | {"ENISHI_VAR": str(var), "ENISHI_TEST_DATABASE": connection.vendor}
    told["DJANGO_SETTINGS_MODULE"] = "enishi.web.settings"
    told["PYTHONPATH"] = "src:."
    if connection.vendor == "postgresql":
        name = f"own_{uuid4().hex[:12]}"
        at = connection.settings_dict["HOST"]
        command = ["psql", "-h", at, "-U", "enishi", "-d", "postgres", "-qc"]
        subprocess.run([*command, f"CREATE DATABASE {name}"], check=True)  # noqa: S603
        base, _slash, _old = told["ENISHI_DATABASE_URL"].rpartition("/")
        told["ENISHI_DATABASE_URL"] = f"{base}/{name}"
    else:
        told.pop("ENISHI_DATABASE_URL", None)
    return told


def run(module: str, var: Path) -> str:
    """Migrate a database of its own, run the module in it, and return what it printed."""
    told = environment(var)
    for arguments in (["-m", "enishi.web.manage", "migrate", "-v0"], ["-m", module]):
        done = subprocess.run(  # noqa: S603 -- our own program
            [sys.executable, *arguments], env=told, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
    return done.stdout.strip()
