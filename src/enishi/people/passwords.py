"""What a new password must be, said in words that help to think of one."""

import hashlib
import re
import unicodedata
from os import SEEK_END
from pathlib import Path
from typing import Any

from django.contrib.auth import password_validation
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from enishi.reference.our_words import OUR_WORDS

BESIDES_THEM = 6


class LongEnough(password_validation.MinimumLengthValidator):
    """As many characters as the settings ask for."""

    def get_error_message(self) -> str:
        """Say how many, and how to remember so many."""
        return _(
            "パスワードは%(min_length)s文字以上にしてください。短い文をつなげると覚えやすくなります。"
        )


class NotOnlyFigures(password_validation.NumericPasswordValidator):
    """Not a telephone number, a birthday or 123456789012."""

    def get_error_message(self) -> str:
        """Say what to put in as well."""
        return _("数字だけのパスワードは、当てられやすいので使えません。文字もまぜてください。")


class NotWidelyUsed(password_validation.CommonPasswordValidator):
    """None of the passwords that everybody tries first; what is short is said to be short."""

    def __init__(self, shortest: int = 0) -> None:
        super().__init__()
        self.shortest = shortest

    def validate(self, password: str, user: Any = None) -> None:
        """Leave one that is too short to the advice about length."""
        if len(password) >= self.shortest:
            super().validate(password, user)

    def get_error_message(self) -> str:
        """Say why, and what to do."""
        return _("多くの人が使っていて、当てられやすいパスワードです。ほかの言葉にしてください。")


class NotFromALeak:
    """None of a file of leaked passwords, where the operator has laid one: hashes, in order."""

    def __init__(self, file: str = "") -> None:
        self.file = file

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        """Refuse one that is in the file, and any while the file cannot be read."""
        if not self.file:
            return
        # The hash that such lists are made with; nothing is kept under it.
        digest = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper()
        try:
            leaked = stands_in(Path(self.file), digest.encode())
        except OSError as fault:
            raise ValidationError(
                _("いま、パスワードを調べられません。少したってから、もう一度お試しください。"),
                code="unread",
            ) from fault
        if leaked:
            raise ValidationError(
                _("どこかから漏れて、知られているパスワードです。ほかの言葉にしてください。"),
                code="leaked",
            )

    def get_help_text(self) -> str:
        """Nothing: the refusal says what to do."""
        return ""


def stands_in(path: Path, wanted: bytes) -> bool:
    """Whether a line of a file in order begins so; a file of 40 GB costs some forty readings."""
    with path.open("rb") as file:

        def line_from(place: int) -> bytes:
            file.seek(max(place - 1, 0))
            if place:
                file.readline()
            return file.readline()

        low, high = 0, file.seek(0, SEEK_END)
        while low < high:
            middle = (low + high) // 2
            line = line_from(middle)
            if line and line.upper() < wanted:
                low = middle + 1
            else:
                high = middle
        return line_from(low).upper().startswith(wanted)


class NotOfOurWords:
    """Not made of the words of this house and some digits."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        """Refuse it when without our words too few letters are left."""
        folded = left = unicodedata.normalize("NFKC", password).lower()
        for word in OUR_WORDS:
            left = left.replace(word, "")
        if left != folded and len(re.sub(r"[\W\d_]", "", left)) < BESIDES_THEM:
            raise ValidationError(
                _(
                    "この集まりの名前や役割だけでできたパスワードは、当てられやすいです。ほかの言葉を足してください。"
                ),
                code="our_words",
            )

    def get_help_text(self) -> str:
        """Nothing: the refusal says what to do."""
        return ""
