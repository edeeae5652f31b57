"""What a draft holds, and which writings are over so that their drafts come too late."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from enishi.people.request import SignedInRequest

WRITTEN = "written"
REMEMBERED = 20
NOT_KEPT = {"csrfmiddlewaretoken", "draft_form", "draft_subject", "writing"}


def all_typed(post: QueryDict) -> dict[str, list[Any]]:
    """Everything typed, without what belongs to the page rather than to the person."""
    pairs = ((name, boxes) for name, boxes in post.lists() if name not in NOT_KEPT)
    return {name: [value.replace("\0", "") for value in boxes] for name, boxes in pairs}


def typed_in(content: Mapping[str, list[str]], fields: Mapping[str, forms.Field]) -> dict[str, Any]:
    """The values of a draft under the names of a form's fields; an empty box counts as typed."""
    typed: dict[str, Any] = {}
    for name, field in fields.items():
        if isinstance(field, forms.MultipleChoiceField):
            typed[name] = content.get(name, [])
        elif isinstance(field, forms.BooleanField):
            typed[name] = name in content
        elif content.get(name):
            typed[name] = content[name][-1]
    # A number all through: it is compared with the record's version.
    if "read_at" in typed:
        typed["read_at"] = int(typed["read_at"]) if typed["read_at"].isdecimal() else 0
    return typed


def forget_drafts_of(token: str, request: SignedInRequest) -> None:
    """Remember that a writing is over: a draft of it that is still under way is too late."""
    if token:
        request.session[WRITTEN] = [*request.session.get(WRITTEN, []), token][-REMEMBERED:]


def is_too_late(token: str, request: SignedInRequest) -> bool:
    """Whether the writing that a draft belongs to was saved already, or thrown away."""
    return bool(token) and token in request.session.get(WRITTEN, [])
