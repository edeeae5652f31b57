import json
import os
import subprocess
import sys
from urllib.parse import unquote, urlsplit

import pytest
from django.db import connection
from setup.postgresql import temporary_server

from tests.two_connections import only_postgresql


def with_our_tables(url: str) -> str:
    """Make a database on another server, with the tests' own tables: quicker than to migrate."""
    old, server = connection.settings_dict, unquote(str(urlsplit(url).hostname))
    dump = ["pg_dump", "-h", old["HOST"], "-U", old["USER"], "--enable-row-security", old["NAME"]]
    psql = ["psql", "-h", server, "-U", "enishi", "-v", "ON_ERROR_STOP=1", "-qX", "-d"]
    # The walls let the copy through with all keys.
    keys = dict(os.environ) | {"PGOPTIONS": "-c enishi.everything=on"}
    copy = subprocess.run(dump, env=keys, stdout=subprocess.PIPE, check=True).stdout  # noqa: S603
    subprocess.run([*psql, "postgres", "-c", "CREATE DATABASE enishi"], check=True)  # noqa: S603
    subprocess.run([*psql, "enishi"], input=copy, stdout=subprocess.DEVNULL, check=True)  # noqa: S603
    return server


@only_postgresql
@pytest.mark.django_db
def test_a_database_that_stops_while_a_card_is_saved_is_told_and_leaves_nothing_half_written(
    tmp_path,
):
    with temporary_server() as url:
        server = with_our_tables(url)
        told = dict(os.environ) | {"ENISHI_VAR": str(tmp_path), "ENISHI_DATABASE_URL": url}
        told |= {"DJANGO_SETTINGS_MODULE": "enishi.web.settings", "PYTHONPATH": "src:."}
        done = subprocess.run(  # noqa: S603 -- our own program
            [sys.executable, "-m", "tests.walls.outage", server],
            env=told, capture_output=True, text=True, check=False,
        )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "while_away": [503, 503],
        "come_back_after": ["30", "30"],
        "said": True,
        "nothing_written": True,
        "back": [200, 302],
        "cards": 1,
    }
