from datetime import time, timedelta
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from enishi.companies.models import Company
from enishi.cycle.models import Insurance, Visit
from enishi.cycle.transitions.visit_day import programme_on
from enishi.logbook.refused import Refused
from enishi.people.choices import named
from enishi.people.fields import (
    ChoiceField,
    ChoicesField,
    LongTextField,
    NearDateField,
    RecordField,
    TextField,
    refusal,
)
from enishi.people.models import STAFF, Organisation, User
from enishi.people.writing import Section, WritingForm
from enishi.reference.folding import clean
from enishi.reference.prefectures import PREFECTURES
from enishi.reference.time_of_day import NotATime, parse_time

NOON = 12
NEAR = timedelta(days=14)


class TimeField(forms.Field):
    """An hour of the day, typed anyhow."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> time | None:
        """Read the hour, or None when the box is empty."""
        if value in self.empty_values or isinstance(value, time):
            return value or None
        try:
            return parse_time(clean(str(value)))
        except NotATime as error:
            raise refusal(error.wording) from error

    def prepare_value(self, value: Any) -> Any:
        """Show an hour as people write it: 13:30."""
        return f"{value:%H:%M}" if isinstance(value, time) else value


class VisitForm(WritingForm):
    """What is known of a visit, whether it lies ahead or behind."""

    starts = TimeField(label=_("始まりの時刻"), required=False, help_text=_("例：13:30、午後1時半"))
    ends = TimeField(label=_("終わりの時刻"), required=False)
    place = TextField(
        label=_("場所"), max_length=120, required=False, help_text=_("例：本社の応接室")
    )
    present = TextField(
        label=_("同席された方"),
        max_length=200,
        required=False,
        help_text=_("例：緑川社長、営業の戸田さん"),
    )
    companions = ChoicesField(
        label=_("いっしょにうかがう人"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, body: Organisation, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = User.objects.none() if body is None else colleagues(body, user)
        self.people = {str(person.public_id): person for person in members}
        self.fields["companions"].choices = [  # type: ignore[attr-defined]
            (key, person.full_name) for key, person in self.people.items()
        ]
        if "company" in self.fields:
            companies = Company.objects.visible_to(user).written_by(user).order_by("kana")
            self.fields["company"].queryset = companies  # type: ignore[attr-defined]

    @classmethod
    def values_from(cls, row: Any) -> dict[str, Any]:
        """The visit's values, with the people by their public ids."""
        along = [str(one.user.public_id) for one in row.companions.select_related("user")]
        return super().values_from(row) | {"companions": along}

    def clean(self) -> dict[str, Any]:
        """A visit ends after it begins."""
        cleaned = super().clean() or self.cleaned_data
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if ends and not starts and "starts" not in self.errors:
            self.add_error("starts", _("終わりの時刻だけでなく、始まりの時刻も入れてください。"))
        elif starts and ends and ends <= starts:
            self.add_error("ends", too_early(ends, starts))
        return cleaned

    def values(self) -> dict[str, Any]:
        """The visit's own words, for the transitions."""
        beside = {"read_at", "company", "companions", "next_on", "next_promise", *self.days}
        return {n: v for n, v in self.cleaned_data.items() if n not in beside}

    def along(self) -> list[User]:
        """Who goes along."""
        return [self.people[key] for key in self.cleaned_data["companions"]]

    days: tuple[str, ...] = ()


def too_early(ends: time, starts: time) -> str:
    """Why a visit cannot end then; an hour of the afternoon may have been meant."""
    said = gettext("終わりの時刻は、始まりの時刻よりあとにしてください。")
    later = ends.replace(hour=ends.hour + 12) if ends.hour < NOON else ends
    if later <= starts:
        return said
    told = {"hour": ends.hour, "later": later.hour}
    return (
        said + gettext("午前%(hour)s時と読みました。午後なら、%(later)s時と書いてください。") % told
    )


def within_programme(day: Any) -> Any:
    """The day, where a programme of ours ran on it; said at the box of the day."""
    try:
        programme_on(day)
    except Refused as refused:
        raise ValidationError(str(refused)) from refused
    return day


def colleagues(body: Organisation, user: User) -> list[User]:
    """Who else works for the body today."""
    live = body.memberships.live().filter(role__in=STAFF).exclude(user=user)
    return list({m.user_id: m.user for m in live.select_related("user").order_by("id")}.values())


class CompanyField(RecordField):
    """One of the companies one may write about, told from its namesakes by where it lies."""

    def label_from_instance(self, obj: Company) -> str:
        """The company with its place."""
        return f"{obj.name}{where(obj)}"


def where(company: Company) -> str:
    """Where a company lies, to tell it from its namesakes."""
    place = PREFECTURES.get(company.prefecture)
    told = (named(place.label, place.english) if place else "") + company.city
    return gettext("（%(place)s）") % {"place": told} if told else ""


def company_field() -> RecordField:
    """The company that is visited."""
    return CompanyField(
        Company.objects.none(),
        label=_("訪問先の企業"),
        to_field_name="public_id",
        empty_label=_("選んでください"),
    )


