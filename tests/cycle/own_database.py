"""A database of one's own for what a test's transaction cannot show: threads, and a sudden end."""

import os
import sqlite3
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
        base, _slash, _old = told["ENISHI_DATABASE_URL"].rpartition("/")
        told["ENISHI_DATABASE_URL"] = f"{base}/{copied_on_the_server()}"
    else:
        told.pop("ENISHI_DATABASE_URL", None)
        copied_to_a_file(var / "enishi.sqlite3")
    return told


def copied_to_a_file(path: Path) -> None:
    """Copy the tests' own database, which is in memory: much quicker than to migrate another."""
    connection.ensure_connection()
    # As sentences: within a test's own transaction SQLite lets nobody take a backup.
    target = sqlite3.connect(path)
    target.executescript("\n".join(connection.connection.iterdump()))
    target.close()


def copied_on_the_server() -> str:
    """Copy the tests' own database as it was committed: much quicker than to migrate another."""
    name, old = f"own_{uuid4().hex[:12]}", connection.settings_dict
    server = ["-h", old["HOST"], "-U", old["USER"]]
    psql = ["psql", *server, "-v", "ON_ERROR_STOP=1", "-qX", "-d"]
    # The walls let the copy through with all keys, and are built again after the rows are in.
    all_keys = dict(os.environ) | {"PGOPTIONS": "-c enishi.everything=on"}
    dump = ["pg_dump", *server, "--enable-row-security", "--dbname", old["NAME"]]
    subprocess.run([*psql, "postgres", "-c", f"CREATE DATABASE {name}"], check=True)  # noqa: S603
    copy = subprocess.run(dump, env=all_keys, stdout=subprocess.PIPE, check=True).stdout  # noqa: S603
    subprocess.run([*psql, name], input=copy, stdout=subprocess.DEVNULL, check=True)  # noqa: S603
    return name


def run(module: str, var: Path) -> str:
    """Run the module in a database of its own, with all our tables, and return what it printed."""
    done = subprocess.run(  # noqa: S603 -- our own program
        [sys.executable, "-m", module],
        env=environment(var), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-4000:]
    return done.stdout.strip()
