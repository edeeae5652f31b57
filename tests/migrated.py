"""The tables as the migrations leave them, kept between two runs of the tests on SQLite.

Making them takes longer than most tests. They are kept under a name made of what makes them, so
that a changed migration makes them anew; `migrate` still looks whether anything is left to do.
"""

import os
import sqlite3
from hashlib import sha256
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.db import connection

SOURCE = Path(__file__).resolve().parent.parent / "src" / "enishi"
MADE_BY = ("migrations/*.py", "walls/*.py", "logbook/*.py")
# A database in memory lives as long as somebody has it open.
_open: list[sqlite3.Connection] = []


def kept_as(directory: Path) -> Path:
    """The file for the tables that today's migrations make."""
    seen = sha256(f"{django.__version__} {settings.INSTALLED_APPS}".encode())
    for path in sorted({path for made in MADE_BY for path in SOURCE.rglob(made)}):
        seen.update(str(path.relative_to(SOURCE)).encode() + path.read_bytes())
    return directory / f"tables-{seen.hexdigest()[:20]}.sqlite3"


def begin_with(kept: Path) -> None:
    """Let Django find the kept tables in the database that it makes for the tests."""
    creation: Any = connection.creation
    made_by_django = creation._create_test_db

    def made(*arguments: Any, **named: Any) -> Any:
        name = made_by_django(*arguments, **named)
        target = sqlite3.connect(name, uri=True)
        with sqlite3.connect(kept) as source:
            source.backup(target)
        _open.append(target)
        return name

    creation._create_test_db = made


def keep(kept: Path) -> None:
    """Keep the tables as they stand, whole or not at all, and no older ones."""
    half = kept.with_suffix(f".{os.getpid()}")
    connection.ensure_connection()
    with sqlite3.connect(half) as target:
        connection.connection.backup(target)
    for old in kept.parent.glob("tables-*.sqlite3"):
        old.unlink(missing_ok=True)
    half.replace(kept)
