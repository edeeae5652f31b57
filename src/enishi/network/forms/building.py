import re
import unicodedata
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from enishi.network.models import AgreementKind, InvitationAnswer, PartPlayed
from enishi.people.choices import prefecture_choices
from enishi.people.fields import (
    ChoiceField,
    LongTextField,
    MailField,
    NearDateField,
    PhoneField,
    PostalCodeField,
    RecordField,
    TextField,
    WholeNumberField,
    place_filled,
)
from enishi.people.models import Organisation, OrganisationKind, User
from enishi.people.writing import Section, WritingForm

# The 委託元 commissions the network, and is not asked to join it.
CANDIDATES = [kind for kind in OrganisationKind.choices if kind[0] != OrganisationKind.FUNDER]
CODE = re.compile(r"[A-Z0-9]{2,6}")


class CandidateBodyForm(WritingForm):
    """A body that may be asked to join, and why this one."""

    name = "candidate-body"

    body_name = TextField(label=_("団体名"), max_length=100)
    kind = ChoiceField(label=_("団体種別"), choices=CANDIDATES)
    postal_code = PostalCodeField(label=_("郵便番号"), required=False)
    prefecture = ChoiceField(label=_("都道府県"), required=False, choices=prefecture_choices)
    city = TextField(label=_("市区町村"), max_length=60, required=False)
    street = TextField(label=_("町名・番地"), max_length=120, required=False)
    fields_of_work = TextField(
        label=_("分野"), max_length=200, required=False, help_text=_("例：電機、生産管理、販路開拓")
    )
    members = WholeNumberField(label=_("会員数"), required=False)
    contact = TextField(label=_("ご担当の方"), max_length=80, required=False)
    telephone = PhoneField(label=_("電話番号"), max_length=40, required=False)
    fax = PhoneField(label=_("FAX番号"), max_length=40, required=False)
    email = MailField(label=_("メールアドレス"), required=False)
    found_on = NearDateField(label=_("抽出した日"), ahead=False)
    reason = LongTextField(label=_("抽出理由"), max_length=2000, rows=3)

    sections: ClassVar[tuple[Section, ...]] = (
        Section(_("団体"), ("body_name", "kind", "fields_of_work", "members")),
        Section(_("所在地"), ("postal_code", "prefecture", "city", "street")),
        Section(_("連絡先"), ("contact", "telephone", "fax", "email")),
        Section(_("抽出"), ("found_on", "reason")),
    )

    def clean(self) -> dict[str, Any]:
        """Where only the postal code was told, the place is where it lies."""
        return place_filled(super().clean() or self.cleaned_data)

    @classmethod
    def values_from(cls, row: Any) -> dict[str, Any]:
        """The row's values; its name stands in a box of its own name."""
        return super().values_from(row) | {"body_name": row.name}

    @classmethod
    def told(cls, values: dict[str, Any], **options: Any) -> dict[str, str]:
        """What a kept version says; its day is kept as text."""
        day = date.fromisoformat(values["found_on"])
        of_body = values | {"body_name": values["name"], "found_on": day}
        return super().told(of_body, **options) | JoiningForm.told(values)

    def values(self) -> dict[str, Any]:
        """The body's fields, for the transition."""
        left_out = ("read_at", "found_on")
        values = {k: v for k, v in self.cleaned_data.items() if k not in left_out}
        return {"name": values.pop("body_name"), **values}


class InvitingForm(WritingForm):
    """The day on which a body is asked to join."""

    name = "body-invitation"

    on = NearDateField(label=_("要請した日"), ahead=False)


class AnswerForm(WritingForm):
    """What a body answered, and when."""

    name = "body-answer"

    answer = ChoiceField(label=_("お返事"), choices=InvitationAnswer, widget=forms.RadioSelect)
    on = NearDateField(label=_("お返事の日"), ahead=False)
    note = TextField(label=_("お返事の内容"), max_length=400, required=False)


class PaperSignedForm(WritingForm):
    """When a paper was signed, by whom, and where it is."""

    name = "agreement"

    signed_on = NearDateField(label=_("署名の日"), ahead=False)
    signatory = TextField(label=_("署名した方"), max_length=80)
    where_kept = TextField(
        label=_("原本の置き場所"),
        max_length=200,
        required=False,
        help_text=_("例：推進室 書庫2段目"),
    )

    sections: ClassVar[tuple[Section, ...]] = (
        Section(_("書面"), ("signed_on", "signatory", "where_kept")),
    )

    def paper(self) -> dict[str, Any]:
        """The fields of the paper, for the transition."""
        return {k: v for k, v in self.cleaned_data.items() if k != "read_at"}


class AgreementForm(PaperSignedForm):
    """Which paper was signed besides."""

    name = "body-agreement"

    kind = ChoiceField(label=_("書面"), choices=AgreementKind, widget=forms.RadioSelect)

    field_order = ("kind", "signed_on", "signatory", "where_kept")


class TakeInForm(WritingForm):
    """The letters under which a body's numbers will stand."""

    name = "body-joining"

    code = TextField(
        label=_("団体の記号"), max_length=6, help_text=_("例：AK。番号の頭につきます。")
    )
    on = NearDateField(label=_("加わる日"), ahead=False)

    def clean_code(self) -> str:
        """The letters as they stand in numbers, however they were typed."""
        code = unicodedata.normalize("NFKC", str(self.cleaned_data["code"])).upper()
        if not CODE.fullmatch(code):
            raise forms.ValidationError(
                _("記号は、英字か数字で2〜6文字にしてください。例：AK、TM2")
            )
        return code


class JoiningForm(TakeInForm):
    """The same of a body that has joined: what was written wrongly is put right."""

    name = "body-joined"

    sections: ClassVar[tuple[Section, ...]] = (Section(_("加わった団体"), ("code", "on")),)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("加わった日")

    def joined(self) -> dict[str, Any]:
        """The sign and the day, for the transition."""
        return {name: self.cleaned_data[name] for name in ("code", "on")}

    @classmethod
    def values_from(cls, row: Any) -> dict[str, Any]:
        """The sign of the body that it became, and the day on which it joined."""
        part = row.joined()
        return {"code": part.organisation.code, "on": part.from_on} if part else {}

    @classmethod
    def told(cls, values: dict[str, Any], **options: Any) -> dict[str, str]:
        """What a kept version says; before a body joined there is nothing to say."""
        if "joined_on" not in values:
            return {}
        return super().told(values | {"on": date.fromisoformat(values["joined_on"])}, **options)


class PartForm(WritingForm):
    """Which part a body plays in the network, under which name, and since when."""

    name = "body-part"

    body = RecordField(Organisation.objects.none(), label=_("団体"), to_field_name="public_id")
    part = ChoiceField(label=_("役割"), choices=PartPlayed, widget=forms.RadioSelect)
    called = TextField(
        label=_("呼び名"), max_length=100, required=False, help_text=_("例：技術総合支援グループ")
    )
    on = NearDateField(label=_("いつから"), ahead=False)

    sections: ClassVar[tuple[Section, ...]] = (
        Section(_("役割"), ("body", "part", "called", "on")),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = Organisation.objects.visible_to(user).filter(ended_at=None)
        listed = bodies.exclude(kind=OrganisationKind.FUNDER).order_by("code")
        self.fields["body"].queryset = listed  # type: ignore[attr-defined]
