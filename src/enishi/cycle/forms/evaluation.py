from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enishi.cycle.forms.introduction import HOW_TOLD
from enishi.cycle.models import Achieved, Side, Wish
from enishi.people.fields import ChoiceField, LongTextField, NearDateField


class SupportEndForm(forms.Form):
    """On which day the support was over."""

    on = NearDateField(
        label=_("支援が終わった日"), help_text=_("例：令和8年9月25日、2026/9/25"), ahead=False
    )

    def clean_on(self) -> Any:
        """What is over has ended already."""
        day = self.cleaned_data["on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(
                _("終わった日が、きょうより先の日付です。終わってから記録してください。")
            )
        return day


class EvaluationForm(forms.Form):
    """支援を終えてのアンケート: two questions and a few words."""

    achieved = ChoiceField(
        label=_("困りごとは、どこまで進みましたか"), choices=Achieved, widget=forms.RadioSelect
    )
    wish = ChoiceField(label=_("これからのこと"), choices=Wish, widget=forms.RadioSelect)
    words = LongTextField(
        label=_("よかったこと・こうしてほしかったこと"), required=False, rows=4, max_length=4000
    )


class NotedEvaluationForm(EvaluationForm):
    """The same, as somebody of the body heard it."""

    side = ChoiceField(label=_("どちらの声か"), choices=Side, widget=forms.RadioSelect)
    manner = ChoiceField(label=_("うかがい方"), choices=HOW_TOLD, initial="telephone")

    field_order = ("side", "achieved", "wish", "words", "manner")
