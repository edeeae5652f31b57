"""A form that loses nothing: drafts while one types, and both texts when two people edit."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Self, TypeVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import pgettext

from enishi.logbook.models import Recorded
from enishi.logbook.refused import Conflict
from enishi.people.models import Draft
from enishi.people.request import SignedInRequest
from enishi.people.transitions import drop_draft
from enishi.people.transitions.draft import NEW

T = TypeVar("T")


@dataclass(frozen=True)
class Difference:
    """One field in which what was typed differs from what now stands in the record."""

    label: str | Promise
    stands: str
    typed: str


@dataclass(frozen=True)
class Section:
    """A group of fields under one heading."""

    title: str | Promise
    fields: tuple[str, ...]


class WritingForm(forms.Form):
    """The base of every form that writes a record."""

    name: ClassVar[str]
    sections: ClassVar[tuple[Section, ...]] = ()
    read_at = forms.IntegerField(widget=forms.HiddenInput, required=False)

    status = 200
    differences: tuple[Difference, ...] = ()
    drafted_at: datetime | None = None
    subject: UUID = NEW
    options: Mapping[str, Any] = {}

    @classmethod
    def values_from(cls, row: Any) -> dict[str, Any]:
        """The row's values under the form's names; forms that differ from their row override."""
        return {name: getattr(row, name) for name in cls.base_fields if hasattr(row, name)}

    @classmethod
    def told(cls, values: dict[str, Any], **options: Any) -> dict[str, str]:
        """What a kept version says, label by label, as a reader sees it."""
        form = cls(initial=values, **options)
        return {
            str(form[name].label): shown(form[name]) for name in form.fields if name != "read_at"
        }

    @classmethod
    def opened(cls, request: SignedInRequest, row: Recorded | None = None, **options: Any) -> Self:
        """Open the form as posted, else with the person's draft, else as the record stands."""
        subject = row.public_id if row else NEW
        initial = {**(cls.values_from(row) | {"read_at": row.version} if row else {})}
        draft = None
        if request.method == "POST":
            form = cls(request.POST, initial=initial, **options)
        else:
            draft = request.user.drafts.filter(form=cls.name, subject=subject).first()
            initial |= dict(request.GET.items()) if row is None else {}
            form = cls(initial=initial | (cls.from_draft(draft) if draft else {}), **options)
        form.subject, form.options = subject, options
        form.drafted_at = draft.saved_at if draft else None
        return form

    @classmethod
    def from_draft(cls, draft: Draft) -> dict[str, Any]:
        """What the person had typed, as initial values."""
        typed: dict[str, list[str]] = draft.content
        return {
            name: typed[name] if isinstance(field, forms.MultipleChoiceField) else typed[name][-1]
            for name, field in cls.base_fields.items()
            if typed.get(name)
        }

    def write(self, request: SignedInRequest, save: Callable[[], T]) -> T | None:
        """Validate and save; on success the draft is dropped, otherwise the form says why not."""
        if not self.is_valid():
            self.status = 422
            return None
        try:
            result = save()
        except ValidationError as error:
            self.status = 422
            self._take(error)
            return None
        except Conflict as conflict:
            self.status = 409
            self._show_both(conflict.current)
            return None
        drop_draft(request.user, form=self.name, subject=self.subject)
        return result

    def read_version(self) -> int:
        """The version that the person had before him when he began to write."""
        return self.cleaned_data["read_at"] or 0

    def grouped(self) -> list[tuple[str | Promise, list[forms.BoundField]]]:
        """The fields under their headings, in reading order."""
        return [(s.title, [self[name] for name in s.fields]) for s in self.sections]

    def differences_beyond_fields(self, current: Any) -> tuple[Difference, ...]:
        """What differs in parts of the form that are not plain fields."""
        return ()

    def _take(self, error: ValidationError) -> None:
        errors: Mapping[str, list[str]] = getattr(
            error, "message_dict", {"__all__": error.messages}
        )
        for name, messages in errors.items():
            self.add_error(name if name in self.fields else None, messages)

    def _show_both(self, current: Recorded) -> None:
        """Keep what was typed in the boxes, and show beside it what now stands."""
        stands = type(self)(initial=self.values_from(current), **self.options)
        self.differences = tuple(
            Difference(self[name].label, shown(stands[name]), shown(self[name]))
            for name in self.fields
            if name != "read_at" and shown(stands[name]) != shown(self[name])
        )
        self.differences += self.differences_beyond_fields(current)
        typed = QueryDict(mutable=True)
        typed.update(self.data)
        typed["read_at"] = str(current.version)
        self.data = typed


def shown(bound: forms.BoundField) -> str:
    """A field's value as a reader sees it, choices by their labels."""
    value = bound.value()
    values = value if isinstance(value, list | tuple) else [value]
    labels = {str(k): str(v) for k, v in getattr(bound.field, "choices", [])}
    told = [labels.get(str(v), str(v)) for v in values if v not in (None, "")]
    return pgettext("in a list", "、").join(told)
