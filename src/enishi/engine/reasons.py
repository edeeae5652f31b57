"""Why somebody who was considered is not a candidate, in a sentence each."""

from collections.abc import Sequence

import numpy as np

from enishi.engine.answers import Exclusion, LeftOut
from enishi.engine.asked_need import AskedNeed
from enishi.engine.bands import band_of
from enishi.engine.conditions import CODES, FREE, ORDER, Reasons
from enishi.engine.expressions import Expressions
from enishi.engine.postings import Float32s
from enishi.engine.shelf import Shelf
from enishi.reference.taxonomy import CATEGORIES
from enishi.reference.wording import Wording

WORDINGS = {
    Exclusion.UNWANTED: Wording(
        "企業またはご本人の希望により、ご紹介できません。",
        "Cannot be introduced, as the company or the person wishes.",
    ),
    Exclusion.PAUSED: Wording("いまはお休み中です。", "Is pausing at present."),
    Exclusion.FULL: Wording(
        "同時に担当できる社数がいっぱいです。", "Has no free place for another company."
    ),
    Exclusion.OUT_OF_REACH: Wording(
        "この企業の都道府県は、活動できる地域に入っていません。",
        "The company's prefecture lies outside the area the person travels to.",
    ),
    Exclusion.OUTRANKED: Wording(
        "経歴に近いところはありますが、ほかの方のほうがよく合っています。",
        "The career comes near, but others fit better.",
    ),
}
NO_CATEGORY = Wording(
    "このニーズの文からは、専門分野を読み取れませんでした。分類を選ぶと、候補がより確かになります。",
    "No field of expertise could be read from this need. Choose one for better candidates.",
)
NOTHING_NEAR = Wording(
    "この案件に近い経験は、経歴に見あたりません。", "The career shows nothing close to this need."
)


def left_out(
    shelves: Sequence[Shelf],
    codes: Sequence[Reasons],
    asked: AskedNeed,
    *,
    scores: Sequence[Float32s],
    reach: float,
    chosen: set[str],
    known: Expressions,
) -> tuple[LeftOut, ...]:
    """Return everybody who was considered and not chosen, in the order of their ids."""
    missing = _missing(asked, known)
    rows: list[LeftOut] = []
    for shelf, code_of, score_of in zip(shelves, codes, scores, strict=True):
        numbers = np.flatnonzero(code_of >= 0)
        for number, code, score in zip(
            numbers.tolist(), code_of[numbers].tolist(), score_of[numbers].tolist(), strict=True
        ):
            expert = shelf.id(number)
            if expert in chosen:
                continue
            if code == FREE:
                outranked = chosen and band_of(score, reach) is not None
                code = CODES[Exclusion.OUTRANKED if outranked else Exclusion.NO_EVIDENCE]  # noqa: PLW2901
            exclusion = ORDER[code - 1]
            rows.append(LeftOut(expert, exclusion, WORDINGS.get(exclusion, missing)))
    return tuple(sorted(rows, key=lambda row: row.expert))


def _missing(asked: AskedNeed, known: Expressions) -> Wording:
    terms = asked.wanted.functions.terms
    if not len(terms):
        return NOTHING_NEAR
    entry = CATEGORIES[known.slugs[terms[asked.wanted.functions.factors.argmax()]]]
    return Wording(
        f"「{entry.label}」など、この案件に近い経験が、経歴に見あたりません。",
        f"The career shows nothing close to this need, such as “{entry.english}”.",
    )


def notices(asked: AskedNeed) -> tuple[Wording, ...]:
    """Return what the reader should know about how the need was read."""
    unread = (NO_CATEGORY,) if not asked.wanted else ()
    return unread + tuple(
        Wording(
            f"分類「{slug}」は分類表にないため、使っていません。",
            f"The category “{slug}” is not in the taxonomy and was not used.",
        )
        for slug in asked.wanted.unknown
    )
