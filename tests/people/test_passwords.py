import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError


@pytest.mark.parametrize(
    ("password", "said"),
    [
        (
            "みじかい",
            "パスワードは12文字以上にしてください。短い文をつなげると覚えやすくなります。",
        ),
        (
            "abc",
            "パスワードは12文字以上にしてください。短い文をつなげると覚えやすくなります。",
        ),
        (
            "123456789012",
            "数字だけのパスワードは、当てられやすいので使えません。文字もまぜてください。",
        ),
        (
            "qwertyuiop123",
            "多くの人が使っていて、当てられやすいパスワードです。ほかの言葉にしてください。",
        ),
    ],
)
def test_a_weak_password_is_refused_with_advice(password, said):
    with pytest.raises(ValidationError) as refused:
        validate_password(password)

    assert refused.value.messages == [said]


@pytest.mark.parametrize(
    "password", ["Ｅｎｉｓｈｉ-2026-11", "新現役コーディネーター2026", "enishiネットワーク!!"]
)
def test_words_of_this_house_and_some_digits_are_too_easily_guessed(password):
    with pytest.raises(ValidationError) as refused:
        validate_password(password)

    assert [one.code for one in refused.value.error_list] == ["our_words"]


def test_a_sentence_may_hold_one_of_our_words():
    assert validate_password("えにしのお茶はあついうちに") is None


def test_a_long_sentence_is_a_good_password():
    assert validate_password("あさはパンと目玉焼きとお茶") is None
