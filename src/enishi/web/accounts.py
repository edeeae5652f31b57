"""How allauth behaves here: nobody signs himself up, and it speaks plain Japanese."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from enishi.people.models import User
from enishi.web.door import account_called

NO_SUCH_PAIR = _(
    "ログインIDかパスワードがちがいます。大文字と小文字、全角と半角を確かめてください。"
)
WRONG_NUMBER = _("番号がちがいます。メールで届いた番号を、もう一度確かめてください。")
WRONG_IN_APP = _(
    "番号がちがいます。アプリの番号は30秒ごとに変わります。いま出ている番号を入れてください。"
)
TRY_LATER = format_lazy(
    _("続けて何度もまちがえたため、5分ほどお待ちください。お急ぎのときは推進室（{telephone}）へ。"),
    telephone=settings.OFFICE_TELEPHONE,
)


class InvitedOnly(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by a body for the people it knows; nobody signs himself up."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("この登録は止められています。推進室へお電話ください。"),
        "email_password_mismatch": NO_SUCH_PAIR,
        "username_password_mismatch": NO_SUCH_PAIR,
        "enter_current_password": _("いまのパスワードとちがいます。もう一度入れてください。"),
        "incorrect_code": WRONG_NUMBER,
        "incorrect_password": _("パスワードがちがいます。もう一度入れてください。"),
        "invalid_login": NO_SUCH_PAIR,
        "too_many_login_attempts": TRY_LATER,
        "rate_limited": TRY_LATER,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse every sign-up."""
        return False

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count the tries of an account together, whichever of its names is typed.

        Allauth counts them by what was typed and by the name of the host, which the browser says.
        """
        typed = credentials.get("username") or credentials.get("email") or ""
        account = account_called(typed)
        return f"account {account.pk}" if account else f"nobody {typed.strip().lower()}"


class PlainSecondFactor(DefaultMFAAdapter):  # type: ignore[misc]
    """The second factor's sentences, without jargon."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "cannot_generate_recovery_codes": _(
            "予備の番号は、「認証アプリ」か「パスキー」を設定すると作れます。先にどちらかを設定してください。"
        ),
        "incorrect_code": WRONG_IN_APP,
    }

    def generate_authenticator_name(self, user: User, type: str) -> str:
        """Propose a name for a passkey that its owner will recognise."""
        return gettext("わたしの機器")
