from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from enishi.people.fields import ChoiceField, ChoicesField, LongTextField, TextField
from enishi.rights.disclosure import Part
from enishi.rights.models import Right


class AskForm(forms.Form):
    """What a person asks for, in his own words."""

    right = ChoiceField(label=_("どうしたいですか"), choices=Right, widget=forms.RadioSelect)
    words = LongTextField(label=_("くわしく"), required=False, rows=3, max_length=4000)
    identified = TextField(
        label=_("ご本人であることを、どう確かめましたか"),
        required=False,
        max_length=200,
        help_text=_("例：登録の電話番号へかけ直し、生年月日をうかがった。"),
    )

    def __init__(self, *args: Any, himself: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if himself:
            del self.fields["identified"]
        else:
            self.fields["right"].label = _("どんな申し出ですか")
            self.fields["words"].label = _("おっしゃったこと")


class CheckForm(forms.Form):
    """Which parts are kept back, and why; most often none."""

    withheld = ChoicesField(
        label=_("お見せしない部分"), required=False, widget=forms.CheckboxSelectMultiple
    )
    why = LongTextField(
        label=_("お見せしない理由"),
        required=False,
        rows=2,
        max_length=2000,
        help_text=_("法律で認められた理由にかぎります。例：ほかの方の権利を害するおそれがある。"),
    )

    def __init__(self, *args: Any, parts: list[Part], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["withheld"].choices = [(p.label, p.name) for p in parts]  # type: ignore[attr-defined]


class CloseForm(forms.Form):
    """What was answered; and, for an erasure, the word that confirms it."""

    answer = LongTextField(label=_("お返事の内容"), rows=3, max_length=4000)
