"""Sentences of a text as it was typed, and what sort of sentence each is."""

import re

LONGEST = 160  # characters of a sentence before it is cut at a comma
_SENTENCE = re.compile(r"[^。！？!?\n]*[。！？!?\n]?")
_CLAUSE = re.compile(r"[^、,，;；]*[、,，;；]?")
_TOLD = re.compile(r"[。．！？!?ぁ-ん]$")
_POST = re.compile(
    r"(部門?|課|室|係|局|店|所|センター|グループ|チーム|長|主任|代理|補佐|心得|主[幹査席事務]|技[師監]"
    r"|参[事与]|顧問|相談役|取締役|監査役|役員|社員|職員|[調検]査員|専門員|研究員|マネージャー|リーダー"
    r"|[ \u3000]担当)$"
)
_GRAMMAR = re.compile("[をがにではもとへ]")


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences of a text, without blanks around; long ones cut."""
    spans: list[tuple[int, int]] = []
    for match in _SENTENCE.finditer(text):
        if match.end() - match.start() <= LONGEST:
            spans.append((match.start(), match.end()))
            continue
        begin = match.start()
        for clause in _CLAUSE.finditer(text, match.start(), match.end()):
            if clause.end() - begin > LONGEST and clause.start() > begin:
                spans.append((begin, clause.start()))
                begin = clause.start()
        spans.append((begin, match.end()))
    trimmed = [_trim(text, begin, end) for begin, end in spans]
    return [(begin, end) for begin, end in trimmed if begin < end]


def clauses(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of the clauses of a sentence, each with the comma that ends it."""
    found = (match.span() for match in _CLAUSE.finditer(text, begin, end))
    return [(first, last) for first, last in found if first < last]


def tells(sentence: str) -> bool:
    """Say whether a sentence tells something, rather than being an item of a list."""
    return _TOLD.search(sentence) is not None


def names_a_post(sentence: str) -> bool:
    """Say whether a line only names a department or a post: 「品質保証部 課長」."""
    return _GRAMMAR.search(sentence) is None and _POST.search(sentence) is not None


def _trim(text: str, begin: int, end: int) -> tuple[int, int]:
    piece = text[begin:end]
    return begin + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
