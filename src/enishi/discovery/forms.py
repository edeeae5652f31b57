from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enishi.discovery.models import Channel, ChannelKind, SearchOutcome
from enishi.discovery.queries import colleagues
from enishi.people.fields import (
    ChoiceField,
    JapaneseDateField,
    LongTextField,
    MailField,
    NearDateField,
    PhoneField,
    RecordField,
    TextField,
    WholeNumberField,
)
from enishi.people.models import Organisation, User
from enishi.people.writing import Section, WritingForm

SIX_WEEKS = timedelta(days=42)


class ChannelForm(WritingForm):
    """発掘経路: what it is, and whom one speaks to there."""

    name = "channel"

    channel_name = TextField(
        label=_("経路の名前"), max_length=80, help_text=_("例：東都電器 人事部、区の広報紙")
    )
    kind = ChoiceField(label=_("種類"), choices=ChannelKind.choices, widget=forms.RadioSelect)
    contact_name = TextField(label=_("先方の担当者"), max_length=80, required=False)
    telephone = PhoneField(label=_("電話番号"), max_length=40, required=False)
    email = MailField(label=_("メールアドレス"), required=False)
    note = LongTextField(
        label=_("覚え書き"),
        required=False,
        rows=3,
        help_text=_("例：毎年9月に、退職前の説明会がある。"),
    )

    sections = (
        Section(
            _("発掘経路"),
            ("channel_name", "kind", "contact_name", "telephone", "email", "note"),
        ),
    )

    @classmethod
    def values_from(cls, row: Any) -> dict[str, Any]:
        """`name` is the form's own, so the channel's name goes under another."""
        return super().values_from(row) | {"channel_name": row.name}

    def values(self) -> dict[str, Any]:
        """The channel's fields, for the transitions."""
        values = {k: v for k, v in self.cleaned_data.items() if k != "read_at"}
        return {"name": values.pop("channel_name"), **values}


class CampaignForm(forms.Form):
    """働きかけ: what was done, from when, and how many people it reached."""

    title = TextField(
        label=_("働きかけ"), max_length=120, help_text=_("例：退職前の説明会でお話しした")
    )
    begun_on = NearDateField(label=_("始めた日"), help_text=_("例：令和8年11月25日"), ahead=False)
    ended_on = JapaneseDateField(label=_("終えた日"), required=False)
    reached = WholeNumberField(
        label=_("声をかけた人数"), required=False, help_text=_("およその数で結構です。例：30")
    )

    def clean(self) -> dict[str, Any]:
        """An end lies after its beginning; an empty number is none."""
        cleaned = super().clean() or self.cleaned_data
        begun, ended = cleaned.get("begun_on"), cleaned.get("ended_on")
        if begun and ended and ended < begun:
            self.add_error("ended_on", _("終えた日が、始めた日より前になっています。"))
        cleaned["reached"] = cleaned.get("reached") or 0
        return cleaned


class TraceForm(forms.Form):
    """Through which channel somebody came."""

    channel = RecordField(queryset=Channel.objects.none())

    def __init__(self, *args: Any, body: Organisation, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        live = Channel.objects.visible_to(user).live().filter(organisation=body)
        channel: Any = self.fields["channel"]
        channel.queryset, channel.to_field_name = live, "public_id"


class SearchForm(forms.Form):
    """人さがし: who is wanted, who looks, where, and until when."""

    wanted = TextField(
        label=_("どんな方をさがしますか"),
        max_length=200,
        help_text=_("例：治具の設計を教えられる方。週1日、横浜へ通える方。"),
    )
    owner = RecordField(label=_("担当者"), queryset=None)
    channel = RecordField(
        label=_("まず、あたってみる経路"),
        queryset=Channel.objects.none(),
        required=False,
        empty_label=_("決めていない"),
    )
    due_on = NearDateField(label=_("いつまでに"), help_text=_("例：令和9年1月15日"))

    def __init__(self, *args: Any, body: Organisation, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner: Any = self.fields["owner"]
        owner.queryset = colleagues(body)
        owner.to_field_name = "public_id"
        channel: Any = self.fields["channel"]
        channel.queryset = Channel.objects.visible_to(user).live().filter(organisation=body)
        channel.to_field_name = "public_id"
        self.initial.setdefault("owner", user.public_id)
        self.initial.setdefault("due_on", timezone.localdate() + SIX_WEEKS)


class CloseForm(forms.Form):
    """How a search ended."""

    outcome = ChoiceField(label=_("結果"), choices=SearchOutcome.choices, widget=forms.RadioSelect)
    note = LongTextField(
        label=_("経過"), rows=3, required=False, help_text=_("例：OB会の紹介で、お一人登録された。")
    )
