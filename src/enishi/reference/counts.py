"""A number of things as people write it: 約20名, 2人, 二人, 1,000万円."""

import re

from enishi.reference.folding import fold
from enishi.reference.kanji_figures import SIGNS, in_figures

_COUNTED = re.compile(r"\A約?\s*(\d+)\s*(?:人|名|社|件|年|万円|クライ|ホド|位)*\Z")

_KANJI = re.compile(rf"\A約?\s*([{SIGNS}]+)")


def without_unit(text: str) -> str:
    """Return the digits of a count without its unit, or the folded text when it is no count."""
    plain = fold(text).replace(",", "").replace("、", "").strip()
    found = _COUNTED.match(_in_figures(plain))
    return found[1] if found else plain


def _in_figures(text: str) -> str:
    """Turn the number in kanji at the head of a count into figures: 二人, 約三十名, 百二十社."""
    found = _KANJI.match(text)
    if found is None:
        return text
    return text[: found.start(1)] + in_figures(found[1]) + text[found.end(1) :]
