"""What our migrations have said of the tables, under the names that the tables bear today."""

from copy import copy
from typing import Any

from django.db.migrations.loader import MigrationLoader

from enishi.walls.operations import WallsGoAlong


def operations() -> list[Any]:
    """Every operation of our own migrations, in their order."""
    found: list[Any] = []
    for _name, migration in sorted(MigrationLoader(None).disk_migrations.items()):
        if not type(migration).__module__.startswith("enishi."):
            continue
        for operation in migration.operations:
            if isinstance(operation, WallsGoAlong):
                found = [_renamed(one, operation) for one in found]
            found.append(operation)
    return found


def _renamed(said: Any, renaming: WallsGoAlong) -> Any:
    """The same of the table by its new name; what a migration holds stays as it is."""
    if getattr(said, "model", None) != renaming.before:
        return said
    now = copy(said)
    now.model = renaming.model
    return now
