"""How single values are written out so that they are read back as they were."""

from datetime import date

from enishi.reference.industries import INDUSTRIES
from enishi.sheets.writing import Written


def day(value: date | None) -> str:
    """A date in the form that every program reads as one."""
    return value.isoformat() if value else ""


def industry(code: str) -> str:
    """The name of an industry."""
    return INDUSTRIES[code].label if code in INDUSTRIES else ""


def padded(row: list[Written], width: int) -> list[Written]:
    """A row as wide as its headings."""
    return row + [None] * (width - len(row))
