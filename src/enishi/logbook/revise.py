"""How a record is changed: claimed at the version it was read, checked, saved, and logged."""

from collections.abc import Mapping
from typing import Any

from enishi.logbook.models import Recorded
from enishi.logbook.record import claim


def change(row: Recorded, values: Mapping[str, Any], *, read_at: int) -> list[str]:
    """Claim the row at the version read, write the values, and return the fields that changed."""
    claim(row, read_at=read_at)
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    row.full_clean()
    row.save()
    return changed
