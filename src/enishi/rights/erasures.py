"""消去の控え: kept beside the records, so that a restored backup is erased again."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings


@dataclass(frozen=True)
class Past:
    """An erasure of the past: ids and a day, no name."""

    person: str
    on: str
    reason: str


def list_of_erasures() -> Path:
    """The file; it is backed up apart from the records."""
    return Path(settings.VAR) / "erasures.jsonl"


def remember(person: UUID, *, on: str, reason: str) -> None:
    """Add one erasure to the list."""
    with list_of_erasures().open("a", encoding="utf-8") as file:
        file.write(json.dumps(asdict(Past(str(person), on, reason)), ensure_ascii=False) + "\n")


def remembered() -> Iterator[Past]:
    """Every erasure of the past."""
    if list_of_erasures().is_file():
        for line in list_of_erasures().read_text(encoding="utf-8").splitlines():
            yield Past(**json.loads(line))
