"""Run as a program, with the folder of a PostgreSQL of its own: it stops while a card is saved."""

import json
import sys
from pathlib import Path
from unittest.mock import patch

import django
import pytest  # noqa: F401 -- so that pages take their static files as in the tests

django.setup()

from django.conf import settings  # noqa: E402 -- Django comes first
from django.test import Client  # noqa: E402
from setup.postgresql import start, stop  # noqa: E402

from enishi.experts.models import Expert  # noqa: E402
from enishi.logbook.models import Entry  # noqa: E402
from enishi.logbook.record import record  # noqa: E402
from enishi.walls.inside import everything  # noqa: E402
from tests import make  # noqa: E402
from tests.experts.test_views import typed  # noqa: E402

SERVER = Path(sys.argv[1])
settings.ALLOWED_HOSTS = ["testserver"]


def written() -> list[int]:
    """How many cards and entries of the logbook there are."""
    with everything():
        return [Expert.objects.count(), Entry.objects.count()]


def stops(*args, **kwargs):
    """The server goes in the middle of a transition; what follows finds nobody."""
    stop(SERVER)
    return record(*args, **kwargs)


with everything():
    okamoto = make.coordinator()
browser = Client(raise_request_exception=False)
browser.force_login(okamoto)
before = written()
with patch("enishi.experts.transitions.register.record", stops):
    saved = browser.post("/experts/new/", typed())
asked = browser.get("/experts/")
start(SERVER)
after = written()
again = browser.get("/experts/")
once_more = browser.post("/experts/new/", typed())
print(
    json.dumps(
        {
            "while_away": [saved.status_code, asked.status_code],
            "come_back_after": [saved.headers["Retry-After"], asked.headers["Retry-After"]],
            "said": "いま、記録を読み書きできません" in saved.text,
            "nothing_written": after == before,
            "back": [again.status_code, once_more.status_code],
            "cards": written()[0],
        },
        ensure_ascii=False,
    )
)
