from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils.translation import gettext as _

from enishi.walls.roles import let_in


class Command(BaseCommand):
    help = (
        "Let a PostgreSQL role read and write the rows, and nothing else. Run it as the owner of "
        "the tables after migrate; serve people with that role. Example: let_in enishi_app"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the role's name."""
        parser.add_argument("role", help="the role named in the server's ENISHI_DATABASE_URL")

    def handle(self, *args: Any, **options: Any) -> None:
        """Grant what serving people takes."""
        if connection.vendor == "sqlite":
            raise CommandError(_("SQLite には役割がありません。PostgreSQL のときだけ使います。"))
        let_in(options["role"])
