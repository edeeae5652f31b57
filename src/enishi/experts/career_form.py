"""職務経歴 on a form: as many entries as the person has, two empty ones to go on with."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from enishi.people.choices import industry_choices
from enishi.people.fields import (
    ChoiceField,
    LongTextField,
    PartialDateField,
    TextField,
    WholeNumberField,
)
from enishi.people.shown import shown

MOST_ENTRIES = 100
EMPTY_ENTRIES = 2
ENTRY_NAME = re.compile(r"career-(\d{1,3})-")


class CareerEntryForm(forms.Form):
    """One post: where, when, and what was done."""

    company_name = TextField(label=_("会社"), max_length=120, required=False)
    company_size = WholeNumberField(label=_("会社の規模（人）"), required=False)
    industry = ChoiceField(label=_("業種"), required=False, choices=industry_choices)
    department = TextField(label=_("部署"), max_length=80, required=False)
    post = TextField(label=_("役職"), max_length=80, required=False)
    from_when = PartialDateField(
        label=_("いつから"), required=False, help_text=_("例：平成9年4月、1997、1997/4")
    )
    to_when = PartialDateField(
        label=_("いつまで"), required=False, help_text=_("いまも続いているときは空欄にします。")
    )
    duties = LongTextField(
        label=_("したこと"),
        required=False,
        help_text=_("何に困っていて、どうしたか。数字があると、あとで読む人に伝わります。"),
    )
    overseas = forms.BooleanField(label=_("海外での仕事です"), required=False)

    def is_blank(self) -> bool:
        """Whether nothing was typed, so that there is no entry."""
        return not any(self.cleaned_data.values())

    def clean(self) -> dict[str, Any]:
        """An entry without its story cannot be matched; an end lies after its beginning."""
        cleaned = super().clean() or self.cleaned_data
        if any(cleaned.values()) and not cleaned.get("duties"):
            self.add_error("duties", _("「したこと」を、ひとことでも書いてください。"))
        begun, ended = cleaned.get("from_when"), cleaned.get("to_when")
        if begun and ended and ended[: len(begun)] < begun[: len(ended)]:
            self.add_error("to_when", _("終わりが、始まりより前になっています。"))
        return cleaned


class CareerForms:
    """The career entries of one expert form, from what was posted, drafted or stored."""

    def __init__(
        self, typed: Mapping[str, Any] | None, stored: Iterable[Mapping[str, Any]]
    ) -> None:
        if typed is not None:
            numbers = numbers_in(typed)
            self.forms = [CareerEntryForm(typed, prefix=f"career-{n}") for n in numbers]
        else:
            empty: list[Mapping[str, Any]] = [{}] * EMPTY_ENTRIES
            self.forms = [
                CareerEntryForm(initial=dict(entry), prefix=f"career-{n}")
                for n, entry in enumerate([*stored, *empty][:MOST_ENTRIES], 1)
            ]

    def __iter__(self) -> Any:
        return iter(self.forms)

    def is_valid(self) -> bool:
        """Whether every entry can be read."""
        return all(form.is_valid() for form in self.forms)

    def entries(self) -> tuple[dict[str, Any], ...]:
        """The entries that hold anything, in the order told."""
        return tuple(form.cleaned_data for form in self.forms if not form.is_blank())

    def lines(self) -> list[str]:
        """Every entry that holds anything, in one line."""
        return [line for line in map(in_one_line, self.forms) if line]


def in_one_line(form: CareerEntryForm) -> str:
    """An entry as a reader sees it, from its boxes."""
    told = [shown(form[name]) for name in form.fields if name != "overseas"]
    if form["overseas"].value():
        told.append(str(form.fields["overseas"].label))
    return "　".join(text for text in told if text)


def entries_in(typed: Mapping[str, list[str]]) -> list[dict[str, str]]:
    """The entries that a draft holds, one mapping an entry, empty ones left out."""
    entries = [
        {name: typed[f"career-{n}-{name}"][-1] for name in CareerEntryForm.base_fields
         if typed.get(f"career-{n}-{name}")}
        for n in numbers_in(typed)
    ]  # fmt: skip
    return [entry for entry in entries if entry]


def numbers_in(data: Mapping[str, Any]) -> list[int]:
    """The entry numbers that a posted form names, at most as many as a life holds."""
    found = {int(match[1]) for name in data if (match := ENTRY_NAME.match(name))}
    return sorted(found)[:MOST_ENTRIES]
