"""Under which names a request takes what: seen while it runs, so that no name can be forgotten."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import BaseForm
from django.forms.models import ModelChoiceField
from django.http import HttpRequest, QueryDict

from enishi.people.fields import JapaneseDateField, PartialDateField
from enishi.people.writing import WritingForm

# What pages of ours read besides forms, and what cannot be an id.
PLAIN = {
    *("csrfmiddlewaretoken", "page", "next", "writing", "drop_draft", "take_out", "leave_out"),
    *("all", "show", "language", "as", "kind", "later", "list", "seen", "went"),
    *("because", "finish", "from_on", "make", "manner", "note"),
    *(
        "agreed",
        "another",
        "body",
        "confirmed",
        "looked_up",
        "mend",
        "particulars",
        "role",
        "subject_line",
    ),
}
# What a request sends that is neither a form nor JSON with names.
BARE = "the body itself"
CLEAR = "-clear"  # Django's own box beside a file that is there already
A_ROSTER = "氏名,職歴\n山田誠一,新規の販売代理店を12社開拓した。\n".encode()


@dataclass
class Watched:
    """What one or more requests read."""

    names: set[str] = field(default_factory=set)
    made: list[BaseForm] = field(default_factory=list)

    def ids(self) -> dict[str, str]:
        """The names whose fields take ids, with the kind of record where the field knows it."""
        found = {name: kind_in(box) for name, box in self.boxes() if takes_an_id(box)}
        return {name: kind for name, kind in found.items() if name not in PLAIN}

    def unknown(self) -> set[str]:
        """The names that were read, and of which no form says what they may hold."""
        known = {name for name, _ in self.boxes()} | PLAIN
        return {name for name in self.names if name.removesuffix(CLEAR) not in known}

    def boxes(self) -> Iterator[tuple[str, forms.Field]]:
        """The fields of every form that was filled by the request."""
        for form in self.made:
            if form.is_bound or isinstance(form, WritingForm):
                yield from ((form.add_prefix(name), box) for name, box in form.fields.items())

    def filled(self) -> dict[str, Any]:
        """Something that each field takes, as a person would fill the page in."""
        values = {
            form.add_prefix(name): something_for(box, form[name].initial)
            for form in self.made
            if form.is_bound
            for name, box in form.fields.items()
        }
        return {name: value for name, value in values.items() if value not in (None, "")}


class Noting(dict[str, Any]):
    """What was sent as JSON, and tells under which names it is read."""

    def __init__(self, sent: dict[str, Any], names: set[str]) -> None:
        super().__init__(sent)
        self.names = names

    def __getitem__(self, key: str) -> Any:
        self.names.add(key)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        self.names.add(str(key))
        return super().__contains__(key)

    def get(self, key: str, default: Any = None) -> Any:
        """Tell of a name that may be missing, too."""
        self.names.add(key)
        return super().get(key, default)


@contextmanager
def reading_json(watched: Watched) -> Iterator[None]:
    """Watch what is read from a request's body past its forms."""
    body, loads, sent = HttpRequest.body, json.loads, set[bytes]()

    def read(request: HttpRequest) -> bytes:
        content: bytes = body.fget(request)  # type: ignore[attr-defined]
        if sys._getframe(1).f_code.co_name != "_load_post_and_files":
            sent.add(content)
            watched.names.add(BARE)
        return content

    def load(text: Any, *args: Any, **kwargs: Any) -> Any:
        found = loads(text, *args, **kwargs)
        content = text.encode() if isinstance(text, str) else bytes(text)
        if content not in sent or not isinstance(found, dict):
            return found
        watched.names.discard(BARE)
        return Noting(found, watched.names)

    with patch.object(HttpRequest, "body", property(read)), patch.object(json, "loads", load):
        yield


@contextmanager
def watching() -> Iterator[Watched]:
    """Watch what is read from queries and forms."""
    watched, init, item = Watched(), BaseForm.__init__, QueryDict.__getitem__
    getlist, contains = QueryDict._getlist, dict.__contains__

    def noted(form: BaseForm, *args: Any, **kwargs: Any) -> None:
        init(form, *args, **kwargs)
        watched.made.append(form)

    def get_item(query: QueryDict, key: str) -> Any:
        watched.names.add(key)
        return item(query, key)

    def get_list(query: QueryDict, key: str, *args: Any, **kwargs: Any) -> Any:
        watched.names.add(key)
        return getlist(query, key, *args, **kwargs)

    def has(query: QueryDict, key: object) -> bool:
        watched.names.add(str(key))
        return contains(query, key)

    with (
        patch.object(BaseForm, "__init__", noted),
        patch.object(QueryDict, "__getitem__", get_item),
        patch.object(QueryDict, "_getlist", get_list),
        patch.object(QueryDict, "__contains__", has, create=True),
        reading_json(watched),
    ):
        yield watched


def takes_an_id(box: forms.Field) -> bool:
    """Whether a field takes an id: one of a record, or one that nobody types."""
    if isinstance(box, forms.UUIDField | ModelChoiceField):
        return True
    return box.widget.is_hidden and isinstance(box, forms.CharField)


def kind_in(box: forms.Field) -> str:
    """The kind of record that a field offers."""
    offered = box.queryset if isinstance(box, ModelChoiceField) else None
    return offered.model._meta.label_lower if offered is not None else "room.model"


def something_for(box: forms.Field, initial: Any) -> Any:
    """A value that a field takes: what stands in it already, or something of its kind."""
    if initial not in (None, "", []) and not isinstance(box, ModelChoiceField):
        return box.prepare_value(initial)
    for kind, thing in THINGS:
        if isinstance(box, kind):
            return thing(box)
    return typed_into(box)


def first_record(box: Any) -> Any:
    """The first record on offer."""
    first = box.queryset.first()
    return box.prepare_value(first) if first else None


def first_choice(box: Any) -> Any:
    """The first choice that is one."""
    offered = [value for value, _label in flat(box.choices) if value]
    several = isinstance(box, forms.MultipleChoiceField)
    return offered[:1] if several else next(iter(offered), None)


THINGS: tuple[tuple[type[forms.Field], Callable[[Any], Any]], ...] = (
    (ModelChoiceField, first_record),
    (forms.FileField, lambda _: SimpleUploadedFile("名簿.csv", A_ROSTER)),
    (forms.ChoiceField, first_choice),
    (forms.BooleanField, lambda _: "on"),
    (JapaneseDateField, lambda _: "2026/9/10"),
    (forms.DateField, lambda _: "2026-09-10"),
    (PartialDateField, lambda _: "1997"),
    (forms.EmailField, lambda _: "someone@example.jp"),
)


def typed_into(box: forms.Field) -> str | None:
    """What a person types into a box for words or numbers, if anything."""
    numeric = box.widget.attrs.get("inputmode") == "numeric" or isinstance(box, forms.IntegerField)
    if numeric:
        return "1"
    return "ひとこと" if box.required and isinstance(box, forms.CharField) else None


def flat(choices: Any) -> Iterator[tuple[str, Any]]:
    """The choices without their groups."""
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from flat(label)
        else:
            yield str(value), label
