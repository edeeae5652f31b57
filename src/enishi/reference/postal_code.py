"""郵便番号: seven figures, written 144-0055, 〒１４４ー００５５ or 1440055."""

import re

from enishi.reference.folding import fold
from enishi.reference.unreadable import Unreadable
from enishi.reference.wording import Wording

__all__ = ["NotAPostalCode", "format_postal_code", "parse_postal_code"]

_LONGEST_TEXT = 40


class NotAPostalCode(Unreadable):
    """The text is no 郵便番号."""


def parse_postal_code(text: str | int | float) -> str:
    """Return the seven figures, whatever stands around and between them."""
    written = f"{text:07.0f}" if isinstance(text, int | float) else text[:_LONGEST_TEXT]
    figures = re.sub(r"[〒\s\-.,・ー－―−]|郵便番号|:", "", fold(written).removesuffix(".0"))
    if re.fullmatch(r"[0-9]{7}", figures) is None:
        raise NotAPostalCode(
            Wording(
                "郵便番号は7けたの数字です。例：144-0055",
                "A postal code has seven figures. Example: 144-0055",
            )
        )
    return figures


def format_postal_code(figures: str) -> str:
    """1440055 → 144-0055, as people write it."""
    return f"{figures[:3]}-{figures[3:]}" if len(figures) == 7 else figures
