"""The forms of the sign-in pages, with labels that say what to type."""

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as second
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from django import forms
from django.utils.translation import gettext_lazy as _

from enishi.people.fields import MAIL, TO_FILL_IN
from enishi.reference.folding import fold


class Plain:
    """Gives fields labels and refusals in plain words, and takes placeholders and helps away."""

    labels: ClassVar[dict[str, Any]] = {}
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = ""
            field.error_messages |= MAIL if isinstance(field, forms.EmailField) else TO_FILL_IN


class TakesNumber(Plain):
    """Takes a number in full width too, and shows the keys for figures on a telephone."""

    cleaned_data: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs["inputmode"] = "numeric"

    def clean_code(self) -> Any:
        """Fold what was typed, then have allauth compare it."""
        self.cleaned_data["code"] = fold(self.cleaned_data["code"])
        return super().clean_code()  # type: ignore[misc]


PASSWORD = _("パスワード")
APP_OR_SPARE = _("アプリに出ている6けたの番号か、予備の番号")


class SignIn(Plain, account.LoginForm):  # type: ignore[misc]
    labels = {"login": _("ログインIDまたはメールアドレス"), "password": PASSWORD}


class AskForCode(Plain, account.RequestLoginCodeForm):  # type: ignore[misc]
    labels = {"email": _("メールアドレス")}


class EnterCode(TakesNumber, account.ConfirmLoginCodeForm):  # type: ignore[misc]
    labels = {"code": _("届いた番号")}


class ChangePassword(Plain, account.ChangePasswordForm):  # type: ignore[misc]
    labels = {
        "oldpassword": _("いまのパスワード"),
        "password1": _("新しいパスワード"),
        "password2": _("新しいパスワード（もう一度）"),
    }


class SetPassword(Plain, account.SetPasswordForm):  # type: ignore[misc]
    labels = ChangePassword.labels


class ResetPassword(Plain, account.ResetPasswordForm):  # type: ignore[misc]
    labels = AskForCode.labels


class NewPassword(Plain, account.ResetPasswordKeyForm):  # type: ignore[misc]
    labels = ChangePassword.labels


class ConfirmPassword(Plain, account.ReauthenticateForm):  # type: ignore[misc]
    labels = {"password": PASSWORD}


class SecondFactor(TakesNumber, second.AuthenticateForm):  # type: ignore[misc]
    labels = {"code": APP_OR_SPARE}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = Authenticator.objects.filter(user=self.user).values_list("type", flat=True)
        self.kinds = set(found)
        if Authenticator.Type.TOTP not in self.kinds:
            self.fields["code"].label = _("予備の番号")


class SecondFactorAgain(TakesNumber, second.ReauthenticateForm):  # type: ignore[misc]
    labels = {"code": APP_OR_SPARE}


class StartApp(TakesNumber, totp.ActivateTOTPForm):  # type: ignore[misc]
    labels = {"code": _("アプリに出た6けたの番号")}
