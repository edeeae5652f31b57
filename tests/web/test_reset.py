import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from enishi.logbook.refused import Refused
from enishi.people.models import Installation, Role
from enishi.web import reset
from tests import make
from tests.web import arrange

PRESS = "/demonstration/reset/"
# A whole installation of its own: the test database is in memory and cannot be exchanged.
ONE_PRACTICE = """
import django; django.setup()
import shutil
from datetime import date
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from enishi.people.models import Installation, Membership, Organisation, User
call_command("migrate", verbosity=0)
Installation.objects.create(demonstration_on=date(2026, 9, 18))
body = Organisation.objects.create(code="AK", name="as loaded", kind="npo")
for name in ("demo-coordinator-1", "demo-coordinator-2"):
    person = User.objects.create_user(name)
    Membership.objects.create(user=person, organisation=body, role="coordinator",
                              from_on=date(2026, 4, 1))
call_command("shell", command="from django.db import connection as c; "
             "c.cursor().execute('PRAGMA wal_checkpoint(TRUNCATE)')", verbosity=0)
shutil.copy(settings.VAR / "enishi.sqlite3", settings.VAR / "demonstration.sqlite3")
before = Installation.objects.get().epoch
mine, another = Client(), Client()
mine.post("/demonstration/sign-in/", {"part": "coordinator-1"})
another.post("/demonstration/sign-in/", {"part": "coordinator-2"})
Organisation.objects.update(name="scribbled over")
Organisation.objects.create(code="X", name="made up", kind="npo")
page = mine.post("/demonstration/reset/", {"confirmed": "yes"}, follow=True)
print(page.request["PATH_INFO"])
print("はじめの状態にもどしました" in page.content.decode())
print(list(Organisation.objects.values_list("name", flat=True)))
print(mine.get("/today/").status_code, another.get("/today/").status_code)
print(Installation.objects.get().epoch != before)
"""


def test_one_press_puts_everything_back_and_ends_every_session(tmp_path):
    environment = {k: v for k, v in os.environ.items() if k != "ENISHI_DATABASE_URL"}
    environment |= {"ENISHI_VAR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "enishi.web.settings"}
    environment |= {"ENISHI_DEBUG": "1", "ENISHI_HOSTS": "testserver", "PYTHONUTF8": "1"}

    done = subprocess.run(  # noqa: S603 -- our own program
        [sys.executable, "-c", ONE_PRACTICE],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.stdout.splitlines() == [
        "/accounts/login/",
        "True",
        "['as loaded']",
        "302 302",
        "True",
    ], done.stderr


def database(path: Path, *words: str) -> sqlite3.Connection:
    made = sqlite3.connect(path, isolation_level=None)
    made.execute("PRAGMA journal_mode=WAL")
    made.execute("CREATE TABLE word (word TEXT)")
    made.executemany("INSERT INTO word VALUES (?)", [(word,) for word in words])
    return made


def words(of: sqlite3.Connection) -> list[str]:
    return [word for (word,) in of.execute("SELECT word FROM word ORDER BY word")]


def test_the_copy_replaces_what_is_live_also_for_a_connection_that_was_open_already(tmp_path):
    database(tmp_path / "copy", "pristine").close()
    live = database(tmp_path / "live", "scribbled", "made up")
    reader = sqlite3.connect(tmp_path / "live")
    before = words(reader)

    reset.restore(tmp_path / "copy", over=live)

    assert (before, words(live), words(reader)) == (
        ["made up", "scribbled"],
        ["pristine"],
        ["pristine"],
    )


def test_the_copy_itself_stays_as_it_was(tmp_path):
    copy = database(tmp_path / "copy", "pristine")
    live = database(tmp_path / "live", "scribbled")

    reset.restore(tmp_path / "copy", over=live)
    live.execute("DELETE FROM word")

    assert words(copy) == ["pristine"]


def test_a_missing_copy_is_not_made_up(tmp_path):
    live = database(tmp_path / "live", "kept")

    with pytest.raises(sqlite3.OperationalError):
        reset.restore(tmp_path / "nothing", over=live)

    assert words(live) == ["kept"]


@pytest.mark.django_db
def test_real_records_are_never_put_back(client):
    Installation.objects.create(demonstration_on=None)

    with pytest.raises(Refused, match="ここは練習用ではない"):
        reset.put_back()
    assert client.post(PRESS, {"confirmed": "yes"}).status_code == 404


@pytest.mark.django_db
def test_on_postgresql_it_is_refused_with_a_sentence(client, monkeypatch):
    arrange.practice()
    monkeypatch.setattr(connection, "vendor", "postgresql", raising=False)

    page = client.post(PRESS, {"confirmed": "yes"})

    assert page.status_code == 409
    assert "この設置では PostgreSQL を使っている" in page.content.decode()


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite has a copy")
def test_without_a_copy_it_is_refused_and_nobody_is_signed_out(client, settings, tmp_path):
    settings.VAR = tmp_path
    arrange.practice()
    make.member("demo-expert", role=Role.EXPERT)
    client.post("/demonstration/sign-in/", {"part": "expert"})

    page = client.post(PRESS, {"confirmed": "yes"})

    assert page.status_code == 409
    assert "もどすための控えが見つかりません" in page.content.decode()
    assert client.get("/notices/").status_code == 200


@pytest.mark.django_db
def test_without_a_script_the_press_is_asked_about_on_a_page(client, monkeypatch):
    arrange.practice()
    put_back: list[str] = []
    monkeypatch.setattr(reset, "put_back", lambda: put_back.append("done"))

    page = client.post(PRESS)
    asked = "練習用の記録を、はじめの状態にもどしますか" in page.content.decode()
    client.post(PRESS, {"confirmed": "yes"})

    assert (asked, put_back) == (True, ["done"])


@pytest.mark.django_db
def test_a_mere_link_puts_nothing_back(client):
    arrange.practice()

    assert client.get(PRESS, {"confirmed": "yes"}).status_code == 405
