"""A number of things as people write it: 約20名, 2人, 1,000万円."""

import re

from enishi.reference.folding import fold

_COUNTED = re.compile(r"\A約?\s*(\d+)\s*(?:人|名|社|件|年|万円|クライ|ホド|位)*\Z")


def without_unit(text: str) -> str:
    """Return the digits of a count without its unit, or the folded text when it is no count."""
    plain = fold(text).replace(",", "").replace("、", "").strip()
    found = _COUNTED.match(plain)
    return found[1] if found else plain
