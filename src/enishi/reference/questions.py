"""What is asked on a visit: a few questions for everybody, and some for each field."""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from enishi.reference.wording import Wording

_KEPT = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def _worded(rows: Iterable[dict[str, Any]]) -> tuple[Wording, ...]:
    return tuple(Wording(row["ja"], row["en"]) for row in rows)


GENERAL = _worded(_KEPT["general"])
BY_FIELD = {field: _worded(rows) for field, rows in _KEPT["fields"].items()}


def questions(categories: Iterable[str]) -> list[Wording]:
    """The questions of the fields to which the categories belong, each once, in their order."""
    fields = dict.fromkeys(slug.split(".")[0] for slug in categories)
    return [question for field in fields for question in BY_FIELD.get(field, ())]
