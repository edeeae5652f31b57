"""Form fields that take what people type: any width, any era, and answer in plain words."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from enishi.people.choices import named
from enishi.reference import corporate_number, names, phones, postal_code, wareki
from enishi.reference.counts import without_unit
from enishi.reference.folding import clean, fold
from enishi.reference.near_days import near_example, parse_near, without_year
from enishi.reference.postal_places import place_of_code
from enishi.reference.wording import Wording

# Said at the box, under its label: what to do, not what went wrong.
EMPTY = _("空欄のままです。入れてください。")
NOT_AMONG = _("選べるものの中にありません。一覧から選びなおしてください。")
TO_FILL_IN = {
    "required": EMPTY,
    "max_length": _(
        "%(limit_value)s文字までです。いまは%(show_value)s文字あります。短くしてください。"
    ),
}
MAIL = TO_FILL_IN | {
    "invalid": _("メールアドレスとして読めません。@の前後を確かめてください。例：yamada@example.jp")
}
TO_CHOOSE = {
    "required": _("まだ選ばれていません。ひとつ選んでください。"),
    "invalid_choice": NOT_AMONG,
}


def refusal(wording: Wording) -> ValidationError:
    """Turn a sentence of the ground floor into a form's error, in the reader's language."""
    return ValidationError(wording.in_language(get_language() or "ja"))


class TextField(forms.CharField):
    """One line as typed, without characters that no database or letter can carry."""

    default_error_messages: ClassVar[dict[str, Any]] = TO_FILL_IN

    def to_python(self, value: Any) -> str:
        """Clean before Django looks, so that a NUL byte costs nobody his text."""
        return super().to_python(clean(value) if isinstance(value, str) else value) or ""


class LongTextField(TextField):
    """Running text of up to 20,000 characters."""

    widget = forms.Textarea
    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": _("空欄のままです。ひとことでも書いてください。")
    }

    def __init__(
        self, *, max_length: int = 20_000, rows: int = 4, autofocus: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(max_length=max_length, **kwargs)
        self.widget.attrs["rows"] = rows
        if autofocus:
            self.widget.attrs["autofocus"] = True
        # The browser would cut a pasted text silently; our own sentence says what to do.
        self.widget.attrs.pop("maxlength", None)


class KanaField(TextField):
    """A reading; half-width and hiragana become full-width katakana."""

    def to_python(self, value: Any) -> str:
        """Fold the reading to full-width katakana."""
        return names.to_katakana(super().to_python(value))


class MailField(forms.EmailField):
    """An address for mail."""

    default_error_messages: ClassVar[dict[str, Any]] = MAIL

    def to_python(self, value: Any) -> Any:
        """Take an address that was typed in full width."""
        return super().to_python(fold(value) if isinstance(value, str) else value)


class ChoiceField(forms.ChoiceField):
    """One of several."""

    default_error_messages: ClassVar[dict[str, Any]] = TO_CHOOSE


class RecordField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One record of those that the person may choose from."""

    default_error_messages: ClassVar[dict[str, Any]] = TO_CHOOSE

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"empty_label": _("選んでください")} | kwargs)


class ChoicesField(forms.MultipleChoiceField):
    """Any number of several."""

    default_error_messages: ClassVar[dict[str, Any]] = TO_CHOOSE | {"invalid_list": NOT_AMONG}


class JapaneseDateField(forms.Field):
    """One box that takes S21.4.1, 昭和21年4月1日, 1946/4/1 or ２０２６年…."""

    widget = forms.TextInput
    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": _("空欄のままです。日付を入れてください。例：平成21年9月2日、2009/9/2")
    }

    def to_python(self, value: Any) -> date | None:
        """Read a date however it was written."""
        if value in self.empty_values or isinstance(value, date):
            return value or None
        try:
            return wareki.parse_date(clean(str(value)))
        except wareki.NotADate as error:
            raise refusal(error.wording) from error

    def prepare_value(self, value: Any) -> Any:
        """Show a date as people write it: 平成21年9月2日."""
        return japanese(value) if isinstance(value, date) else value


class NearDateField(JapaneseDateField):
    """A day that is near: without a year the next one, for what has happened the last.

    With `ahead` None it may be either, and the nearest is meant.
    """

    def __init__(self, *, ahead: bool | None = True, **kwargs: Any) -> None:
        said = kwargs.pop("help_text", "")
        super().__init__(help_text=lazy(lambda: said or self.example(), str)(), **kwargs)
        self.ahead = ahead

    def example(self) -> str:
        """How a day that is near is written."""
        return near_example(timezone.localdate(), ahead=self.ahead).in_language(language())

    def to_python(self, value: Any) -> date | None:
        """Read a day however it was written, with or without its year."""
        if value in self.empty_values or isinstance(value, date):
            return value or None
        try:
            return parse_near(clean(str(value)), today=timezone.localdate(), ahead=self.ahead)
        except wareki.NotADate as error:
            raise refusal(error.wording) from error

    def read_as(self, typed: str) -> str:
        """Which year was taken where none was typed: said beside a refusal."""
        if without_year(clean(typed)) is None:
            return ""
        said = gettext("年がないので、%(day)sと読みました。別の年なら、年から入れてください。")
        return said % {"day": f"{self.to_python(typed):%Y/%m/%d}"}

    def validate(self, value: Any) -> None:
        """An empty box is told how a near day is written."""
        if self.required and value in self.empty_values:
            said = gettext("空欄のままです。日付を入れてください。%(example)s")
            raise ValidationError(said % {"example": self.example()})
        super().validate(value)


