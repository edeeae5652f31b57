"""The first body of a real office, and the person who signs in first."""

from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.logbook.refused import Refused
from enishi.people.models import SECOND_FACTOR_REQUIRED, STAFF, OrganisationKind, Role
from enishi.people.transitions import found
from enishi.web.practice import is_demonstration


class Command(BaseCommand):
    help = (
        "Make the first body of a new office and the person who signs in first. Works once, on an "
        "empty database without practice records (python -m enishi.web.manage migrate makes one). "
        "Asks for a password of at least twelve characters; with --mailed-code no password is "
        "kept, and the person signs in with a number sent to --email (this needs a working mail "
        "server: ENISHI_EMAIL_BACKEND). The 推進室 is asked for a second factor at the first "
        "sign-in. Example: found --code NNW --name 推進室 --role network_office "
        "--username tanaka --family-name 田中 --given-name 一郎 --email tanaka@example.jp"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the body's sign and name, and the person's sign-in name."""
        parser.add_argument("--code", required=True, help="the body's sign, as in AK-N-0142: AK")
        parser.add_argument("--name", required=True, help="the body's name")
        parser.add_argument("--kind", choices=OrganisationKind.values, default=OrganisationKind.NPO)
        parser.add_argument("--role", choices=[str(role) for role in STAFF], default=Role.HEAD)
        parser.add_argument("--username", required=True, help="what the person types to sign in")
        parser.add_argument("--family-name", required=True)
        parser.add_argument("--given-name", default="")
        parser.add_argument("--email", default="")
        parser.add_argument("--mailed-code", action="store_true", help="keep no password")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make both, or say in one sentence why not."""
        if is_demonstration():
            raise CommandError(_("練習用の設置です。別の場所（ENISHI_VAR）に作ってください。"))
        if options["mailed_code"] and not options["email"]:
            raise CommandError(_("番号をメールで送るには、--email が要ります。"))
        password = None if options["mailed_code"] else ask_password()
        names = ("username", "family_name", "given_name", "email")
        try:
            membership = found(
                options["code"],
                options["name"],
                kind=OrganisationKind(options["kind"]),
                role=Role(options["role"]),
                person={name: options[name] for name in names},
                password=password,
                on=timezone.localdate(),
            )
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(
            _("「%(body)s」と、%(person)sさんの登録を作りました。ログインIDは %(username)s です。")
            % {
                "body": membership.organisation,
                "person": membership.user,
                "username": membership.user.username,
            }
        )
        if membership.role in SECOND_FACTOR_REQUIRED:
            self.stdout.write(_("はじめてのログインで、認証アプリかパスキーの設定をお願いします。"))


def ask_password() -> str:
    """Ask twice, without showing it, until both agree and it is long enough."""
    password = getpass(_("パスワード（12文字以上）："))
    if password != getpass(_("もう一度：")):
        raise CommandError(_("2回の入力がちがいます。もう一度お試しください。"))
    try:
        validate_password(password)
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error
    return password
