from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from enishi.cycle.models import Manner, Need
from enishi.cycle.queries import called_so, could_wish
from enishi.experts.models import Expert
from enishi.people.fields import ChoiceField, LongTextField, RecordField, TextField
from enishi.people.models import User
from enishi.people.writing import Section, WritingForm

HOW_HEARD = [(one.value, one.label) for one in (Manner.TELEPHONE, Manner.MEETING, Manner.MAIL)]


class WhoForm(forms.Form):
    """By which name to look for the person who called."""

    who = TextField(
        label=_("お名前か読み"),
        max_length=60,
        required=False,
        help_text=_("姓だけで結構です。例：えんどう"),
    )

    def name(self) -> str:
        """The name that was typed."""
        self.is_valid()
        return str(self.cleaned_data.get("who") or "")


class WishForm(WritingForm):
    """面談希望 told on the telephone: who, of what he had heard, and in which words."""

    name = "interview_wish"

    expert = RecordField(
        Expert.objects.none(),
        label=_("どなたのご希望か"),
        to_field_name="public_id",
        empty_label=None,
        widget=forms.RadioSelect,
    )
    manner = ChoiceField(
        label=_("うかがい方"), choices=HOW_HEARD, widget=forms.RadioSelect, initial="telephone"
    )
    heard = LongTextField(
        label=_("お伝えしたこと"),
        rows=3,
        help_text=_("会社の名前は伏せます。お断りのお手紙にも、この文が入ります。"),
    )
    words = LongTextField(
        label=_("ご本人のことば"),
        required=False,
        rows=2,
        max_length=2000,
        help_text=_("例：前の会社で同じ苦労をしたので、話を聞いてみたい。"),
    )

    sections = (Section(_("面談のご希望"), ("expert", "manner", "heard", "words")),)

    def __init__(self, *args: Any, need: Need, user: User, who: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["expert"]
        choices = called_so(need, user, who) if who else could_wish(need, user)
        field.queryset = choices  # type: ignore[attr-defined]
        field.label_from_instance = lambda one: f"{one.full_name}　{one.city}"  # type: ignore[attr-defined]


class OwnWishForm(forms.Form):
    """A word that the person adds to his own wish."""

    words = LongTextField(label=_("ひとこと"), required=False, max_length=2000, rows=2)
