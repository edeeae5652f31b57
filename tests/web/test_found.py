from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from enishi.people.models import Membership, User
from enishi.web.management.commands import found
from tests import make
from tests.web import arrange

pytestmark = pytest.mark.django_db


def run(*options: str, typed: tuple[str, ...] = (arrange.PASSWORD,) * 2) -> str:
    answers, said = iter(typed), StringIO()
    with pytest.MonkeyPatch.context() as keyboard:
        keyboard.setattr(found, "getpass", lambda _question: next(answers))
        call_command(
            "found", "--code=AK", "--name=あかり産業支援の会", "--username=sato",
            "--family-name=佐藤", *options, stdout=said,
        )  # fmt: skip
    return said.getvalue()


def test_a_real_office_gets_its_first_body_and_a_person_who_can_sign_in(client):
    said = run()

    assert said == (
        "「あかり産業支援の会」と、佐藤さんの登録を作りました。ログインIDは sato です。\n"
    )
    assert arrange.tries(client, "sato", arrange.PASSWORD) == 302
    assert Membership.objects.get().role == "head"


def test_the_office_of_the_network_is_told_of_the_second_factor():
    assert run("--role=network_office").splitlines()[1:] == [
        "はじめてのログインで、認証アプリかパスキーの設定をお願いします。"
    ]


def test_with_a_mailed_number_no_password_is_kept():
    run("--mailed-code", "--email=sato@example.jp", typed=())

    assert User.objects.get().has_usable_password() is False


@pytest.mark.parametrize(
    ("options", "typed", "why"),
    [
        (("--mailed-code",), (), "--email が要ります"),
        ((), ("one two three four", "another one"), "2回の入力がちがいます"),
        ((), ("short", "short"), "12文字以上"),
        (("--email=nonsense",), (arrange.PASSWORD,) * 2, "メールアドレス"),
    ],
)
def test_what_cannot_work_is_said_in_one_sentence_and_nothing_is_written(options, typed, why):
    with pytest.raises(CommandError, match=why):
        run(*options, typed=typed)

    assert User.objects.count() == 0


def test_an_office_that_already_has_a_body_is_left_alone():
    make.organisation("ほかの団体", code="ZZ")

    with pytest.raises(CommandError, match="団体がすでに登録されています"):
        run()


def test_practice_records_are_left_alone():
    arrange.practice()

    with pytest.raises(CommandError, match="練習用の設置です"):
        run()
