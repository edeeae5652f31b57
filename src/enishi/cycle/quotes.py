"""引用: what somebody's card says to a need, in his own words, and what it answers there."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from enishi import matchmaking
from enishi.cycle.marking import Piece, pieces
from enishi.reference.folding import fold
from enishi.reference.taxonomy import CATEGORIES

ENDS = "。．！？!?、，,；;\n"
BARE = str.maketrans("\n\t", "  ", "「」『』\r")  # what would be odd within brackets of our own
MOST_ANSWERED = 3  # words of a need that are named beside a quotation


@dataclass(frozen=True)
class Quote:
    """Sentences from the card, the matched words marked, where they stand, and what they answer."""

    pieces: list[Piece]
    place: str
    answers: str


def quotes(
    candidate: matchmaking.Candidate,
    passages: Sequence[matchmaking.Passage],
    asked: matchmaking.Need,
    language: str,
) -> list[Quote]:
    """Cut a candidate's quotations out of his passages; they answer the texts of a need."""
    return [
        Quote(
            cut_out(passages[q.passage].text, q),
            passages[q.passage].place,
            answered(passages[q.passage].text[q.start : q.end], q, asked, language),
        )
        for q in candidate.quotations
        if q.passage < len(passages)  # unless the card was changed in this very moment
    ]


def cut_out(text: str, quotation: matchmaking.Quotation) -> list[Piece]:
    """Cut a quotation out; what begins or ends within a sentence has dots there."""
    start, end = quotation.start, quotation.end
    before, after = text[:start].rstrip(" \u3000"), text[start:end].rstrip()
    found = pieces(text[start:end], [(a - start, b - start) for a, b in quotation.marks])
    if before and before[-1] not in ENDS:
        found = [Piece("…", marked=False), *found]
    if text[end:].strip() and after[-1:] not in tuple(ENDS) and text[end : end + 1] != "\n":
        found = [*found, Piece("…", marked=False)]
    return found


def answered(
    quoted: str, quotation: matchmaking.Quotation, asked: matchmaking.Need, language: str
) -> str:
    """Say which other words of the need a quotation answers, and in which matter.

    Nothing where both sides use the same words: they are marked in both texts anyway.
    """
    if not quotation.categories:
        return ""
    entry = CATEGORIES[quotation.categories[0]]
    subject = entry.english if language == "en" else entry.label
    said = dict.fromkeys(
        asked.passages[index].text[start:end] for index, start, end in quotation.need_marks
    )
    words = [word for word in said if fold(word) not in fold(quoted)][:MOST_ANSWERED]
    if not words:
        return _("%(subject)sの経験") % {"subject": subject}
    named = "".join(_("「%(word)s」") % {"word": word.translate(BARE)} for word in words)
    told = {"words": named, "subject": subject}
    return _("ニーズの%(words)sにこたえる経験（%(subject)s）") % told
