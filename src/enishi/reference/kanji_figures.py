"""Numbers in kanji: 二十一 and 二〇〇九."""

_ONES = "〇一二三四五六七八九"
_TENS = {"十": 10, "百": 100, "千": 1000}
SIGNS = _ONES + "".join(_TENS)


def in_figures(written: str) -> str:
    """Turn a number that is wholly in kanji into figures."""
    if not any(sign in _TENS for sign in written):
        return "".join(str(_ONES.index(figure)) for figure in written)
    total, held = 0, 0
    for figure in written:
        if figure in _ONES:
            held = _ONES.index(figure)
        else:
            total += (held or 1) * _TENS[figure]
            held = 0
    return str(total + held)
