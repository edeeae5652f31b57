import pytest

from enishi.reference.words import after, asked, name_words, spelt, words


@pytest.mark.parametrize("word", ["販路", "開拓", "品質", "管理", "東京", "現場"])
def test_two_characters_are_found_within_longer_words(word):
    assert word in words("販路開拓と品質管理。東京都の現場で。")


def test_a_word_is_not_found_across_the_seam_of_two_others():
    assert "京都" not in words("東京都大田区")


@pytest.mark.parametrize("typed", ["販路", "ﾊﾝﾛ", "はんろ", "ハンロ"])
def test_width_and_script_make_no_difference(typed):
    assert asked(typed) in ([("販路",)], [("ハンロ",)])


def test_names_are_found_by_either_character_and_by_their_reading():
    found = name_words("髙﨑", "由紀子", "タカサキ", "小野寺 誠")

    for typed in ("髙﨑", "高崎", "たかさき", "ﾀｶｻｷ", "小野寺", "おのでら", "誠"):
        [(word, *_)] = asked(typed)
        assert word in found, typed


@pytest.mark.parametrize(
    "typed", ["AK-N-0142", "ＡＫ－Ｎ－０１４２", "ak-n-0142", "N-0142", "0142", "142"]
)
def test_a_number_is_found_whole_and_by_its_end(typed):
    [(word,)] = asked(typed)

    assert word in words("AK-N-0142 海外向け販路の立て直し")


def test_a_telephone_number_and_a_mail_address_are_found_as_they_are_said():
    found = words("03-1234-5678 yamada@example.jp")

    for typed in ("03-1234-5678", "0312345678", "５６７８", "yamada@example.jp", "yamada"):
        assert asked(typed)[0][0] in found


def test_other_spellings_of_a_word_are_asked_for_as_well():
    [forms] = asked("売上")

    assert set(forms) & words("売り上げを伸ばした。")


@pytest.mark.parametrize("typed", ["", "　", "。、", "%_'\"*", "\0"])
def test_what_means_nothing_asks_for_nothing(typed):
    assert asked(typed) == []


def test_a_long_question_is_cut():
    assert len(asked("販路 品質 管理 開拓 現場 海外 教育 承継")) == 6


def test_spelling_sorts_the_beginning_before_the_word_and_before_its_end():
    assert spelt("販") < spelt("販路") < after("販") < spelt("路")
