"""Telephone numbers and mail addresses in the middle of a text: by them its people are reached."""

import re

from enishi.reference.folding import fold

_TELEPHONE = re.compile(r"(?<![0-9])0[0-9]{1,4}[-( ]{0,2}[0-9]{1,4}[-) ]{0,2}[0-9]{3,4}(?![0-9])")
_MAIL = re.compile(r"[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+")


def reached_by(text: str) -> str:
    """The first number or address that stands in a text; nothing where there is none."""
    folded = fold(text)
    found = _TELEPHONE.search(folded) or _MAIL.search(folded)
    return found.group() if found else ""
