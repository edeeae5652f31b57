from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from enishi.experts.models import Application
from enishi.people.drafts import typed_in

NOT_KEPT = {"csrfmiddlewaretoken"}


@dataclass(frozen=True)
class Row:
    """Boxes that stand beside each other, and what one may think of while filling them."""

    fields: tuple[forms.BoundField, ...]
    prompts: tuple[Any, ...] = ()


class Question(forms.Form):
    """One page of the registration; what was typed is kept as typed and read again."""

    lead: Any = ""
    beside: ClassVar[tuple[tuple[str, ...], ...]] = ()
    prompts: ClassVar[Mapping[str, tuple[Any, ...]]] = {}
    # How the answer is shown to a reader: all in one row, or box by box under shorter labels.
    told_as: ClassVar[Any] = ""
    told_with: ClassVar[str] = " "
    short: ClassVar[Mapping[str, Any]] = {}
    # What was put in or found out for the person, who looks at it before the answer counts.
    notice: Any = ""

    def __init__(self, data: Any = None, *, application: Application | None, **kwargs: Any) -> None:
        self.application = application
        super().__init__(data, **kwargs)

    @classmethod
    def answered(cls, stored: Mapping[str, list[str]], **kwargs: Any) -> Self:
        """The form with an answer that was kept."""
        return cls(
            MultiValueDict({name: list(values) for name, values in stored.items()}), **kwargs
        )

    @classmethod
    def left(cls, typed: Mapping[str, list[str]], **kwargs: Any) -> Self:
        """The form as it was put aside half-way: nothing is wrong with it yet."""
        form = cls(**kwargs)
        form.initial = typed_in(typed, form.fields)
        return form

    def kept(self) -> dict[str, list[str]]:
        """What was typed, for the record; only what the question asks for."""
        data = self.data
        typed = data.lists() if isinstance(data, QueryDict | MultiValueDict) else ()
        return {
            name: [str(value).replace("\0", "") for value in values]
            for name, values in typed
            if name in self.fields
        }

    def rows(self) -> list[Row]:
        """The boxes in reading order, pairs beside each other."""
        pairs = {pair[0]: pair for pair in self.beside}
        second = {name for pair in self.beside for name in pair[1:]}
        return [
            Row(
                tuple(self[one] for one in pairs.get(name, (name,))),
                self.prompts.get(name, ()),
            )
            for name in self.fields
            if name not in second
        ]
