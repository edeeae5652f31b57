import numpy as np
import pytest

from enishi.reference.folding import fold
from enishi.reference.word_vectors import (
    SENSES,
    UNKNOWN,
    WIDTH,
    name_of,
    rows_of_names,
    senses_of,
    vectors_of,
    weighted,
)


def rows_of(*words: str):
    return rows_of_names(np.array([name_of(fold(word)) for word in words], np.uint64))


def likeness(one: str, other: str) -> float:
    a, b = vectors_of(rows_of(one, other))
    return float(a @ b)


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        ("修繕", "修理", "輸出"),
        ("販路", "顧客", "騒音"),
        ("採用", "求人", "鋳物"),
        ("欠陥", "不良", "採用"),
        ("壊れる", "故障", "売る"),
        ("教える", "指導", "運ぶ"),
        ("儲かる", "利益", "塗る"),
    ],
)
def test_words_of_one_matter_lie_nearer_than_words_of_two(word: str, near: str, far: str):
    assert likeness(word, near) > likeness(word, far) + 0.2


def test_a_word_without_a_vector_is_unknown_and_like_nothing():
    rows = rows_of("修理", "ヌルポ架空語")

    assert rows[1] == UNKNOWN != rows[0]
    assert np.linalg.norm(vectors_of(rows), axis=1).tolist() == pytest.approx([1.0, 0.0])


def test_particles_and_the_like_have_no_vector():
    assert rows_of("けれど", "あの", "しかし").tolist() == [UNKNOWN] * 3


def test_no_words_are_no_rows():
    assert vectors_of(rows_of()).shape == (0, WIDTH)


def test_a_word_that_few_use_weighs_more_than_one_that_everybody_uses():
    common, rare = rows_of("会社", "鋳造")

    assert np.linalg.norm(weighted()[rare]) > np.linalg.norm(weighted()[common]) + 0.5


def nearness(one: str, other: str) -> float:
    a, b = senses_of(rows_of(one, other))
    return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        ("機械", "保全", "英語"),  # words of one entry that stand seldom side by side
        ("発注", "受注", "残業"),
        ("給料", "賃金", "値段"),
    ],
)
def test_the_senses_bring_words_of_one_matter_of_the_taxonomy_together(word, near, far):
    told_apart = nearness(word, near) - nearness(word, far)

    assert told_apart > likeness(word, near) - likeness(word, far)


def test_a_word_without_a_vector_has_no_sense():
    assert not senses_of(rows_of("ヌルポ架空語")).any()
    assert weighted().shape[1] == SENSES < WIDTH
