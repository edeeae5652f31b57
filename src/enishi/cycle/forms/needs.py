from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from enishi.companies.models import Company
from enishi.cycle.models import (
    Candidate,
    Confidentiality,
    EngagementType,
    HearingSheet,
    Origin,
)
from enishi.experts.models import Expert
from enishi.logbook.refused import NotYours, Refused
from enishi.people.choices import category_choices, category_name
from enishi.people.fields import (
    ChoiceField,
    ChoicesField,
    LongTextField,
    NearDateField,
    RecordField,
    TextField,
    WholeNumberField,
    WordsForm,
)
from enishi.people.models import User
from enishi.people.writing import Section, WritingForm

SHOWN = (5, 10, 20)


class NeedRevisionForm(WritingForm):
    """What the company said, what it wishes, and what we make of it, apart."""

    name = "need"

    title = TextField(label=_("件名"), max_length=80, help_text=_("例：海外向け販路の立て直し"))
    said = LongTextField(
        label=_("企業が話したこと"),
        rows=6,
        help_text=_("話したとおりの言葉で書くと、合う方が見つかりやすくなります。"),
    )
    assessed = LongTextField(
        label=_("担当者の見立て"), required=False, help_text=_("企業には見せません。")
    )
    background = LongTextField(label=_("課題の背景"), required=False, rows=3)
    tried = LongTextField(label=_("試したこと"), required=False, rows=3)
    expected = LongTextField(label=_("期待する成果"), required=False, rows=3)
    timing = TextField(label=_("希望の時期・頻度"), max_length=120, required=False)
    budget = TextField(label=_("予算"), max_length=80, required=False)
    wished_engagement = ChoiceField(
        label=_("希望する関わり方"),
        required=False,
        choices=[("", _("まだ決まっていない")), *EngagementType.choices],
        help_text=_("雇用のご紹介には、職業紹介の許可が要ります。"),
    )
    conditions = LongTextField(
        label=_("お願いしたい方の条件"),
        required=False,
        rows=3,
        help_text=_("例：平日の昼に来られる方、同じ業界の取引先でない方"),
    )
    online = forms.BooleanField(label=_("オンラインでもよい"), required=False, initial=True)
    wants = WholeNumberField(label=_("紹介してほしい人数"), least=1, most=20, initial=1)

    words = (
        Section(_("企業が話したこと"), ("said", "background", "tried", "expected")),
        Section(
            _("進め方のご希望"),
            ("timing", "budget", "wished_engagement", "conditions", "online", "wants"),
        ),
        Section(_("担当者の見立て"), ("assessed",)),
    )
    sections = (Section(_("案件"), ("title",)), *words)

    @classmethod
    def told(cls, values: dict[str, Any], **options: Any) -> dict[str, str]:
        """What a kept version says, the confirmed categories by their names."""
        chosen = "、".join(category_name(slug) for slug in values["categories"])
        return super().told(values, **options) | {gettext("分類"): chosen}

    def values(self) -> dict[str, Any]:
        """The need's own words, for the transitions."""
        return {
            name: self.cleaned_data[name]
            for name in NeedRevisionForm.base_fields
            if name != "read_at"
        }


