"""Whose data an account saw in a year: `enishi audit breach` over invented readings of every day.

The demonstration, and for each of its accounts 60 pages on each of 250 working days: a card, or one
time in four a list of up to 50 persons. What counts is the time of the whole command.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from typing import Any

DAYS, PAGES, LISTED, ACCOUNT = 250, 60, 50, "demo-coordinator-1"


def main() -> None:
    """Fill a scratch installation, ask for one account, and print a JSON line."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ENISHI_VAR"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "enishi.web.settings"
        os.environ.pop("ENISHI_DATABASE_URL", None)
        manage = [sys.executable, "-m", "enishi.web.manage"]
        for command in (["migrate", "-v0"], ["demonstrate", "--load-only"]):
            subprocess.run([*manage, *command], check=True)
        readings, since, until = a_year_of_readings()
        started = time.monotonic()
        told = subprocess.run(
            [sys.executable, "-m", "enishi.cli", "audit", "breach", "--account", ACCOUNT,
             "--from", since, "--to", until],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        seconds = round(time.monotonic() - started, 1)
    persons = len(told.stdout.splitlines())
    line = {"benchmark": "breach", "readings": readings, "persons": persons, "seconds": seconds}
    print(json.dumps(line | {"at_most": 60, "held": seconds <= 60}))


def a_year_of_readings() -> tuple[int, str, str]:
    """Write what everybody saw on every working day of a year; how many rows, from when to when."""
    import django  # noqa: PLC0415 -- needs the scratch settings

    django.setup()
    from django.utils import timezone  # noqa: PLC0415

    from enishi.experts.models import Expert  # noqa: PLC0415
    from enishi.logbook.chain import NOBODY  # noqa: PLC0415
    from enishi.logbook.models import Reading  # noqa: PLC0415
    from enishi.people.models import User  # noqa: PLC0415

    chance, today = random.Random(2026), timezone.now()
    experts = [str(one) for one in Expert.objects.values_list("public_id", flat=True)]
    accounts = User.objects.values_list("public_id", flat=True)

    def seen() -> list[str]:
        many = min(LISTED, len(experts)) if chance.random() < 0.25 else 1
        return chance.sample(experts, many)

    def reading(account: Any, day: int, page: int) -> Reading:
        at = today - timedelta(days=DAYS - day, minutes=page * 8)
        return Reading(
            at=at, account=account, organisation=NOBODY, where="expert", kind="experts.expert",
            persons=seen(),
        )  # fmt: skip

    for account in accounts:
        Reading.objects.bulk_create(
            (reading(account, day, page) for day in range(DAYS) for page in range(PAGES)),
            batch_size=500,
        )
    first = today - timedelta(days=DAYS + 1)
    return Reading.objects.count(), f"{first:%Y-%m-%d}", f"{today:%Y-%m-%d}"


if __name__ == "__main__":
    main()
