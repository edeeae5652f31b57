from hashlib import sha1

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from enishi.people.passwords import NotFromALeak


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


LEAKED = sorted(
    f"{sha1(word.encode(), usedforsecurity=False).hexdigest().upper()}:{count}"
    for count, word in enumerate([f"correct horse battery {n}" for n in range(300)], 1)
)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_leaked_password_is_found_wherever_it_stands_in_the_file(tmp_path, ending):
    file = tmp_path / "leaked.txt"
    file.write_bytes(ending.join([*LEAKED, ""]).encode())
    refuses = NotFromALeak(file=str(file))

    for number in range(300):
        with pytest.raises(ValidationError, match="漏れて"):
            refuses.validate(f"correct horse battery {number}")
    for number in range(300, 600):
        refuses.validate(f"correct horse battery {number}")


def test_without_a_file_nothing_is_asked_and_an_unreadable_one_lets_nothing_through(tmp_path):
    NotFromALeak().validate("correct horse battery 1")
    (tmp_path / "empty").touch()
    NotFromALeak(file=str(tmp_path / "empty")).validate("correct horse battery 1")

    with pytest.raises(ValidationError, match="いま、パスワードを調べられません"):
        NotFromALeak(file=str(tmp_path / "gone")).validate("correct horse battery 1")
