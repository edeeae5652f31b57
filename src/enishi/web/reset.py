"""Put the practice records back as they were loaded: one press, SQLite only."""

import sqlite3
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils.translation import gettext as _

from enishi.logbook.refused import Refused
from enishi.people.models import Installation
from enishi.web.practice import is_demonstration

PRISTINE_NAME = "demonstration.sqlite3"


def pristine_copy() -> Path:
    """Where the copy lies that was made right after the practice records were loaded."""
    return Path(settings.VAR) / PRISTINE_NAME


def put_back() -> None:
    """Restore the practice records over the live database; all sessions end with it."""
    if not is_demonstration():
        raise Refused(_("ここは練習用ではないため、記録をもどすことはできません。"))
    if connection.vendor != "sqlite":
        raise Refused(
            _(
                "この設置では PostgreSQL を使っているため、画面からはもどせません。"
                "管理の方が、練習用の記録を作り直してください。"
            )
        )
    copy = pristine_copy()
    if not copy.is_file():
        raise Refused(
            _(
                "もどすための控えが見つかりません。"
                "管理の方が、練習用の記録を作り直すと、またもどせるようになります。"
            )
        )
    connection.ensure_connection()
    restore(copy, over=connection.connection)
    # A copy that an earlier version made has that version's tables.
    call_command("migrate", verbosity=0)
    # Whoever remembers the exchanged content (an index, say) sees by this that it is gone.
    Installation.objects.update(epoch=uuid4())


def restore(copy: Path, *, over: sqlite3.Connection) -> None:
    """Write every page of the copy over a live database in one transaction."""
    source = sqlite3.connect(f"{copy.resolve().as_uri()}?mode=ro", uri=True)
    try:
        source.backup(over)
    finally:
        source.close()
