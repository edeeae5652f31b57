"""What the law asks of a body after a breach, and by which days (個人情報保護法26条, 施行規則8条).

The day on which it was known counts as the first: whoever counts so is never late.
"""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class LegalDays:
    """From when the days count, and when each report is due at the latest."""

    known_on: date
    is_told: bool
    early_from: date
    early_until: date
    full_until: date
    full_until_if_meant: date


def legal_days(happened_on: date, known_on: date | None) -> LegalDays:
    """速報 within three to five days, 確報 within thirty, or sixty where somebody meant harm."""
    first = known_on or happened_on

    def nth(day: int) -> date:
        return first + timedelta(days=day - 1)

    return LegalDays(first, known_on is not None, nth(3), nth(5), nth(30), nth(60))
