from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from enishi.companies.models import Company
from enishi.cycle.forms.visits import TimeField, where
from enishi.cycle.models import Outcome, Referral
from enishi.people.choices import industry_choices, prefecture_choices
from enishi.people.fields import (
    ChoiceField,
    KanaField,
    LongTextField,
    NearDateField,
    PhoneField,
    TextField,
    WordsForm,
)
from enishi.people.writing import Section, WritingForm


class ProspectForm(WritingForm):
    """A line of the register: which company, who referred it, and what is known."""

    name = "prospect"

    company_name = TextField(label=_("企業名"), max_length=120)
    kana = KanaField(label=_("企業名（フリガナ）"), max_length=200, required=False)
    telephone = PhoneField(label=_("電話番号"), max_length=40, required=False)
    contact = TextField(
        label=_("先方の方"), max_length=80, required=False, help_text=_("例：緑川社長")
    )
    prefecture = ChoiceField(label=_("都道府県"), required=False, choices=prefecture_choices)
    city = TextField(label=_("市区町村"), max_length=60, required=False)
    industry = ChoiceField(label=_("業種"), required=False, choices=industry_choices)
    referral = ChoiceField(
        label=_("紹介の経路"), choices=[("", _("選んでください")), *Referral.choices]
    )
    referred_by = TextField(
        label=_("紹介元"),
        max_length=120,
        required=False,
        help_text=_("例：あかり信用金庫 大森支店"),
    )
    note = LongTextField(label=_("分かっていること"), required=False, rows=3, max_length=4000)

    sections: ClassVar[tuple[Section, ...]] = (
        Section(_("企業"), ("company_name", "kana", "telephone", "contact")),
        Section(_("紹介"), ("referral", "referred_by", "note")),
        Section(_("所在地と業種"), ("prefecture", "city", "industry")),
    )

    @classmethod
    def values_from(cls, row: Any) -> dict[str, Any]:
        """The line's values, the company's name under the form's own name for it."""
        return super().values_from(row) | {"company_name": row.name}

    def values(self) -> dict[str, Any]:
        """The line's words, for the transitions."""
        given = {n: v for n, v in self.cleaned_data.items() if n not in ("read_at", "company_name")}
        return given | {"name": self.cleaned_data["company_name"]}


class ProspectRevisionForm(ProspectForm):
    """A line that stands in the register; the day on which it was entered may be put right."""

    name = "prospect_revision"
    noted_on = NearDateField(
        label=_("台帳に入れた日"),
        help_text=_("台帳に書く前から訪問していたときは、ここを早い日に直します。"),
        ahead=False,
    )
    sections = (*ProspectForm.sections, Section(_("台帳"), ("noted_on",)))


class ApproachForm(forms.Form):
    """A call and what came of it."""

    on = NearDateField(
        label=_("連絡した日"), required=False, ahead=False, help_text=_("空欄なら、きょう")
    )
    outcome = ChoiceField(
        label=_("結果"),
        choices=[c for c in Outcome.choices if c[0] != Outcome.APPOINTED],
        widget=forms.RadioSelect,
    )
    words = LongTextField(label=_("話したこと"), required=False, rows=2, max_length=4000)
    again_on = NearDateField(label=_("次に連絡する日"), required=False)

    def clean_on(self) -> Any:
        """A call was made today or earlier; without a day it was today."""
        day = self.cleaned_data["on"] or timezone.localdate()
        if day > timezone.localdate():
            raise forms.ValidationError(
                _("きょうより先の日です。これからの連絡は「次に連絡する日」へ。")
            )
        return day


class CallAndAppointmentForm(ApproachForm):
    """A call that led to an appointment: what came of it is known."""

    outcome = None  # type: ignore[assignment]


ANOTHER = "another"


class AppointmentForm(forms.Form):
    """The day on which the company may be visited, and which company it is."""

    company = ChoiceField(label=_("この企業は、すでに登録がありますか"), widget=forms.RadioSelect)

    planned_on = NearDateField(label=_("訪問する日"))
    starts = TimeField(label=_("始まりの時刻"), required=False, help_text=_("例：13:30、午後1時半"))
    place = TextField(label=_("場所"), max_length=120, required=False)

    def __init__(self, *args: Any, known: Sequence[Company] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(one.public_id): one for one in known}
        if not known:
            del self.fields["company"]
            return
        names = [
            (key, gettext("登録のある%(name)sを使う") % {"name": one.name + where(one)})
            for key, one in self.known.items()
        ]
        self.fields["company"].choices = [*names, (ANOTHER, _("名前の似た、別の企業です"))]  # type: ignore[attr-defined]

    def chosen(self) -> Company | None:
        """The company in the register that it is, if it is one of them."""
        return self.known.get(self.cleaned_data.get("company", ""))

    def is_another(self) -> bool:
        """Whether it was said that the company is none of those known."""
        return bool(self.cleaned_data.get("company") == ANOTHER)

    def clean_planned_on(self) -> Any:
        """An appointment lies ahead."""
        day = self.cleaned_data["planned_on"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(
                _("訪問の日が、きょうより前です。すんだ訪問は「訪問を記録する」から。")
            )
        return day


class ProspectListForm(WordsForm):
    """Which lines of the register to list."""

    state = ChoiceField(
        label=_("状態"),
        required=False,
        choices=[
            ("", _("これから連絡する")),
            ("appointed", _("約束ができた")),
            ("ended", _("見合わせた")),
        ],
    )
    referral = ChoiceField(
        label=_("紹介の経路"), required=False, choices=[("", _("すべて")), *Referral.choices]
    )

    def chosen(self, name: str) -> str:
        """The choice made, or none when there is no such choice."""
        self.is_valid()
        return str(self.cleaned_data.get(name, ""))
