"""Words of a text as keys for comparing, each with its place in the text as it was typed.

A text ends its sentences and clauses in the stream too, under the keys SENTENCE and CLAUSE, so that
neighbours can be told from mere followers.

Japanese: Sudachi's shortest units (mode A) in their normalised form, so that 売先 meets 売り先 and
附属 meets 付属; particles, auxiliaries, symbols and a few empty words are left out. Letters that a
scanner or a form set apart (「新 規 開 拓」) are read as if they stood together.
"""

import re
import threading
from collections.abc import Iterator
from functools import cache, lru_cache

from sudachipy import Dictionary, Morpheme, SplitMode, Tokenizer

from enishi.reference.folding import fold

Term = tuple[str, int, int, int]
"""A key, where it begins and ends, and its kind: one of those below."""
SENTENCE = "。"
CLAUSE = "、"
OTHER, NAME, AFFIX, NUMERAL, VERB = range(5)

_SYMBOLS = {"補助記号", "記号", "空白"}
_DROPPED = {"助詞", "助動詞", "接続詞", "感動詞", "連体詞", "代名詞"}
_SENTENCE_ENDS = frozenset("。！？!?\n｡")
_EMPTY_WORDS = frozenset(
    [
        "為る",
        "居る",
        "有る",
        "成る",
        "出来る",
        "事",
        "物",
        "為",
        "様",
        "等",
        "所",
        "御",
        "呉れる",
        "貰う",
        "下さる",
        "頂く",
        "仕舞う",
        "置く",
        "言う",
        "思う",
        "行く",
        "来る",
        "遣る",
        "其の",
        "此の",
        "何",
        "訳",
        "筈",
        "積もり",
        "儘",
        "通り",
        "位",
        "程",
        "さん",
        "的",
    ]
)
_CHUNK = 8_000  # Sudachi takes at most 49,149 bytes at a time.
_BREAK = re.compile(r"[。！？!?\n]")
_UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_IDEOGRAPH = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0002a6df]")
_SHORT_KANA = re.compile("[ぁ-ん]{1,2}")  # もん, じか: nouns by grammar, names of nothing
_LETTER = r"[^\s!-/:-~]"  # anything but blanks, Latin letters and their punctuation
_EDGE = r"\s、。，．・：！？（）「」"
_SET_APART = re.compile(rf"(?<![^{_EDGE}])(?:{_LETTER}[ \u3000]){{3,}}{_LETTER}(?![^{_EDGE}])")
_local = threading.local()


_Entry = tuple[str, int]


@cache
def _dictionary() -> Dictionary:
    return Dictionary()


class _Standard:
    """Kanji that Enishi compares under another form, one character for one, learnt when met."""

    def __init__(self) -> None:
        self.met: set[str] = set()
        self.forms: dict[int, str] = {}
        self.variants: set[str] = set()

    def of(self, text: str) -> str:
        """Return the text in standard forms, every character in its place."""
        characters = set(text)
        for new in characters - self.met:
            form = fold(new) if _IDEOGRAPH.match(new) else new
            if form != new and len(form) == 1:
                self.forms[ord(new)] = form
                self.variants.add(new)
            self.met.add(new)
        return text if characters.isdisjoint(self.variants) else text.translate(self.forms)


_standard = _Standard()


def _tokenizer() -> Tokenizer:
    """Return this thread's tokenizer; a tokenizer serves one thread, the dictionary all."""
    if not hasattr(_local, "tokenizer"):
        _local.tokenizer = _dictionary().tokenizer(
            mode=SplitMode.A, fields={"normalized_form", "pos"}
        )
        _local.met = {}
    tokenizer: Tokenizer = _local.tokenizer
    return tokenizer


@lru_cache(maxsize=1 << 17)
def _key(normalised: str) -> str:
    return fold(normalised)


def readable(text: str) -> str:
    """Return the text with characters that cannot be read as blanks; every other one in place."""
    return _UNREADABLE.sub(" ", text)


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    while len(text) - start > _CHUNK:
        ends = [match.end() for match in _BREAK.finditer(text, start, start + _CHUNK)]
        end = ends[-1] if ends else start + _CHUNK
        yield start, text[start:end]
        start = end
    yield start, text[start:]


def _kind_of(speech: tuple[str, ...]) -> int:
    """Return what a part of speech is good for; names are what a text can be about."""
    if speech[0] == "動詞":
        return VERB
    if speech[0] in {"接尾辞", "接頭辞", "形状詞"}:
        return AFFIX
    if speech[0] != "名詞":
        return OTHER
    if speech[1] == "数詞":
        return NUMERAL
    return {"助数詞可能": AFFIX, "副詞可能": OTHER}.get(speech[2], NAME)


def _entry(morpheme: Morpheme) -> _Entry:
    """Return the key of a morpheme, empty when it is left out, and its kind."""
    speech = morpheme.part_of_speech()
    if speech[0] in _DROPPED:
        return "", OTHER
    if speech[0] in _SYMBOLS:
        surface = morpheme.surface()
        if _SENTENCE_ENDS.intersection(surface):
            return SENTENCE, OTHER
        return (CLAUSE if surface.strip() else ""), OTHER
    normalised = morpheme.normalized_form()
    kind = OTHER if _SHORT_KANA.fullmatch(morpheme.surface()) else _kind_of(speech)
    return ("" if normalised in _EMPTY_WORDS else _key(normalised)), kind


def closed_up(text: str) -> tuple[str, list[int]]:
    """Return the text without the blanks between letters set apart, and where each letter was."""
    apart = [False] * len(text)
    for run in _SET_APART.finditer(text):
        for place in range(run.start() + 1, run.end(), 2):
            apart[place] = True
    places = [place for place, blank in enumerate(apart) if not blank]
    return "".join(text[place] for place in places), places


def japanese_terms(text: str) -> Iterator[Term]:
    """Yield (key, start, end, kind) for each content word; offsets count characters of `text`."""
    if _SET_APART.search(text):
        together, places = closed_up(text)
        for key, begin, end, kind in japanese_terms(together):
            yield key, places[begin], places[end - 1] + 1, kind
        return
    tokenizer = _tokenizer()
    met: dict[int, _Entry] = _local.met
    for offset, chunk in _chunks(_standard.of(readable(text))):
        for morpheme in tokenizer.tokenize(chunk):
            number = morpheme.word_id()
            entry = met.get(number)
            if entry is None:
                entry = _entry(morpheme)
                if not morpheme.is_oov():  # words that no dictionary knows share their numbers
                    met[number] = entry
            key, kind = entry
            if key:
                end = morpheme.end()
                # 会社 of ㍿ has no place of its own: it lies in the same character as 株式.
                yield key, offset + min(morpheme.begin(), end - 1), offset + end, kind
