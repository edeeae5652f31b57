"""The words of a text, as they are put into the index and asked for.

Sudachi cuts a Japanese text into its shortest units, so that 販路 is found in 販路開拓 and 京都 is
not found in 東京都. Everything is folded: 髙 meets 高, ﾊﾝﾛ meets ハンロ and はんろ.
"""

import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from sudachipy import Dictionary, SplitMode, Tokenizer

from enishi.reference.folding import fold
from enishi.reference.names import to_katakana

LONGEST_TEXT, LONGEST_WORD, MOST_WORDS, MOST_ASKED = 8_000, 40, 400, 6
_lock = threading.Lock()
_DROPPED = {"助詞", "助動詞", "補助記号", "記号", "空白", "接続詞", "連体詞"}
# AK-N-0142, 03-0000-0000, yamada@example.jp: what people say as one.
_CODE = re.compile(r"[0-9a-z]+(?:[-_.@/ー][0-9a-z]+)*")
_KANA = re.compile(r"[ァ-ヺー]+")
_KANJI = re.compile(r"[一-鿿々]{3,}")
_READ_ALOUD = re.compile(r"[一-鿿々]")


def words(text: str) -> set[str]:
    """Every word of a text, each once, folded."""
    found: dict[str, None] = {}
    for line in clean_lines(text):
        for code in _CODE.findall(line):
            found |= dict.fromkeys(spoken(code))
        found |= dict.fromkeys(cut(line))
    return set(list(found)[:MOST_WORDS]) - {""}


def name_words(*names: str) -> set[str]:
    """The words of names, and the names whole, and how they are read."""
    found: set[str] = set()
    for name in filter(None, names):
        whole = compact(name)
        found |= words(name) | {whole, *(compact(part) for part in name.split())}
        found |= readings(name)
    return found - {""}


def asked(text: str) -> list[tuple[str, ...]]:
    """What somebody types, as words to look up, each as typed and in its normal form.

    The last one may be half typed.
    """
    found: list[tuple[str, ...]] = []
    for piece in unicodedata.normalize("NFKC", text).lower().split():
        whole = compact(piece)
        if _CODE.fullmatch(whole) or _KANA.fullmatch(to_katakana(piece)):
            found.append((whole,))
        else:
            found += [(compact(code),) for code in _CODE.findall(fold(piece))]
            found += list(units(piece))
    return [forms for forms in dict.fromkeys(found) if all(forms)][:MOST_ASKED]


def spelt(word: str) -> str:
    """A word in hexadecimal, which every database sorts alike, whatever its locale."""
    return word[:LONGEST_WORD].encode("utf-16-be").hex()


def after(word: str) -> str:
    """What sorts behind every word that begins like this one."""
    return spelt(word) + "g"


@lru_cache(maxsize=100_000)
def compact(text: str) -> str:
    """A word without what people put between its parts."""
    return re.sub(r"[\s\-_.@/・,]", "", fold(text))[:LONGEST_WORD]


def spoken(code: str) -> Iterator[str]:
    """A code whole and from each of its parts on: akn0142, n0142, 0142, and 142."""
    parts = re.split(r"[-_.@/ー]", code)
    for start in range(len(parts)):
        yield "".join(parts[start:])[:LONGEST_WORD]
        yield parts[start]
    if parts[-1].isdecimal():
        yield parts[-1].lstrip("0")


def clean_lines(text: str) -> Iterable[str]:
    """The lines of a text, folded in width but not in script: Sudachi reads kana as they are."""
    return unicodedata.normalize("NFKC", text[:LONGEST_TEXT]).lower().splitlines()


def cut(line: str) -> Iterator[str]:
    """The shortest units of a line, and every two neighbours of longer ones in kanji."""
    for forms in units(line):
        yield from forms
        if _KANJI.fullmatch(forms[0]):
            yield from (forms[0][at : at + 2] for at in range(len(forms[0]) - 1))


def units(line: str) -> Iterator[tuple[str, ...]]:
    """The shortest units of a line that mean something, as written and in their normal form."""
    with _lock:
        morphemes = list(_tokenizer().tokenize(line, SplitMode.A))
    for morpheme in morphemes:
        if not _is_dropped(morpheme.part_of_speech_id()):
            surface, normal = compact(morpheme.surface()), compact(morpheme.normalized_form())
            if not _CODE.fullmatch(surface):
                yield (surface,) if surface == normal else (surface, normal)


@cache
def _is_dropped(part_of_speech: int) -> bool:
    return _dictionary().pos_of(part_of_speech)[0] in _DROPPED


def whole_words(line: str) -> list[tuple[str, tuple[str, ...]]]:
    """The longest units of a line as they stand in it, each with its part of speech."""
    with _lock:
        morphemes = list(_tokenizer().tokenize(line[:LONGEST_TEXT], SplitMode.C))
    return [(one.surface(), one.part_of_speech()) for one in morphemes]


def readings(name: str) -> set[str]:
    """How a name in kanji is probably read, part by part."""
    if not _READ_ALOUD.search(name):
        return set()
    with _lock:
        morphemes = list(_tokenizer().tokenize(name[:LONGEST_WORD], SplitMode.C))
    return {compact(m.reading_form()) for m in morphemes if _READ_ALOUD.search(m.surface())}


@cache
def _dictionary() -> Dictionary:
    return Dictionary(dict="core")


@cache
def _tokenizer() -> Tokenizer:
    return _dictionary().tokenizer()
