from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from enishi.people.fields import ChoiceField, MailField, RecordField, TextField
from enishi.people.models import Organisation, Role, User
from enishi.people.transitions.change_role import BETWEEN

INVITED = (Role.COORDINATOR, Role.HEAD)
BY_THE_OFFICE = (*INVITED, Role.NETWORK_OFFICE, Role.FUNDER)


class RoleForm(forms.Form):
    """Which part a person is to play from today."""

    role = ChoiceField(label=_("役割"), choices=[(role.value, role.label) for role in BETWEEN])


class LostFactorForm(forms.Form):
    """How it was made sure who asks, and why his second factor has to go."""

    identified = TextField(
        label=_("ご本人であることを、どう確かめましたか"),
        max_length=200,
        help_text=_("例：団体に登録のある番号へかけ直し、団体の名前と同僚の名前を聞いた。"),
    )
    reason = TextField(
        label=_("外すわけ"),
        max_length=200,
        help_text=_("例：携帯電話を水に落とし、予備の番号も見つからない。"),
    )


class PlaceForm(forms.Form):
    """To whom on the page one returns."""

    at = forms.UUIDField(required=False)

    def place(self) -> UUID | None:
        """The place, or none where the address names nothing."""
        found: UUID | None = self.cleaned_data["at"] if self.is_valid() else None
        return found


class InviteForm(forms.Form):
    """Who is invited, into which body, to play which part."""

    body = RecordField(
        Organisation.objects.none(), label=_("団体"), to_field_name="public_id", empty_label=None
    )
    role = ChoiceField(label=_("役割"), widget=forms.RadioSelect, initial=Role.COORDINATOR)
    family_name = TextField(label=_("姓"), max_length=40)
    given_name = TextField(label=_("名"), max_length=40, required=False)
    email = MailField(
        label=_("メールアドレス"),
        required=False,
        help_text=_("お持ちでなければ空欄で結構です。リンクを紙でお渡しください。"),
    )

    def __init__(self, *args: Any, user: User, office: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = Organisation.objects.visible_to(user).appointed_by(user).order_by("code")
        self.fields["body"].queryset = mine  # type: ignore[attr-defined]
        offered = BY_THE_OFFICE if office else INVITED
        self.fields["role"].choices = [(r.value, r.label) for r in offered]  # type: ignore[attr-defined]
