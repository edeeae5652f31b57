from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from enishi.cycle.transitions.hand_over import may_give, may_take
from enishi.people.fields import RecordField
from enishi.people.models import Organisation, User


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
        giving = may_give(body) if all_of_them else may_give(body).filter(pk=user.pk)
        self.fields["person"].queryset = giving  # type: ignore[attr-defined]
        self.fields["to"].queryset = may_take(body)  # type: ignore[attr-defined]
