from datetime import datetime, time
from typing import Any, ClassVar

from django import forms
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _

from enishi.experts.models import Expert
from enishi.people.fields import (
    ChoiceField,
    LongTextField,
    NearDateField,
    RecordField,
    TextField,
)
from enishi.people.models import STAFF, Membership, Organisation, User
from enishi.people.writing import Section, WritingForm
from enishi.rights.models import IncidentKind

WHAT_HAPPENED = ("kind", "title", "happened_on", "known_on", "told_by", "what", "expert")


class PersonField(RecordField):
    """One person, by his name."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=User.objects.none(), to_field_name="public_id", **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        """姓 and 名."""
        return str(obj.full_name)


def staff_of(body: Organisation, *, ended_too: bool = False) -> Any:
    """The people of a body, by their names."""
    rows = Membership.objects.filter(organisation=body, role__in=STAFF)
    rows = rows if ended_too else rows.live()
    people = User.objects.filter(pk__in=rows.values("user"))
    return people.order_by("family_name", "given_name", "pk")


class IncidentForm(WritingForm):
    """What was told or happened, who sees to it, until when."""

    name = "incident"

    kind = ChoiceField(label=_("種類"), choices=IncidentKind, widget=forms.RadioSelect)
    title = TextField(
        label=_("件名"), max_length=120, help_text=_("例：お約束の時間に遅れたとのお叱り")
    )
    happened_on = NearDateField(label=_("起きた日、うかがった日"), ahead=False)
    known_on = NearDateField(
        label=_("知った日"),
        required=False,
        ahead=False,
        help_text=_(
            "団体のどなたかが気づいた日です。漏えいのときは、法律の期限をこの日から数えます。"
        ),
    )
    told_by = TextField(
        label=_("どなたから"),
        max_length=120,
        required=False,
        help_text=_("例：企業の社長からお電話"),
    )
    what = LongTextField(label=_("内容"), max_length=8000, rows=5)
    expert = RecordField(
        label=_("関わる新現役"),
        queryset=Expert.objects.none(),
        to_field_name="public_id",
        required=False,
        help_text=_(
            "新現役の方に関わるときだけ選んでください。ご本人の記録として、開示や消去の対象になります。"
        ),
    )
    owner = PersonField(label=_("担当する人"))
    due_on = NearDateField(label=_("いつまでに"))

    sections: ClassVar[tuple[Section, ...]] = (
        Section(_("あったこと"), WHAT_HAPPENED),
        Section(_("これからすること"), ("owner", "due_on")),
    )

    def __init__(self, *args: Any, body: Organisation, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Expert.objects.visible_to(user).filter(organisation=body)
        self.fields["expert"].queryset = own.order_by("family_kana", "given_kana")  # type: ignore[attr-defined]
        # The 推進室 has no people of its own to choose from: their own bodies write of them.
        self.names_people = own.exists()
        if not self.names_people:
            del self.fields["expert"]
        self.fields["owner"].queryset = staff_of(body)  # type: ignore[attr-defined]

    def grouped(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """Without the box of the person where there is nobody to choose."""
        return [
            (one.title, [self[name] for name in one.fields if name in self.fields])
            for one in self.sections
        ]

    def values(self) -> dict[str, Any]:
        """The incident's fields, for the transition."""
        return {k: v for k, v in self.cleaned_data.items() if k != "read_at"}


class StepForm(WritingForm):
    """What was done, and when."""

    name = "incident-step"

    on = NearDateField(label=_("した日"), ahead=False)
    text = LongTextField(label=_("したこと"), max_length=4000, rows=3)


class ClosingForm(WritingForm):
    """How it ended."""

    name = "incident-ending"

    outcome = LongTextField(label=_("どう終わったか"), max_length=4000, rows=3)


class AffectedForm(WritingForm):
    """Whose account saw what, between which days."""

    name = "incident-affected"

    account = PersonField(label=_("だれが見たか"))
    since = NearDateField(label=_("いつから"), ahead=False)
    until = NearDateField(label=_("いつまで（その日の終わりまで）"), ahead=False)

    def __init__(self, *args: Any, body: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account"].queryset = staff_of(body, ended_too=True)  # type: ignore[attr-defined]

    def asked(self) -> dict[str, Any]:
        """The account, and the two days as moments."""
        since, until = self.cleaned_data["since"], self.cleaned_data["until"]
        return {
            "account": self.cleaned_data["account"],
            "since": make_aware(datetime.combine(since, time.min)),
            "until": make_aware(datetime.combine(until, time.max)),
        }


class ByHandForm(WritingForm):
    """Who was touched, though no screen tells it."""

    name = "incident-by-hand"

    person = RecordField(
        label=_("影響を受けた方"),
        queryset=Expert.objects.none(),
        to_field_name="public_id",
        help_text=_("FAXや手紙の送りまちがいなど、画面の記録に出ない方を、おひとりずつ加えます。"),
    )

    def __init__(self, *args: Any, body: Organisation, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Expert.objects.visible_to(user).filter(organisation=body)
        self.fields["person"].queryset = own.order_by("family_kana", "given_kana")  # type: ignore[attr-defined]
