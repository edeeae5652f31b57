"""The untouched copy of the demonstration that a reset restores, made anew for each day."""

import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

from django.utils import timezone

from enishi.web.reset import pristine_copy


def copy_of(today: date) -> Path:
    """Make the day's records beside the live database, in a file of their own, if not there."""
    copy, being_made = pristine_copy(), pristine_copy().with_suffix(".new")
    if made_on(copy) == today:
        return copy
    being_made.unlink(missing_ok=True)
    environment = os.environ | {"ENISHI_DATABASE_URL": f"sqlite:///{being_made}"}
    for command in (["migrate", "--verbosity", "0"], ["demonstrate", "--load-only"]):
        subprocess.run(  # noqa: S603 -- our own command
            [sys.executable, "-m", "enishi.web.manage", *command], env=environment, check=True
        )
    being_made.replace(copy)
    return copy


def made_on(copy: Path) -> date | None:
    """The day on which a copy was made, for whom "today" in it is today."""
    if not copy.is_file():
        return None
    made = datetime.fromtimestamp(copy.stat().st_mtime, timezone.get_current_timezone())
    return made.date()
