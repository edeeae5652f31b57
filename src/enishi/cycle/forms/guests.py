from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from enishi.cycle.models import Candidate, DeliberationMeeting, GuestBody, Stance
from enishi.cycle.queries.guests import candidates_shared, could_be_invited
from enishi.people.fields import ChoiceField, LongTextField, RecordField
from enishi.people.models import Organisation


class GuestBodyForm(forms.Form):
    """Which body is invited to a sitting."""

    body = RecordField(
        Organisation.objects.none(),
        label=_("お招きする団体"),
        to_field_name="public_id",
        empty_label=_("選んでください"),
    )

    def __init__(self, *args: Any, meeting: DeliberationMeeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = could_be_invited(meeting)  # type: ignore[attr-defined]


class GuestOpinionForm(forms.Form):
    """A guest's own opinion on one of the candidates whom he may see."""

    candidate = RecordField(
        Candidate.objects.none(), to_field_name="public_id", widget=forms.HiddenInput
    )
    stance = ChoiceField(label=_("あなたの意見"), choices=Stance, widget=forms.RadioSelect)
    reason = LongTextField(label=_("そう思うわけ"), max_length=2000, rows=3)
    read_at = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, seat: GuestBody, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["candidate"].queryset = candidates_shared(seat)  # type: ignore[attr-defined]
