"""What our migrations have said of the tables, under the names that the tables bear today."""

from copy import copy
from typing import Any

from django.db.migrations.loader import MigrationLoader

from enishi.walls.operations import WallsGoAlong


def operations() -> list[Any]:
    """Every operation of our own migrations, in the order in which they run."""
    found: list[Any] = []
    loader = MigrationLoader(None)
    plans = map(loader.graph.forwards_plan, sorted(loader.graph.leaf_nodes()))
    for name in dict.fromkeys(name for plan in plans for name in plan):
        migration = loader.disk_migrations[name]
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
