from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from enishi.duplicates.kinds import Kind
from enishi.people.fields import ChoiceField
from enishi.people.shown import shown

LEFT, RIGHT = "left", "right"


class MergeForm(forms.Form):
    """Of every field in which two records differ, which of the two stays."""

    def __init__(self, kind: Kind, left: Any, right: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.left, self.right = kind, left, right
        first, second = (kind.form(initial=kind.form.values_from(row)) for row in (left, right))
        self.same: list[tuple[Any, str]] = []
        for name in kind.fields:
            on_form = name if name in first.fields else f"company_{name}"
            if on_form not in first.fields:
                continue
            told = shown(first[on_form]), shown(second[on_form])
            if told[0] == told[1]:
                if told[0]:
                    self.same.append((first[on_form].label, told[0]))
                continue
            self.fields[name] = ChoiceField(
                label=first[on_form].label,
                choices=[(LEFT, told[0] or _("（空欄）")), (RIGHT, told[1] or _("（空欄）"))],
                widget=forms.RadioSelect,
                initial=LEFT if getattr(left, name) not in ("", None, []) else RIGHT,
            )

    def chosen(self) -> dict[str, Any]:
        """The values that were chosen from the right; the others stand on the left already."""
        return {
            name: getattr(self.right, name)
            for name, side in self.cleaned_data.items()
            if side == RIGHT
        }


class KindForm(forms.Form):
    """Which kind of records to look at."""

    kind = forms.CharField(required=False)
