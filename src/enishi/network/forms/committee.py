from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from enishi.network.models import CommitteeMeeting
from enishi.network.queries import partners
from enishi.people.fields import LongTextField, NearDateField, TextField, WholeNumberField
from enishi.people.models import Organisation
from enishi.people.writing import Section, WritingForm


class MeetingForm(WritingForm):
    """A meeting of the 推進委員会 that is called."""

    name = "committee-meeting"

    number = WholeNumberField(label=_("年度の中で何回目"), least=1, most=50)
    held_on = NearDateField(label=_("開催日"), ahead=None)
    place = TextField(label=_("場所"), max_length=120)
    agenda = LongTextField(label=_("議題"), help_text=_("1行に1つずつ書いてください。"))
    papers = LongTextField(
        label=_("配布資料"), required=False, rows=2, help_text=_("1行に1つずつ書いてください。")
    )

    sections: ClassVar[tuple[Section, ...]] = (
        Section(_("推進委員会"), ("number", "held_on", "place", "agenda", "papers")),
    )

    @classmethod
    def values_from(cls, row: Any) -> dict[str, Any]:
        """The points of the agenda too, a line each."""
        points = row.agenda.values_list("title", flat=True)
        return super().values_from(row) | {"agenda": "\n".join(points)}

    def called(self) -> dict[str, Any]:
        """What is called, for the transitions."""
        given = self.cleaned_data
        names = ("number", "place", "papers")
        return {name: given[name] for name in names} | {
            "on": given["held_on"],
            "agenda": self.points(),
        }

    def points(self) -> list[str]:
        """The points of the agenda, a line each."""
        lines = (line.strip()[:200] for line in self.cleaned_data["agenda"].splitlines())
        return [line for line in lines if line]


class MinutesForm(WritingForm):
    """Who came, what was decided on each point, and the minutes."""

    name = "committee-minutes"

    present = forms.ModelMultipleChoiceField(
        Organisation.objects.none(),
        label=_("出席した団体"),
        to_field_name="public_id",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    minutes = LongTextField(label=_("議事録"), rows=12)

    def __init__(self, *args: Any, meeting: CommitteeMeeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["present"].queryset = partners(meeting.held_on)  # type: ignore[attr-defined]
        self.items = list(meeting.agenda.all())
        for item in self.items:
            self.fields[self.box(item.position)] = LongTextField(
                label=item.title, required=False, rows=2, initial=item.decision
            )

    @staticmethod
    def box(position: int) -> str:
        """The name of the box for what was decided on a point."""
        return f"decision-{position}"

    @classmethod
    def values_from(cls, row: Any) -> dict[str, Any]:
        """The bodies that came, beside the minutes."""
        came = row.attendances.filter(present=True).values_list("body__public_id", flat=True)
        return super().values_from(row) | {"present": list(came)}

    def grouped(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """CommitteeAttendance, decisions and minutes, in the order of a meeting."""
        decided = [self[self.box(item.position)] for item in self.items]
        return [
            (_("出席"), [self["present"]]),
            (_("決まったこと"), decided),
            (_("議事録"), [self["minutes"]]),
        ]

    def decisions(self) -> list[str]:
        """What was decided, point by point."""
        return [self.cleaned_data[self.box(item.position)] for item in self.items]


class AmendmentForm(forms.Form):
    """What must be put right in confirmed minutes."""

    text = LongTextField(label=_("訂正の内容"), max_length=4000)


class CallUndoingForm(WritingForm):
    """Why a call is taken back."""

    name = "committee-undoing"

    reason = TextField(
        label=_("取り消す理由"), max_length=400, help_text=_("例：開催日を書きまちがえたため")
    )
