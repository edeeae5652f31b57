"""Every answer as a reader sees it: on the check page, and for those who decide."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from enishi.experts.models import Application
from enishi.experts.registration.card import entries_of, industry_of
from enishi.experts.registration.questions import STEPS, Step, asked
from enishi.experts.registration.questions.question import Question
from enishi.people.choices import named
from enishi.people.fields import PhoneField, PostalCodeField
from enishi.people.shown import shown
from enishi.reference.industries import INDUSTRIES
from enishi.reference.phones import format_phone
from enishi.reference.postal_code import format_postal_code
from enishi.reference.wareki import PartialDate, format_date, format_partial

AS_WRITTEN: Mapping[type, Callable[[str], str]] = {
    PhoneField: format_phone,
    PostalCodeField: lambda figures: f"〒{format_postal_code(figures)}　",
}


@dataclass(frozen=True)
class Told:
    """One answer: what it answers, the lines it has, and where it is changed."""

    label: str
    lines: tuple[str, ...]
    address: str


@dataclass(frozen=True)
class Chapter:
    """The answers of one chapter."""

    title: Any
    answers: tuple[Told, ...]


def chapters(application: Application) -> list[Chapter]:
    """Everything that was told, chapter by chapter."""
    found: dict[Any, list[Told]] = {}
    for step in STEPS:
        told = career(application) if step.slug == "career" else answers(step, application)
        found.setdefault(step.chapter, []).extend(told)
    return [Chapter(title, tuple(told)) for title, told in found.items()]


def answers(step: Step, application: Application) -> list[Told]:
    """What was answered to one question, box by box, or in one row."""
    form, address = asked(step, application), reverse("registration_step", args=[step.slug])
    if step.slug == "body":
        return [body_told(form, application, address), *box_by_box(form, address)]
    if not form.told_as:
        return box_by_box(form, address)
    if step.slug == "consent":
        lines = tuple(str(box.label) for box in form if text_of(form, box))
    else:
        boxes = [text_of(form, box) for box in form if not box.is_hidden]
        lines = (form.told_with.join(text for text in boxes if text),)
    return [Told(str(form.told_as), lines, address)] if any(lines) else []


def body_told(form: Question, application: Application, address: str) -> Told:
    """The body, which can be changed until the application has been sent."""
    free = address if "organisation" in form.fields else ""
    return Told(_("登録する団体"), (application.organisation.name,), free)


def box_by_box(form: Question, address: str) -> list[Told]:
    """One row for each box that holds anything."""
    return [
        Told(str(form.short.get(box.name, box.label)), tuple(text.splitlines()), address)
        for box in form
        if box.name != "organisation" and (text := text_of(form, box))
    ]


def text_of(form: Question, box: forms.BoundField) -> str:
    """One answer in words: a date in both reckonings, a choice by its label."""
    read = form.cleaned_data.get(box.name) if form.is_bound and form.is_valid() else None
    if box.name == "capacity" and read:
        return _("%(n)s社まで") % {"n": read}
    if isinstance(read, bool):
        return _("はい") if read else ""
    if isinstance(read, date):
        return format_date(read, get_language() or "ja")
    written = AS_WRITTEN.get(type(box.field))
    if written and read:
        return written(read)
    if isinstance(box.field, forms.ChoiceField) or not isinstance(read, str):
        return shown(box)
    return read


def career(application: Application) -> list[Told]:
    """The career entries, one a row."""
    return [
        Told(
            _("%(n)s件目のお仕事") % {"n": n},
            entry_lines(entry),
            reverse("registration_entry", args=[n]),
        )
        for n, entry in enumerate(entries_of(application), 1)
    ]


def entry_lines(entry: Question) -> tuple[str, ...]:
    """An entry line by line: firm and post, period, trade, what was done, what it is good for."""
    if not entry.is_valid():
        return (str(entry["company_name"].value() or ""),)
    told = entry.cleaned_data
    where = "　".join(v for v in (told["company_name"], told["department"], told["post"]) if v)
    facts = [period(told), trade(told)]
    if told["company_size"]:
        facts.append(_("%(n)s名ほどの会社") % {"n": told["company_size"]})
    if told["overseas"]:
        facts.append(_("海外での仕事"))
    return (where, *(fact for fact in facts if fact), told["duties"], told["can_do"])


def period(told: dict[str, Any]) -> str:
    """昭和57年4月〜平成20年3月, as far as it is known."""
    language = get_language() or "ja"
    dates = [
        format_partial(PartialDate.fromiso(iso), language).split("（")[0] if iso else ""
        for iso in (told["from_when"], told["to_when"])
    ]
    return pgettext("between dates", "〜").join(dates) if any(dates) else ""


def trade(told: dict[str, Any]) -> str:
    """The trade in the person's words, and as what it will be registered."""
    found = INDUSTRIES.get(industry_of(told))
    if not found or not told["industry"]:
        return str(told["industry"])
    label = named(found.label, found.english)
    return _("%(words)s（%(label)sとして登録）") % {"words": told["industry"], "label": label}