class PlanForm(VisitForm):
    """A visit to come: when, where, who goes, and what is asked."""

    name = "visit_plan"
    days = ("planned_on",)

    company = company_field()
    planned_on = NearDateField(label=_("訪問する日"))
    agenda = LongTextField(
        label=_("用件と、おたずねすること"), required=False, rows=3, max_length=4000
    )
    insurance = ChoiceField(
        label=_("訪問の保険"),
        required=False,
        choices=[("", _("まだ確かめていない")), *Insurance.choices],
    )
    emergency_contact = TextField(
        label=_("緊急連絡先"),
        max_length=200,
        required=False,
        help_text=_("うかがう日に、つながる電話。例：事務局 03-0000-0000"),
    )

    sections = (
        Section(_("どこへ、いつ"), ("company", "planned_on", "starts", "ends", "place")),
        Section(_("だれが、何のために"), ("companions", "present", "agenda")),
        Section(_("もしものとき"), ("insurance", "emergency_contact")),
    )

    def clean_planned_on(self) -> Any:
        """A visit to come lies ahead, unless the day had been fixed before."""
        day = self.cleaned_data["planned_on"]
        if day and day < timezone.localdate() and day != self.initial.get("planned_on"):
            raise ValidationError(
                _("きょうより前の日です。すんだ訪問は「訪問を記録する」に書いてください。")
            )
        return within_programme(day) if day else day


class PlanRevisionForm(PlanForm):
    """A planned visit that is written anew; its company stays."""

    name = "visit_replan"
    company = None  # type: ignore[assignment]
    sections = (
        Section(_("いつ、どこで"), ("planned_on", "starts", "ends", "place")),
        *PlanForm.sections[1:],
    )


class MadeForm(VisitForm):
    """A visit that was made, in a minute: when, where, who, and what was promised."""

    name = "visit"
    days = ("visited_on",)

    company = company_field()
    visited_on = NearDateField(
        label=_("訪問した日"),
        ahead=False,
        help_text=_("1日だけ入れます。2日にわたるときは、訪問を2つに分けてください。"),
    )
    next_promise = LongTextField(
        label=_("次の約束"),
        required=False,
        rows=3,
        max_length=4000,
        help_text=_("例：断られた先の一覧をいただく（戸田さん）"),
    )
    next_on = NearDateField(label=_("次にうかがう日"), required=False)

    sections: ClassVar[tuple[Section, ...]] = (
        Section(_("いつ、どこへ"), ("company", "visited_on", "starts", "ends", "place")),
        Section(_("どなたと"), ("present", "companions")),
        Section(_("次の約束"), ("next_promise", "next_on")),
    )

    def clean_visited_on(self) -> Any:
        """Nobody has visited tomorrow."""
        day = self.cleaned_data["visited_on"]
        if day and day > timezone.localdate():
            raise ValidationError(
                _("きょうより先の日です。これからの訪問は「訪問の予定を入れる」に書いてください。")
            )
        return within_programme(day) if day else day

    def clean(self) -> dict[str, Any]:
        """The next visit comes after this one."""
        cleaned = super().clean()
        day, following = cleaned.get("visited_on"), cleaned.get("next_on")
        if day and following and following <= day:
            self.add_error(
                "next_on", _("次にうかがう日は、この訪問の日よりあとの日にしてください。")
            )
        return cleaned

    def plans_near(self) -> list[Visit]:
        """Visits planned about that day, of which this may be one; the day itself is clear."""
        day = self.cleaned_data["visited_on"]
        near = [day - NEAR, day + NEAR]
        ahead = self.cleaned_data["company"].visits.ahead()
        if ahead.filter(planned_on=day).exists():
            return []
        return list(ahead.filter(planned_on__range=near).order_by("planned_on"))

    def plan_meant(self, said: str) -> Visit | None:
        """The planned visit that was said to be this one."""
        plans = {str(one.public_id): one for one in self.plans_near()}
        return plans.get(said)

    def promise(self) -> dict[str, Any]:
        """What was agreed for the next time; it belongs to the sheet."""
        return {name: self.cleaned_data[name] for name in ("next_on", "next_promise")}


class FulfilmentForm(MadeForm):
    """A planned visit of which one now says that it was made."""

    name = "visit_made"
    company = None  # type: ignore[assignment]
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_("いつ、どこで"), ("visited_on", "starts", "ends", "place")),
        *MadeForm.sections[1:],
    )

    @classmethod
    def values_from(cls, row: Visit) -> dict[str, Any]:
        """The day stands as it was planned, once it has come."""
        day = row.planned_on if row.planned_on and row.planned_on <= timezone.localdate() else None
        return super().values_from(row) | {"visited_on": day or timezone.localdate()}


class MadeRevisionForm(FulfilmentForm):
    """A visit that was made, written anew; its promises stand on the sheet."""

    name = "visit_revision"
    next_on = next_promise = None  # type: ignore[assignment]
    sections = FulfilmentForm.sections[:2]

    @classmethod
    def values_from(cls, row: Visit) -> dict[str, Any]:
        """The day stands as it was noted."""
        return super().values_from(row) | {"visited_on": row.visited_on}
