from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.demonstration.loading import load
from enishi.demonstration.world import build
from enishi.people.models import Organisation
from enishi.web.copy import copy_of, made_on
from enishi.web.practice import is_demonstration
from enishi.web.reset import pristine_copy, restore
from enishi.web.tasks import renew_copy


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
        """Fill the database; one that holds the demonstration gets today's copy for resets."""
        today, on_sqlite = timezone.localdate(), connection.vendor == "sqlite"
        if Organisation.objects.exists():
            if options["load_only"]:
                raise CommandError(_("この設置には、すでに記録があります。"))
            if on_sqlite and is_demonstration() and made_on(pristine_copy()) != today:
                # The worker makes it, so that a start on a new day is no slower.
                renew_copy.enqueue()
        elif options["load_only"] or not on_sqlite:
            load(build(today))
        else:
            connection.ensure_connection()
            restore(copy_of(today), over=connection.connection)
