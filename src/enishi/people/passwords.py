"""What a new password must be, said in words that help to think of one."""

from django.contrib.auth import password_validation
from django.utils.translation import gettext as _


class LongEnough(password_validation.MinimumLengthValidator):
    """As many characters as the settings ask for."""

    def get_error_message(self) -> str:
        """Say how many, and how to remember so many."""
        return _(
            "パスワードは%(min_length)s文字以上にしてください。短い文をつなげると覚えやすくなります。"
        )


class NotWidelyUsed(password_validation.CommonPasswordValidator):
    """None of the passwords that everybody tries first."""

    def get_error_message(self) -> str:
        """Say why, and what to do."""
        return _("多くの人が使っていて、当てられやすいパスワードです。ほかの言葉にしてください。")