def language() -> str:
    """The reader's language, as the ground floor takes it."""
    return get_language() or "ja"


def japanese(day: date) -> str:
    """The era form alone, or 2009/09/02 in English: the field reads both back to the same day."""
    return named(wareki.format_date(day, "ja").split("（")[0], f"{day:%Y/%m/%d}")


class PartialDateField(forms.Field):
    """A year, a month or a day, stored as ISO 8601 with the precision that is known."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> str:
        """Read as much of a date as was written."""
        if value in self.empty_values:
            return ""
        try:
            return wareki.parse_partial(clean(str(value))).isoformat()
        except wareki.NotADate as error:
            raise refusal(error.wording) from error

    def prepare_value(self, value: Any) -> Any:
        """Show a stored value as people write it: 平成9年4月."""
        try:
            partial = wareki.PartialDate.fromiso(str(value))
        except ValueError:
            return value
        written = wareki.format_partial(partial, "ja").split("（")[0]
        return named(written, partial.isoformat().replace("-", "/"))


class PhoneField(TextField):
    """A telephone number typed anyhow, stored as E.164."""

    def to_python(self, value: Any) -> str:
        """Read the number however it was written."""
        typed = super().to_python(value)
        if not typed:
            return ""
        try:
            return phones.parse_phone(typed)
        except phones.NotAPhone as error:
            raise refusal(error.wording) from error

    def prepare_value(self, value: Any) -> Any:
        """Show a stored number as people dial it."""
        return phones.format_phone(value) if str(value or "").startswith("+") else value


class PostalCodeField(TextField):
    """郵便番号 in any width, stored as its seven figures."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=40, **kwargs)
        self.widget.attrs |= {"inputmode": "numeric", "autocomplete": "postal-code"}

    def to_python(self, value: Any) -> str:
        """Read the code however it was written."""
        typed = super().to_python(value)
        if not typed:
            return ""
        try:
            return postal_code.parse_postal_code(typed)
        except postal_code.NotAPostalCode as error:
            raise refusal(error.wording) from error

    def prepare_value(self, value: Any) -> Any:
        """Show a stored code as people write it."""
        return postal_code.format_postal_code(str(value or ""))


def place_filled(cleaned: dict[str, Any]) -> dict[str, Any]:
    """The address as told; where nothing but its postal code was told, where that code lies."""
    told = cleaned.get("prefecture") or cleaned.get("city")
    place = None if told else place_of_code(cleaned.get("postal_code") or "")
    return cleaned | {"prefecture": place.prefecture, "city": place.city} if place else cleaned


class CorporateNumberField(TextField):
    """法人番号: thirteen digits whose first is a check digit."""

    def to_python(self, value: Any) -> str:
        """Read the number in any width, with or without separators."""
        typed = super().to_python(value)
        if not typed:
            return ""
        try:
            return corporate_number.parse_corporate_number(typed)
        except corporate_number.NotACorporateNumber as error:
            raise refusal(error.wording) from error


class WholeNumberField(TextField):
    """A number of things in any width, with or without commas: １，２００."""

    def __init__(
        self, *, least: int = 0, most: int = 9_999_999, example: int = 38, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.least, self.most, self.example = least, most, example
        self.widget.attrs["inputmode"] = "numeric"

    def to_python(self, value: Any) -> Any:
        """Read the number, or None when the box is empty."""
        typed = super().to_python(None if value is None else str(value))
        if not typed:
            return None
        digits = without_unit(typed)
        if not digits.isdecimal() or len(digits) > 12:
            raise refusal(
                Wording(
                    f"「{typed[:20]}」を数として読めません。例：{self.example}",
                    f"“{typed[:20]}” cannot be read as a number. Example: {self.example}",
                )
            )
        number = int(digits)
        if not self.least <= number <= self.most:
            raise refusal(
                Wording(
                    f"{self.least}から{self.most}までの数を入れてください。",
                    f"Please enter a number from {self.least} to {self.most}.",
                )
            )
        return number


class WordsForm(forms.Form):
    """What somebody looks for in a list."""

    words_typed = TextField(label=_("ことばで探す"), max_length=100, required=False)

    def words(self) -> str:
        """The words, or none when what was typed cannot be looked for."""
        return str(self.cleaned_data["words_typed"]) if self.is_valid() else ""
