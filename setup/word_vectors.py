"""Make the table of word vectors that Enishi ships from an unpacked ja_ginza wheel.

    python -m setup.word_vectors DIRECTORY

DIRECTORY is `ja_ginza/ja_ginza-5.3.0/vocab` of the wheel: 480,000 words on 20,000 vectors of
chiVe (Manabe et al. 2019; Works Applications and NINJAL, Apache-2.0). Kept are words that Sudachi
knows as one short unit in normalised form and that say something: no particles, no names of
persons. The mean and the first principal direction, which tell how common a word is rather than
what it means, are taken out (Mu and Viswanath 2018); what is left is rounded to eight bits. Needs
msgpack, which Enishi itself does not.
"""

import json
import re
import sys
from importlib import import_module
from pathlib import Path

import numpy as np
from sudachipy import Dictionary, MorphemeList, SplitMode

from enishi.reference.folding import fold
from enishi.reference.word_vectors import HERE, name_of

WORD = re.compile(r"[ぁ-んァ-ヶー一-鿿㐀-䶿々]{1,10}")
EMPTY = {"助詞", "助動詞", "接続詞", "感動詞", "連体詞", "代名詞", "補助記号", "記号"}
COMMON = 8_000  # the most frequent words, from which mean and direction are taken
MASK = (1 << 64) - 1
MULTIPLIER = 0xC6A4A7935BD1E995


def murmur(word: bytes) -> int:
    """Return MurmurHash64A with seed 1: the key under which the wheel names a word."""
    state = (1 ^ len(word) * MULTIPLIER) & MASK
    whole = len(word) // 8 * 8
    for start in range(0, whole, 8):
        part = int.from_bytes(word[start : start + 8], "little") * MULTIPLIER & MASK
        part = (part ^ part >> 47) * MULTIPLIER & MASK
        state = (state ^ part) * MULTIPLIER & MASK
    if len(word) > whole:
        state = (state ^ int.from_bytes(word[whole:], "little")) * MULTIPLIER & MASK
    state = (state ^ state >> 47) * MULTIPLIER & MASK
    return state ^ state >> 47


def is_a_word(word: str, units: MorphemeList) -> bool:
    """Say whether Sudachi knows the word as one short unit that says something but no name."""
    return (
        len(units) == 1
        and not units[0].is_oov()
        and units[0].normalized_form() == word
        and "人名" not in units[0].part_of_speech()
        and units[0].part_of_speech()[0] not in EMPTY
    )


def main() -> None:
    """Write the three arrays beside enishi.reference.word_vectors."""
    msgpack = import_module("msgpack")
    vocab = Path(sys.argv[1])
    rows = msgpack.unpackb((vocab / "key2row").read_bytes(), strict_map_key=False)
    words = json.loads((vocab / "strings.json").read_text(encoding="utf-8"))
    vectors = np.load(vocab / "vectors")
    tokenizer = Dictionary().tokenizer(mode=SplitMode.A)
    found: dict[int, int] = {}
    for word in filter(WORD.fullmatch, words):
        row, units = rows.get(murmur(word.encode())), tokenizer.tokenize(word)
        if row is not None and is_a_word(word, units):
            found.setdefault(name_of(fold(word)), row)
    used, places = np.unique(list(found.values()), return_inverse=True)
    names = np.array(list(found), np.uint64)
    order = np.argsort(names)
    centred = vectors - vectors[:COMMON].mean(0)
    first = np.linalg.svd(centred[:COMMON], full_matrices=False)[2][0]
    turned = (centred - np.outer(centred @ first, first))[used]
    scaled = np.round(turned / np.abs(turned).max(1, keepdims=True) * 127)
    np.save(HERE / "names.npy", names[order])
    np.save(HERE / "rows.npy", places[order].astype(np.uint16))
    np.save(HERE / "vectors.npy", scaled.astype(np.int8))
    print(len(names), "words on", len(used), "vectors")


if __name__ == "__main__":
    main()
