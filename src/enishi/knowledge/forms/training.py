from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from enishi.knowledge.forms.reach import ReachingForm
from enishi.knowledge.models import QUESTIONS, Audience, Training
from enishi.knowledge.queries import staff_for
from enishi.people.fields import ChoiceField, LongTextField, NearDateField, TextField
from enishi.people.models import User
from enishi.people.writing import Section

SCALE = [
    (5, _("5　とてもある")),
    (4, _("4　ある")),
    (3, _("3　どちらともいえない")),
    (2, _("2　あまりない")),
    (1, _("1　ない")),
]


class TrainingForm(ReachingForm):
    """A training: its name, day, place, and for whom it is."""

    name = "training"

    title = TextField(label=_("研修の名前"), max_length=120, help_text=_("例：聞きとりの練習"))
    held_on = NearDateField(label=_("開催日"), ahead=None)
    place = TextField(label=_("場所"), max_length=120, required=False)
    about = LongTextField(label=_("内容"), required=False, max_length=4000)
    audience = ChoiceField(
        label=_("だれのための研修ですか"),
        choices=Audience,
        widget=forms.RadioSelect,
        initial=Audience.BODY,
    )

    sections: ClassVar[tuple[Section, ...]] = (
        Section(_("研修"), ("title", "held_on", "place", "about", "audience")),
    )


class MembersField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Any number of members, by their names."""

    def label_from_instance(self, obj: Any) -> str:
        """姓 and 名."""
        return str(obj.full_name)


class PresenceForm(forms.Form):
    """Who takes part, and who came."""

    invited = MembersField(
        User.objects.none(),
        label=_("参加する人"),
        to_field_name="public_id",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    present = MembersField(
        User.objects.none(),
        label=_("出席した人"),
        to_field_name="public_id",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("当日から書けます。"),
    )

    def __init__(self, *args: Any, training: Training, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = training.attendances.live()
        came = listed.filter(present=True)
        for name, rows in (("invited", listed), ("present", came)):
            self.initial[name] = list(rows.values_list("member__public_id", flat=True))
        people = staff_for(training.audience, training.organisation)
        for name in ("invited", "present"):
            self.fields[name].queryset = people  # type: ignore[attr-defined]


class SurveyForm(forms.Form):
    """Four questions to oneself, from 1 to 5."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, question in QUESTIONS.items():
            self.fields[name] = ChoiceField(label=question, choices=SCALE, widget=forms.RadioSelect)

    def answers(self) -> dict[str, int]:
        """What was answered, as numbers."""
        return {name: int(self.cleaned_data[name]) for name in QUESTIONS}
