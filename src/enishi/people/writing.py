"""A form that loses nothing: drafts while one types, and both texts when two people edit."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Self, TypeVar
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from enishi.logbook.models import Recorded
from enishi.logbook.refused import Conflict, NotYours, Refused
from enishi.people.drafts import all_typed, forget_drafts_of, typed_in
from enishi.people.fields import NearDateField
from enishi.people.models import Draft
from enishi.people.request import SignedInRequest
from enishi.people.shown import in_words, shown
from enishi.people.transitions import drop_draft, keep_draft
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
    # Records that are there already and may be the same; whoever typed says that they are not.
    known: Sequence[Any] = ()
    drafted_at: datetime | None = None
    subject: UUID = NEW
    # One writing, from opening to saving: a draft that arrives after its saving is not kept.
    token: str = ""
    options: Mapping[str, Any] = {}

    @classmethod
    def values_from(cls, row: Any) -> dict[str, Any]:
        """The row's values under the form's names; forms that differ from their row override."""
        return {name: getattr(row, name) for name in cls.base_fields if hasattr(row, name)}

    @classmethod
    def told(cls, values: dict[str, Any], **options: Any) -> dict[str, str]:
        """What a kept version says, label by label; what it does not hold is not told."""
        form = cls(initial=values, **options)
        return {str(form[n].label): shown(form[n]) for n in form.texts() if n in values}

    @classmethod
    def opened(
        cls,
        request: SignedInRequest,
        row: Recorded | None = None,
        *,
        under: Recorded | None = None,
        **options: Any,
    ) -> Self:
        """Open the form as posted, else with the person's draft, else as the record stands.

        A new record `under` another has a draft for each of those it may belong to.
        """
        about = row or under
        subject = about.public_id if about else NEW
        stands = cls.values_from(row) | {"read_at": row.version} if row else {}
        if request.method == "POST":
            form = cls(request.POST, initial=stands, **options)
            form.token = request.POST.get("writing", "")
        else:
            draft = request.user.drafts.filter(form=cls.name, subject=subject).first()
            asked = {k: v for k, v in request.GET.items() if k in cls.base_fields and not row}
            form = cls(initial=stands | (cls.from_draft(draft) if draft else {}) | asked, **options)
            form.token, form.drafted_at = str(uuid4()), draft.saved_at if draft else None
        form.subject, form.options = subject, options
        if row and form.drafted_at and form.initial["read_at"] != row.version:
            form.show_both(row)
        return form

    @classmethod
    def from_draft(cls, draft: Draft) -> dict[str, Any]:
        """What the person had typed, as initial values."""
        return typed_in(draft.content, cls.base_fields)

    def write(self, request: SignedInRequest, save: Callable[[], T]) -> T | None:
        """Validate and save; on success the draft is dropped, otherwise the form says why not."""
        try:
            result = save() if self.is_valid() else None
        except ValidationError as error:
            self._take(error)
        except Conflict as conflict:
            self.status = 409
            self.show_both(conflict.current)
        except Refused as refused:
            self.status = 403 if isinstance(refused, NotYours) else 409
            about = refused.about if refused.about in self.fields else None
            self.add_error(about, f"{refused}{self._read_as(about)}")
        except IntegrityError:
            self.status = 409
            self.add_error(None, _("ほかの方が、ちょうど同じものを登録しました。ご確認ください。"))
        else:
            if result is not None:
                self.is_over(request)
                return result
        self.status = 422 if self.status == 200 else self.status
        # Whoever may not write here leaves nothing behind, not even a draft.
        if self.status != 403:
            self.keep(request)
        return None

    def keep(self, request: SignedInRequest) -> None:
        """Keep what could not be saved: one may leave the page to see to the reason, and return."""
        with suppress(Refused):
            keep_draft(
                request.user,
                form=self.name,
                subject=self.subject,
                content=all_typed(request.POST),
            )

    def is_over(self, request: SignedInRequest) -> None:
        """What was typed became a record: the draft of it has had its day."""
        forget_drafts_of(self.token, request)
        drop_draft(request.user, form=self.name, subject=self.subject)

    def is_new(self, request: SignedInRequest, known: Callable[[], Sequence[Any]]) -> bool:
        """Whether nothing like it is known yet, or the person has said that it is another."""
        if self.is_valid() and "another" not in request.POST:
            self.known = known()
        self.status = 409 if self.known else self.status
        return not self.known

    def read_version(self) -> int:
        """The version that the person had before him when he began to write."""
        return self.cleaned_data["read_at"] or 0

    def texts(self) -> list[str]:
        """The names of what people read and write, without what belongs to the page."""
        return [name for name in self.fields if name != "read_at"]

    def grouped(self) -> list[tuple[str | Promise, list[forms.BoundField]]]:
        """The fields under their headings, in reading order."""
        return [(s.title, [self[name] for name in s.fields]) for s in self.sections]

    def differences_beyond_fields(self, current: Any) -> tuple[Difference, ...]:
        """What differs in parts of the form that are not plain fields."""
        return ()

    def show_both(self, current: Recorded) -> None:
        """Keep what was typed in the boxes, and show beside it what now stands."""
        stands = type(self)(initial=self.values_from(current), **self.options)
        pairs = [(self[n].label, shown(stands[n]), self._typed(n)) for n in self.texts()]
        self.differences = tuple(Difference(*pair) for pair in pairs if pair[1] != pair[2])
        self.differences += self.differences_beyond_fields(current)
        if not self.is_bound:
            self.initial["read_at"] = current.version
            return
        typed = QueryDict(mutable=True)
        typed.update(self.data)
        typed["read_at"] = str(current.version)
        self.data = typed

    def _typed(self, name: str) -> str:
        """What was typed, read as the field reads it, so that only real differences show."""
        if self.is_bound and name in getattr(self, "cleaned_data", {}):
            field = self.fields[name]
            return in_words(field, field.prepare_value(self.cleaned_data[name]))
        return shown(self[name])

    def _read_as(self, name: str | None) -> str:
        """Which day was read in the box that was refused, where its year was not typed."""
        field = self.fields[name] if name else None
        if not isinstance(field, NearDateField):
            return ""
        return field.read_as(str(self.data.get(self.add_prefix(str(name)), "")))

    def _take(self, error: ValidationError) -> None:
        errors: Mapping[str, list[str]] = getattr(
            error, "message_dict", {"__all__": error.messages}
        )
        for name, messages in errors.items():
            self.add_error(name if name in self.fields else None, messages)
