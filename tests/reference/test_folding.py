import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.reference.folding import clean, fold, fold_with_offsets, original_span

ANY_TEXT = st.text(st.characters(), max_size=40)
TRICKY = st.text(
    "カｶﾞﾟ゙゚がか゛ーｰ－-―−1A漢㈱㌢髙﨑\u0301\u0345\u1100\u1161\u200d\ufe0f\ud800\0\n 〜ſß", max_size=20
)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("ＡＢＣ１２３", "abc123"),
        ("ﾀﾞｲｶｽﾄ", "ダイカスト"),
        ("だいかすと", "ダイカスト"),
        ("髙島屋 﨑山 渡邊 齋藤 齊藤 斎藤", "高島屋 崎山 渡辺 斉藤 斉藤 斉藤"),
        ("澤田 廣瀨 國富 濵口", "沢田 広瀬 国富 浜口"),
        ("株式會社鐵工所", "株式会社鉄工所"),
        ("⽣産⼒", "生産力"),
        ("㈱縁", "(株)縁"),
        ("関ヶ原", "関ケ原"),
        ("ISO９００１／HACCP", "iso9001/haccp"),
        ("", ""),
        ("\0\ud800\u200b", ""),
    ],
)
def test_what_reads_alike_folds_alike(typed, key):
    assert fold(typed) == key


@pytest.mark.parametrize("dash", "-‐‑–—―−－─ーｰ")
def test_every_dash_between_figures_becomes_a_hyphen(dash):
    assert fold(f"０３{dash}1234{dash}5678") == "03-1234-5678"


@pytest.mark.parametrize("typed", ["サービス", "サ－ビス", "サ―ビス", "ｻｰﾋﾞｽ", "ｻ-ﾋﾞｽ", "さーびす"])
def test_the_long_vowel_mark_of_a_word_survives(typed):
    assert fold(typed) == "サービス"


def test_a_word_with_and_without_its_last_long_vowel_stay_two_words():
    assert (fold("サーバー"), fold("サーバ")) == ("サーバー", "サーバ")


def test_a_hyphen_between_two_full_width_words_stays_a_hyphen():
    assert fold("トヨタ-ホンダ 東京ー大阪") == "トヨタ-ホンダ 東京-大阪"


def test_an_emoji_of_several_people_folds_without_its_invisible_joiners():
    assert fold_with_offsets("👨‍👩‍👧☺️") == ("👨👩👧☺", [0, 2, 4, 5, 7])


def test_offsets_lead_back_through_ligatures_and_half_width_marks():
    assert fold_with_offsets("㈱ｶﾞ縁") == ("(株)ガ縁", [0, 0, 0, 1, 3, 4])


def test_a_span_inside_a_ligature_marks_the_whole_ligature():
    text = "㈱ｶﾞ縁"
    offsets = fold_with_offsets(text)[1]

    assert original_span(offsets, 1, 2) == (0, 1)
    assert original_span(offsets, 3, 5) == (1, 4)
    assert original_span(offsets, 2, 2) == (0, 0)


def test_clean_keeps_names_as_typed_and_drops_what_cannot_be_stored():
    assert clean("髙\u0000木\ud83d\uf9da\ufa19\n か\u3099\t\ufffe") == "髙木\uf9da\ufa19\n が\t"


def test_clean_turns_every_kind_of_line_break_into_one():
    assert clean("一\r\n二\r三\v四\u2028五") == "一\n二\n三\n四\n五"


@given(ANY_TEXT | TRICKY)
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(ANY_TEXT | TRICKY)
def test_both_ways_of_folding_agree(text):
    assert fold_with_offsets(text)[0] == fold(text)


@given(ANY_TEXT | TRICKY)
def test_offsets_never_run_backwards_and_end_at_the_end(text):
    folded, offsets = fold_with_offsets(text)
    offsets = list(offsets)

    assert offsets == sorted(offsets)
    assert (len(offsets), offsets[-1]) == (len(folded) + 1, len(text))
    assert offsets[:-1] == [min(start, len(text) - 1) for start in offsets[:-1]]


@given(ANY_TEXT | TRICKY)
def test_clean_text_can_be_stored_and_is_clean_already(text):
    kept = clean(text)

    kept.encode("utf-8")
    assert (clean(kept), kept.count("\0")) == (kept, 0)
