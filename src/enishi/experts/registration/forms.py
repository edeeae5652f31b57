"""What the body writes when it looks at a 仮登録."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from enishi.experts.registration.questions.person import BodyQuestion
from enishi.people.fields import LongTextField
from enishi.people.models import Organisation


class DecidingForm(forms.Form):
    """Says at which version the application was read."""

    read_at = forms.IntegerField(widget=forms.HiddenInput)


class EnquiryForm(DecidingForm):
    question = LongTextField(
        label=_("おたずねすること"),
        max_length=4_000,
        help_text=_("例：平成10年から平成13年までのお仕事を、もう少しくわしく教えてください。"),
    )


class LetterForm(DecidingForm):
    letter = LongTextField(
        label=_("お見送りの手紙"),
        max_length=8_000,
        rows=14,
        help_text=_("このまま、ご本人が読みます。お一人おひとりに合わせて直してください。"),
    )


class CallForm(BodyQuestion):
    """The first question, asked over the telephone: the body is the one that answers the call."""

    lead = _("お話をうかがいながら、ご本人に代わって入力します。")

    def __init__(self, *args: Any, body: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, application=None, body=body, **kwargs)
