from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from enishi.network.models import Group
from enishi.network.queries import could_join, could_lead
from enishi.people.fields import NearDateField, RecordField, TextField
from enishi.people.models import Organisation, User
from enishi.people.writing import Section, WritingForm


class GroupForm(WritingForm):
    """A new standing group of a body."""

    name = "group"

    group_name = TextField(
        label=_("グループの名前"), max_length=60, help_text=_("例：大田グループ")
    )
    area = TextField(
        label=_("受けもつ地域"),
        max_length=60,
        required=False,
        help_text=_("例：大田区・品川区。決めていなければ空欄で結構です。"),
    )
    founded_on = NearDateField(label=_("できた日"), ahead=False)
    lead = RecordField(label=_("まとめ役"), queryset=User.objects.none(), to_field_name="public_id")

    sections = (Section(_("グループ"), ("group_name", "area", "founded_on", "lead")),)

    def __init__(self, *args: Any, body: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"].queryset = could_lead(body)  # type: ignore[attr-defined]


class GroupChangeForm(WritingForm):
    """Another name or another area for a group."""

    name = "group-change"

    group_name = TextField(label=_("グループの名前"), max_length=60)
    area = TextField(label=_("受けもつ地域"), max_length=60, required=False)

    sections = (Section(_("グループ"), ("group_name", "area")),)

    @classmethod
    def values_from(cls, row: Any) -> dict[str, Any]:
        """The row's values; its name stands in a box of its own name."""
        return super().values_from(row) | {"group_name": row.name}


class MemberForm(WritingForm):
    """Who joins a group, and whether he leads it; who is in it already is not offered."""

    name = "group-member"

    member = RecordField(
        label=_("加わる人"), queryset=User.objects.none(), to_field_name="public_id"
    )
    leads = forms.BooleanField(label=_("まとめ役をお願いする"), required=False)

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = could_join(group.organisation).exclude(pk__in=group.members().values("user"))
        self.fields["member"].queryset = people  # type: ignore[attr-defined]
