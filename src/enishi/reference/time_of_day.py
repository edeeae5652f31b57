"""An hour as people write it: 13:30, 13時半, 午後1時30分, １３３０."""

import re
from datetime import time

from enishi.reference.folding import fold
from enishi.reference.unreadable import Unreadable
from enishi.reference.wording import Wording

_WRITTEN = re.compile(
    r"(?P<half>午前|午後|am|pm)?\s*(?P<hour>\d{1,2})\s*(?:[:時]\s*(?P<minute>\d{1,2}|半)?\s*分?)?"
)
_DIGITS = re.compile(r"(?P<hour>\d{1,2})(?P<minute>\d{2})")


class NotATime(Unreadable):
    """What was typed is no hour of the day."""


def parse_time(text: str) -> time:
    """Return the hour that was typed in any customary way."""
    plain = fold(text).strip().casefold()
    found = _DIGITS.fullmatch(plain) if plain.isdecimal() and len(plain) > 2 else None
    found = found or _WRITTEN.fullmatch(plain)
    if found is None:
        raise NotATime(_unreadable(text))
    parts = found.groupdict()
    hour, minute = int(parts["hour"]), parts["minute"] or "0"
    if parts.get("half") in ("午後", "pm") and hour < 12:
        hour += 12
    try:
        return time(hour, 30 if minute == "半" else int(minute))
    except ValueError as fault:
        raise NotATime(_unreadable(text)) from fault


def _unreadable(text: str) -> Wording:
    return Wording(
        f"「{text[:20]}」を時刻として読めません。例：13:30、午後1時半",
        f"“{text[:20]}” cannot be read as a time. Example: 13:30",
    )
