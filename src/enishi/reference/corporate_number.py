"""法人番号: thirteen figures, of which the first checks the other twelve."""

import re

from enishi.reference.folding import fold
from enishi.reference.unreadable import Unreadable
from enishi.reference.wording import Wording

__all__ = ["NotACorporateNumber", "parse_corporate_number"]

_LONGEST_TEXT = 100


class NotACorporateNumber(Unreadable):
    """The text is no 法人番号."""


def parse_corporate_number(text: str | int | float) -> str:
    """Return the thirteen figures, read from any width, grouping, or an invoice number T1234…"""
    figures = re.sub(r"[\s\-.,・]", "", fold(_as_typed(text))).removeprefix("法人番号").lstrip(":")
    figures = figures.removeprefix("t")
    if re.search(r"[0-9]e\+?[0-9]", figures):
        raise NotACorporateNumber(_ROUNDED)
    if re.fullmatch("[0-9]+", figures) is None:
        raise NotACorporateNumber(_NOT_FIGURES)
    if len(figures) != 13:
        raise NotACorporateNumber(_wrong_length(len(figures)))
    if int(figures[0]) != _check_digit(figures[1:]):
        raise NotACorporateNumber(_MISTYPED)
    return figures


def _as_typed(value: str | int | float) -> str:
    if isinstance(value, str):
        return re.sub(r"\.0$", "", value.strip()[:_LONGEST_TEXT])
    return f"{value:.0f}" if abs(value) < 10**15 else "0" * 16


def _check_digit(twelve: str) -> int:
    """Weigh the figures 1, 2, 1, 2 … from the right and take what is missing to a multiple of 9."""
    weighed = sum(
        int(figure) * (1 if place % 2 else 2) for place, figure in enumerate(reversed(twelve), 1)
    )
    return 9 - weighed % 9


_ROUNDED = Wording(
    "法人番号が Excel で「1.23E+12」のような形に変わり、下のけたが失われています。"
    "Excel のセルを「文字列」にして、13けたを入れ直してください（例：7000012050002）。",
    "Excel has rounded the corporate number to something like 1.23E+12, so its last figures are "
    "lost. Set the cell to text and type the 13 figures again (for example 7000012050002).",
)
_NOT_FIGURES = Wording(
    "法人番号は13けたの数字です。数字だけを入れてください（例：7000012050002）。"
    "個人事業主の方は空欄のままで結構です。",
    "A corporate number is 13 figures. Type figures only (for example 7000012050002). "
    "Leave it empty for a sole proprietor, who has none.",
)
_MISTYPED = Wording(
    "法人番号の数字のどれかが違っているようです。もう一度、書類と見くらべてください"
    "（例：7000012050002）。",
    "One of the figures of the corporate number seems to be wrong. Please compare it with the "
    "document once more (for example 7000012050002).",
)


def _wrong_length(length: int) -> Wording:
    return Wording(
        f"法人番号は13けたですが、{length}けたあります。"
        "登記などの「会社法人等番号」は12けたで、別の番号です（例：7000012050002）。",
        f"A corporate number has 13 figures, this one has {length}. The 12-figure number of the "
        "company register is a different one (for example 7000012050002).",
    )
