from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from enishi.people.fields import RecordField
from enishi.people.models import STAFF, Membership, Organisation, User


class PersonField(RecordField):
    """One person of the body, by his name."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=User.objects.none(), to_field_name="public_id", **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        """姓 and 名."""
        return str(obj.full_name)


class HandoverForm(forms.Form):
    """Who gives his cases away, and who takes them."""

    person = PersonField(label=_("いま担当している方"))
    to = PersonField(label=_("引き受ける方"))

    def __init__(self, *args: Any, body: Organisation, user: User, all_of_them: bool) -> None:
        super().__init__(*args)
        rows = Membership.objects.filter(organisation=body, role__in=STAFF)
        everybody = User.objects.order_by("family_name", "given_name", "pk")
        # Who has left may still stand on cases: they are given to somebody who is there.
        giving = rows if all_of_them else rows.filter(user=user)
        self.fields["person"].queryset = everybody.filter(pk__in=giving.values("user"))  # type: ignore[attr-defined]
        self.fields["to"].queryset = everybody.filter(pk__in=rows.live().values("user"))  # type: ignore[attr-defined]
