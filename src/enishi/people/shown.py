"""A field's value as a reader sees it: choices by their labels, days in eras, yes and no."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from enishi.people.fields import JapaneseDateField, japanese


def shown(bound: forms.BoundField) -> str:
    """What stands in the box, as a reader sees it."""
    return in_words(bound.field, bound.value())


def in_words(field: forms.Field, value: Any) -> str:
    """A value of a field as a reader sees it."""
    if isinstance(field, forms.BooleanField):
        return _("はい") if value else _("いいえ")
    values = value if isinstance(value, list | tuple) else [value]
    labels = dict(flat(getattr(field, "choices", ()))) if any(values) else {}
    told = [labels.get(str(v), plain(field, v)) for v in values if v not in (None, "")]
    return pgettext("in a list", "、").join(told)


def plain(field: forms.Field, value: Any) -> str:
    """A value without a label: a stored day in its era, anything else as it stands."""
    if isinstance(field, JapaneseDateField) and isinstance(value, str):
        try:
            return japanese(date.fromisoformat(value))
        except ValueError:
            return value
    return str(field.prepare_value(value))


def flat(choices: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """The choices without their groups."""
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from flat(label)
        else:
            yield str(value), str(label)