class NeedForm(NeedRevisionForm):
    """A need that is written down for the first time: also where, when and how it was heard."""

    company = RecordField(
        Company.objects.none(),
        label=_("企業"),
        to_field_name="public_id",
        empty_label=_("選んでください"),
    )
    origin = ChoiceField(
        label=_("きっかけ"),
        choices=Origin,
        widget=forms.RadioSelect,
        initial=Origin.HEARING,
    )
    heard_on = NearDateField(
        label=_("聞いた日"),
        required=False,
        help_text=_("例：令和8年9月10日、2026/9/10。訪問で聞いたときは必ず入れてください。"),
        ahead=False,
    )

    sections = (
        Section(_("どこの、いつの話ですか"), ("company", "origin", "heard_on", "title")),
        *NeedRevisionForm.words,
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        companies = Company.objects.visible_to(user).written_by(user).order_by("kana")
        self.fields["company"].queryset = companies  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A need heard in a visit says when, and nobody hears tomorrow."""
        cleaned = super().clean() or self.cleaned_data
        heard_on = cleaned.get("heard_on")
        heard = cleaned.get("origin") == Origin.HEARING
        if heard and not heard_on and "heard_on" not in self.errors:
            self.add_error("heard_on", _("訪問で聞いたニーズには、訪問した日を入れてください。"))
        if heard_on and heard_on > timezone.localdate():
            self.add_error("heard_on", _("聞いた日が、きょうより先の日付です。お確かめください。"))
        return cleaned

    def values(self) -> dict[str, Any]:
        """The need's words and the day it was heard, for the transitions."""
        return super().values() | {"heard_on": self.cleaned_data["heard_on"]}


class NeedOfSheetForm(NeedRevisionForm):
    """A need made of a hearing sheet: its words stand in the boxes, to be cut to one need."""

    name = "need_of_sheet"

    @classmethod
    def values_from(cls, row: HearingSheet) -> dict[str, Any]:
        """The sheet's words, without what is not to be copied."""
        sealed = {n for n, one in row.confidentiality.items() if one == Confidentiality.SEALED}
        words = ("said", "assessed", "background", "tried", "expected", "timing", "budget")
        told = {name: "" if name in sealed else getattr(row, name) for name in words}
        often = "" if "frequency" in sealed else row.frequency
        pace = [part for part in (told["timing"], often) if part]
        return told | {"timing": pgettext("in a list", "・").join(pace)[:120]}

    def show_both(self, current: Any) -> None:
        """The sheet may move on; the need keeps the words that were chosen for it."""


class CategoriesForm(forms.Form):
    """The categories that a person confirms for a need."""

    categories = ChoicesField(
        label=_("分類"), required=False, choices=category_choices,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    read_at = forms.IntegerField(widget=forms.HiddenInput)


class CandidateForm(forms.Form):
    """An expert for the short list, and why."""

    status = 200

    expert = RecordField(
        Expert.objects.none(),
        to_field_name="public_id",
        widget=forms.HiddenInput,
        error_messages={
            "invalid_choice": _(
                "この方は、候補に入れられる方の中に見あたりません。一覧から選びなおしてください。"
            )
        },
    )
    reason = LongTextField(
        label=_("候補に入れる理由"),
        max_length=2000,
        rows=3,
        help_text=_(
            "討議会の資料にそのまま載ります。ひとことで結構です。例：タイで代理店を立ち上げた経験が、今回の困りごとに重なるため。"
        ),
        error_messages={"required": _("候補に入れる理由を、ひとことでも書いてください。")},
        autofocus=True,
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["expert"].queryset = Expert.objects.visible_to(user)  # type: ignore[attr-defined]

    def chosen(self) -> UUID | None:
        """The expert who was chosen, as far as his number can be read."""
        try:
            return UUID(str(self["expert"].value()))
        except ValueError:
            return None

    def put(self, save: Callable[[Expert, str], Candidate]) -> Candidate | None:
        """Put the expert forward as chosen, or say beside the reason why not; nothing is lost."""
        if not self.is_valid():
            self.status = 422
            return None
        try:
            return save(self.cleaned_data["expert"], self.cleaned_data["reason"])
        except NotYours:
            raise
        except Refused as refused:
            self.status = 409
            self.add_error(None, str(refused))
            return None


class LookForm(forms.Form):
    """How the page of a need is read: how many experts, whom to choose, whom one misses."""

    show = forms.TypedChoiceField(choices=[(n, n) for n in SHOWN], coerce=int, required=False)
    choose = forms.UUIDField(required=False)
    who = TextField(
        label=_("気になる方のお名前"),
        max_length=60,
        required=False,
        help_text=_("一覧に入っていない理由がわかります。例：えんどう"),
    )

    def shown(self) -> int:
        """How many experts to show; five unless more were asked for."""
        return self._read("show") or SHOWN[0]

    def chosen(self) -> UUID | None:
        """The expert whom the person is about to put on the short list."""
        return cast(UUID | None, self._read("choose"))

    def missed(self) -> str:
        """The name that was asked for."""
        return self._read("who") or ""

    def _read(self, name: str) -> Any:
        self.is_valid()
        return self.cleaned_data.get(name)


class ClosingForm(forms.Form):
    """Why a case is over."""

    why = LongTextField(
        label=_("終えるわけ"),
        rows=2,
        max_length=2000,
        help_text=_("例：支援が終わったため。社長が、来年にあらためたいとのこと。"),
    )


class NeedListForm(WordsForm):
    """Which needs to list."""

    whose = ChoiceField(
        label=_("だれの案件"), required=False,
        choices=[("", _("団体の案件すべて")), ("mine", _("わたしの案件"))],
    )  # fmt: skip
    state = ChoiceField(
        label=_("状態"), required=False,
        choices=[("", _("進んでいるもの")), ("closed", _("終わったもの"))],
    )  # fmt: skip

    def chosen(self, name: str) -> str:
        """The choice made, or none when there is no such choice."""
        self.is_valid()
        return str(self.cleaned_data.get(name, ""))
