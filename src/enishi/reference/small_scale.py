"""小規模企業者: computed from trade and staff, as 中小企業基本法 第2条第5項 draws the line.

Twenty people for manufacturing and other trades, five for 商業 (wholesale, retail, meals) and
サービス業. Which middle class counts as what follows the table that 中小企業庁 publishes for the
日本標準産業分類. Three middle classes are divided below the level that we keep: there the answer is
known only where both lines agree.
"""

from enishi.reference.industries import INDUSTRIES

__all__ = ["FEW", "MANY", "is_small_scale", "limits"]

FEW, MANY = 5, 20
_TRADE = frozenset(f"{code}" for code in range(50, 62)) | {"76", "77"}
_SERVICE_DIVISIONS = frozenset("LNOPQR")
_SERVICE = frozenset({"38", "39", "70", "75"})
# 映像・音声・文字情報制作業 (新聞業 and 出版業 are no services), 不動産賃貸業・管理業 (of it only
# 駐車場業 is one), その他の生活関連サービス業 (旅行業 is none).
_DIVIDED = frozenset({"41", "69", "79"})


def limits(industry: str) -> tuple[int, ...]:
    """Up to how many people a firm of this trade is small: one line, two possible ones, or none."""
    known = INDUSTRIES.get(industry)
    if known is None or known.parent is None:
        return ()
    if industry in _DIVIDED:
        return FEW, MANY
    few = industry in _TRADE or industry in _SERVICE or known.parent in _SERVICE_DIVISIONS
    return (FEW,) if few else (MANY,)


def is_small_scale(industry: str, staff: int | None) -> bool | None:
    """Say whether a firm is 小規模企業者, or None where trade or staff do not tell."""
    lines = limits(industry)
    if not lines or staff is None:
        return None
    answers = {staff <= line for line in lines}
    return answers.pop() if len(answers) == 1 else None
