"""What a company told us: who speaks for it, how business goes, and what it allows."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enishi.companies.models import (
    Business,
    CompanyConsentKind,
    CompanyConsentManner,
    Orders,
)
from enishi.people.fields import (
    ChoiceField,
    JapaneseDateField,
    KanaField,
    LongTextField,
    MailField,
    NearDateField,
    PhoneField,
    TextField,
)
from enishi.people.writing import Section, WritingForm


class ContactForm(WritingForm):
    """企業の窓口: a person of the company whom one calls or writes to."""

    name = "company_contact"

    contact_name = TextField(label=_("氏名"), max_length=80, help_text=_("例：緑川 健一"))
    kana = KanaField(label=_("氏名（フリガナ）"), max_length=120, required=False)
    post = TextField(label=_("役職"), max_length=60, required=False, help_text=_("例：専務取締役"))
    telephone = PhoneField(
        label=_("電話番号"),
        max_length=40,
        required=False,
        help_text=_("会社の代表番号とちがうときだけ。例：090-0000-0000"),
    )
    email = MailField(label=_("メールアドレス"), required=False)
    is_main = forms.BooleanField(
        label=_("この方を、おもな窓口にします"),
        required=False,
        help_text=_("手紙やお電話は、まずこの方へ。いまの「おもな窓口」と入れかわります。"),
    )
    note = TextField(
        label=_("覚え書き"),
        max_length=200,
        required=False,
        help_text=_("例：午前中は現場。お電話は2時すぎに。"),
    )

    sections = (
        Section(
            _("窓口の方"),
            ("contact_name", "kana", "post", "telephone", "email", "is_main", "note"),
        ),
    )

    @classmethod
    def values_from(cls, row: Any) -> dict[str, Any]:
        """`name` is the form's own, so the person's name goes under another."""
        return super().values_from(row) | {"contact_name": row.name}

    def values(self) -> dict[str, Any]:
        """The contact's fields, for the transitions."""
        values = {k: v for k, v in self.cleaned_data.items() if k != "read_at"}
        return {"name": values.pop("contact_name"), **values}


class ToldForm(WritingForm):
    """Something that a company said on a day, which is not in the future."""

    day: str

    def clean(self) -> dict[str, Any]:
        """Nobody can have said it tomorrow."""
        cleaned = super().clean() or self.cleaned_data
        said_on: date | None = cleaned.get(self.day)
        if said_on and said_on > timezone.localdate():
            self.add_error(self.day, _("きょうより後の日付です。うかがった日を入れてください。"))
        return cleaned

    def values(self) -> dict[str, Any]:
        """What was said, for the transitions."""
        return {k: v for k, v in self.cleaned_data.items() if k != "read_at"}


class ConditionsForm(ToldForm):
    """業況と受注動向, in the company's own words where it used some."""

    name, day = "company_conditions", "heard_on"

    heard_on = NearDateField(
        label=_("うかがった日"), help_text=_("例：令和8年11月25日"), ahead=False
    )
    business = ChoiceField(
        label=_("業況"),
        required=False,
        choices=[*Business.choices, ("", _("うかがっていない"))],
        widget=forms.RadioSelect,
    )
    orders = ChoiceField(
        label=_("受注動向"),
        required=False,
        choices=[*Orders.choices, ("", _("うかがっていない"))],
        widget=forms.RadioSelect,
    )
    words = LongTextField(
        label=_("お話"),
        max_length=400,
        rows=3,
        required=False,
        help_text=_("例：主力の2社は横ばい。新しい1社の試作が増えている。"),
    )

    sections = (Section(_("業況・受注動向"), ("heard_on", "business", "orders", "words")),)

    def clean(self) -> dict[str, Any]:
        """At least one thing was said."""
        cleaned = super().clean()
        if not self.errors and not any(cleaned.get(n) for n in ("business", "orders", "words")):
            self.add_error(
                "business", _("業況、受注動向、お話の、どれか一つは入れてください。例：ふつう")
            )
        return cleaned


class ConsentForm(ToldForm):
    """企業の同意, one thing at a time, with who said so and how."""

    name, day = "company_consent", "given_on"

    kind = ChoiceField(
        label=_("何への同意ですか"), choices=CompanyConsentKind.choices, widget=forms.RadioSelect
    )
    given_by = TextField(label=_("どなたの同意ですか"), max_length=80, help_text=_("例：緑川社長"))
    manner = ChoiceField(
        label=_("どのように、うかがいましたか"),
        choices=CompanyConsentManner.choices,
        widget=forms.RadioSelect,
    )
    given_on = NearDateField(label=_("同意の日"), help_text=_("例：令和8年11月25日"), ahead=False)
    terms = LongTextField(
        label=_("条件や範囲"),
        max_length=400,
        rows=2,
        required=False,
        help_text=_("例：写真は製品だけ。社名は出さない。"),
    )

    sections = (Section(_("企業の同意"), ("kind", "given_by", "manner", "given_on", "terms")),)


class WithdrawalForm(forms.Form):
    """The day on which a consent was taken back; today unless said otherwise."""

    ended_on = JapaneseDateField(label=_("取りやめの日"), required=False)
