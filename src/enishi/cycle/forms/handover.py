from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from enishi.cycle.transitions.hand_over import may_give, may_take
from enishi.experts.sharing.queries import bodies_beside
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


class DepartureForm(forms.Form):
    """Which body goes on with the people who agreed to it; perhaps none."""

    to = RecordField(
        label=_("新現役の登録を引き継ぐ団体"),
        queryset=Organisation.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label=_("引き継ぐ団体はない"),
        help_text=_(
            "登録票のすべてを見せてよいと同意している方だけが引き継がれます。ほかの方の登録は終わります。"
        ),
    )

    def __init__(self, *args: Any, body: Organisation) -> None:
        super().__init__(*args)
        self.fields["to"].queryset = bodies_beside(body)  # type: ignore[attr-defined]
