"""The tables before anybody is served: brought up to date by their owner, read by another role."""

import os
import subprocess
import sys

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from enishi.reference.wording import Wording
from enishi.walls.roles import standing_of
from enishi.web.trouble import Trouble

OWNER = "ENISHI_OWNER_DATABASE_URL"


def change_tables() -> None:
    """Bring the tables up to date, and refuse to serve with a role that passes the walls."""
    if connection.vendor == "sqlite":
        call_command("migrate", verbosity=0, interactive=False)
        return
    owner, role = os.environ.get(OWNER), connection.settings_dict["USER"]
    if owner:
        for command in (["migrate", "--no-input", "--verbosity", "0"], ["let_in", str(role)]):
            subprocess.run(  # noqa: S603 -- our own commands
                [sys.executable, "-m", "enishi.web.manage", *command],
                env=os.environ | {"ENISHI_DATABASE_URL": owner},
                check=True,
            )
    elif outdated():
        raise Trouble(
            Wording(
                f"データベースの表が、まだ用意されていないか、古いままです。表の持ち主を {OWNER} に"
                "書くか、持ち主で「enishi.web.manage migrate」を実行してください（README）。",
                f"The tables are not there or out of date. Put their owner into {OWNER}, or run "
                "“enishi.web.manage migrate” as the owner (README).",
            )
        )
    refuse_to_pass_the_walls()


def refuse_to_pass_the_walls() -> None:
    """Serve nobody with a role that the walls between bodies do not hold."""
    if connection.vendor == "sqlite":
        return
    if objection := standing_of(connection).objection():
        raise Trouble(objection)


def outdated() -> bool:
    """Whether a migration waits."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
