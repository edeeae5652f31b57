import os
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.demonstration.loading import load
from enishi.demonstration.world import build
from enishi.people.models import Organisation
from enishi.web.reset import pristine_copy, restore


class Command(BaseCommand):
    """Fill an empty database with demonstration records, all of them fictitious (架空)."""

    help = "Fills an empty database with fictitious records; on SQLite a copy is kept for resets."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take --load-only, with which the records are written straight into this database."""
        parser.add_argument(
            "--load-only",
            action="store_true",
            help="write the records into this database and keep no copy",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Fill the database, unless it already holds records."""
        if Organisation.objects.exists():
            if options["load_only"]:
                raise CommandError(_("この設置には、すでに記録があります。"))
            return
        if options["load_only"] or connection.vendor != "sqlite":
            load(build(timezone.localdate()))
            return
        copy = fresh_copy()
        connection.ensure_connection()
        restore(copy, over=connection.connection)


def fresh_copy() -> Path:
    """Make the copy beside the live database, in a process of its own, if none is there."""
    copy, being_made = pristine_copy(), pristine_copy().with_suffix(".new")
    if copy.is_file():
        return copy
    being_made.unlink(missing_ok=True)
    environment = os.environ | {"ENISHI_DATABASE_URL": f"sqlite:///{being_made}"}
    for command in (["migrate", "--verbosity", "0"], ["demonstrate", "--load-only"]):
        subprocess.run(  # noqa: S603 -- our own command
            [sys.executable, "-m", "enishi.web.manage", *command], env=environment, check=True
        )
    being_made.rename(copy)
    return copy
