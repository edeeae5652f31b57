from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enishi.cycle.minutes import hidden_from
from enishi.cycle.models import DeliberationMeeting, Need
from enishi.network.models import Group
from enishi.network.queries import could_join
from enishi.people.fields import (
    LongTextField,
    NearDateField,
    RecordField,
    TextField,
    refusal,
)
from enishi.people.models import Organisation, User
from enishi.people.writing import Section, WritingForm
from enishi.reference.time_of_day import NotATime, parse_time


class SittingForm(WritingForm):
    """Which group sits, when, where, and who chairs."""

    name = "sitting"

    group = RecordField(
        Group.objects.none(), label=_("グループ"), to_field_name="public_id", empty_label=None
    )
    day = NearDateField(
        label=_("討議会の日"), help_text=_("例：令和8年12月10日、2026/12/10"), ahead=None
    )
    hour = TextField(
        label=_("始まる時刻"), max_length=10, help_text=_("例：14:00、午後2時、１４時３０分")
    )
    place = TextField(label=_("場所"), max_length=120, help_text=_("例：あかり会館 2階"))
    chair = RecordField(
        User.objects.none(), label=_("進行"), to_field_name="public_id", empty_label=None
    )

    sections = (Section(_("討議会"), ("group", "day", "hour", "place", "chair")),)

    def __init__(self, *args: Any, body: Organisation, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = Group.objects.visible_to(user).live().filter(organisation=body).order_by("id")
        if "group" in self.fields:
            self.fields["group"].queryset = groups  # type: ignore[attr-defined]
        self.fields["chair"].queryset = could_join(body)  # type: ignore[attr-defined]

    def clean_hour(self) -> time:
        """Read the hour however it was written."""
        try:
            return parse_time(self.cleaned_data["hour"])
        except NotATime as error:
            raise refusal(error.wording) from error

    def starts_at(self) -> datetime:
        """The instant at which the sitting begins, in Japan."""
        naive = datetime.combine(self.cleaned_data["day"], self.cleaned_data["hour"])
        return timezone.make_aware(naive)


class MovedSittingForm(SittingForm):
    """When, where and under whom a sitting is held after all; its group stays."""

    name = "sitting_moved"

    group = None  # type: ignore[assignment]

    sections = (Section(_("討議会"), ("day", "hour", "place", "chair")),)

    @classmethod
    def values_from(cls, row: Any) -> dict[str, Any]:
        """The sitting as it stands."""
        at = timezone.localtime(row.starts_at)
        return {"day": at.date(), "hour": f"{at:%H:%M}", "place": row.place, "chair": row.chair}


class AgendaForm(forms.Form):
    """Which need comes on the agenda: one that was heard in a visit and is not on it."""

    need = RecordField(
        Need.objects.none(),
        label=_("議題に入れるニーズ"),
        to_field_name="public_id",
        empty_label=_("選んでください"),
    )

    def __init__(self, *args: Any, meeting: DeliberationMeeting, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["need"]
        heard = Need.objects.visible_to(user).open().filter(visit__visited_on__isnull=False)
        on_it = meeting.items.live().values("need")
        field.queryset = (  # type: ignore[attr-defined]
            heard.filter(organisation=meeting.organisation)
            .exclude(pk__in=on_it)
            .exclude(pk__in=hidden_from(user).values("pk"))
            .select_related("organisation", "company")
            .order_by("-heard_on", "id")
        )
        field.label_from_instance = lambda one: f"{one.reference}　{one.title}"  # type: ignore[attr-defined]


class AttendanceForm(forms.Form):
    """Who came: one of the body, or a guest by name."""

    person = RecordField(
        User.objects.none(),
        label=_("出席した人"),
        to_field_name="public_id",
        required=False,
        empty_label=_("選んでください"),
    )
    guest = TextField(
        label=_("ほかの出席者"),
        max_length=80,
        required=False,
        help_text=_("団体の外の方は、所属とお名前を書きます。例：城南信用組合 森さん"),
    )

    def __init__(self, *args: Any, body: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = could_join(body)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """One of the two, and not both at once."""
        cleaned = super().clean() or self.cleaned_data
        if bool(cleaned.get("person")) == bool(cleaned.get("guest")) and not self.errors:
            self.add_error(
                "guest",
                _("団体の方を選ぶか、ほかの方のお名前を書くか、どちらかひとつにしてください。"),
            )
        return cleaned


class MinuteForm(WritingForm):
    """One line of the minutes, written anew."""

    name = "minute"

    text = LongTextField(label=_("話したこと、決めたこと"), rows=5, max_length=4000)

    sections = (Section(_("議事録"), ("text",)),)


class LineForm(forms.Form):
    """One more line of the minutes, or what is added to them after they were confirmed."""

    text = LongTextField(label=_("書き足すこと"), rows=3, max_length=4000)
