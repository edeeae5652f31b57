"""What is asked when a person rests, ends his registration, or says that nothing has changed."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enishi.experts.models import ConfirmationManner, EndReason
from enishi.people.fields import ChoiceField, JapaneseDateField

BY_TELEPHONE_OR_LETTER = [
    (manner.value, manner.label)
    for manner in (ConfirmationManner.TELEPHONE, ConfirmationManner.PAPER)
]
BY_THE_BODY = [
    (reason.value, reason.label)
    for reason in (EndReason.WISH, EndReason.DECEASED, EndReason.UNREACHABLE, EndReason.OTHER)
]


class PauseForm(forms.Form):
    """Until when somebody rests."""

    until = JapaneseDateField(
        label=_("いつまでお休みですか"), help_text=_("例：令和9年3月31日、2027/3/31")
    )

    def clean_until(self) -> date:
        """A rest ends on a day to come."""
        return to_come(self.cleaned_data["until"])


def to_come(until: date) -> date:
    """The end of a rest, unless it lies behind us."""
    if until <= timezone.localdate():
        raise forms.ValidationError(
            _("お休みの期限は、きょうより後の日にしてください。例：令和9年3月31日、2027/3/31")
        )
    return until


class EndForm(forms.Form):
    """Why a registration ends; the person himself has one reason, which he need not give."""

    because = ChoiceField(
        label=_("登録を終えるわけ"), choices=BY_THE_BODY, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, himself: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if himself:
            del self.fields["because"]

    def reason(self) -> EndReason:
        """The reason that was chosen, or the person's own wish."""
        return EndReason(self.cleaned_data.get("because", EndReason.WISH))


class NotedForm(forms.Form):
    """How the person said that nothing has changed."""

    manner = ChoiceField(choices=BY_TELEPHONE_OR_LETTER)


class AskForm(forms.Form):
    """Whom to ask; only those who are due are ever asked."""

    experts = forms.MultipleChoiceField(
        label=_("おたずねする方"),
        error_messages={
            "required": _("どなたにも印がついていません。おたずねする方に印をつけてください。")
        },
    )

    def __init__(self, *args: Any, due: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["experts"]
        field.choices = [(public_id, public_id) for public_id in due]
