from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from enishi.companies.models import Company
from enishi.experts.models import Basis, ConsentManner, Expert, Visibility
from enishi.experts.sharing.queries import other_bodies
from enishi.experts.sharing.words import wish_for
from enishi.experts.transitions.wish import Wish
from enishi.people.fields import (
    ChoiceField,
    JapaneseDateField,
    LongTextField,
    RecordField,
    TextField,
)
from enishi.people.models import Draft, Organisation, User
from enishi.people.writing import Section, WritingForm

HIS_CHOICES = (
    ("network", _("ネットワークのすべての協働団体に見せてよい")),
    ("named", _("名前をあげた団体にだけ見せてよい")),
    ("introduction", _("登録とご紹介に使ってよい")),
)
OUR_CHOICES = (*HIS_CHOICES, ("company", _("ある会社に略歴を渡してよい")))
HEARD = (
    (ConsentManner.TELEPHONE, _("電話で読みあげて")),
    (ConsentManner.PAPER, _("署名した書面で")),
)


SHOWN_TO_BODIES = ("network", "named")
# What is agreed to; a draft does not tick it for anybody.
AGREED = ("about", "bodies", "visibility", "company", "manner")


class BodiesField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Any number of bodies, by their names."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, required: bool = False, **kwargs: Any) -> None:
        super().__init__(
            Organisation.objects.none(), to_field_name="public_id", required=required, **kwargs
        )


class HisConsentForm(WritingForm):
    """A consent that a person gives himself, on his own page."""

    name = "consent"

    about = ChoiceField(label=_("何に同意しますか"), choices=HIS_CHOICES, widget=forms.RadioSelect)
    bodies = BodiesField(
        label=_("見せてよい団体"),
        help_text=_("「名前をあげた団体」を選んだときだけ、印をつけてください。"),
    )
    visibility = ChoiceField(
        label=_("どこまで見せてよいですか"),
        choices=Visibility,
        widget=forms.RadioSelect,
        required=False,
        help_text=_("団体に見せるときだけ、選んでください。"),
    )
    until_on = JapaneseDateField(
        label=_("いつまで"),
        required=False,
        help_text=_("空欄なら、登録している間です。いつでも取りやめられます。"),
    )

    sections: ClassVar[tuple[Section, ...]] = (
        Section(_("同意の内容"), ("about", "visibility", "until_on")),
        Section(_("名前をあげる団体"), ("bodies",)),
    )

    def __init__(self, *args: Any, expert: Expert, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.expert = expert
        self.fields["bodies"].queryset = other_bodies(expert)  # type: ignore[attr-defined]

    @classmethod
    def from_draft(cls, draft: Draft) -> dict[str, Any]:
        """Days and notes come back; what a person agrees to begins empty each time."""
        typed = super().from_draft(draft)
        return {name: value for name, value in typed.items() if name not in AGREED}

    def clean(self) -> dict[str, Any]:
        """Naming bodies and choosing that kind of consent belong together."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("about") == "named" and not cleaned.get("bodies"):
            self.add_error("bodies", _("見せてよい団体を、ひとつ以上選んでください。"))
        if cleaned.get("about") in SHOWN_TO_BODIES and not cleaned.get("visibility"):
            self.add_error("visibility", _("どこまで見せてよいかを選んでください。"))
        return cleaned

    def wish(self, *, today: date) -> Wish:
        """What was chosen, in the words that are kept."""
        chosen = self.cleaned_data
        return wish_for(
            self.expert,
            about=chosen["about"],
            from_on=chosen.get("from_on") or today,
            until_on=chosen["until_on"],
            visibility=chosen["visibility"] or Visibility.FULL,
            bodies=chosen["bodies"],
            company=chosen.get("company"),
        )

    def heard(self) -> dict[str, Any]:
        """How the consent was given: by his own press."""
        return {"manner": ConsentManner.ONLINE}


class HeardConsentForm(HisConsentForm):
    """A consent that a coordinator heard on the telephone, or has on paper."""

    name = "consent-heard"

    about = ChoiceField(label=_("何への同意ですか"), choices=OUR_CHOICES, widget=forms.RadioSelect)
    company = RecordField(
        label=_("どの会社に"),
        queryset=Company.objects.none(),
        to_field_name="public_id",
        required=False,
        help_text=_("「ある会社に略歴を渡してよい」のときだけ選んでください。"),
    )
    manner = ChoiceField(
        label=_("どのようにうかがいましたか"), choices=HEARD, widget=forms.RadioSelect
    )
    note = TextField(
        label=_("電話のようす、または書面の置き場所"),
        max_length=200,
        help_text=_("例：11月20日15時、ご自宅に電話。全文を読みあげて「はい」とのこと。"),
    )
    from_on = JapaneseDateField(
        label=_("いつから"), required=False, help_text=_("空欄なら、きょうからです。")
    )

    sections = (
        Section(_("同意の内容"), ("about", "company", "visibility")),
        Section(_("名前をあげる団体"), ("bodies",)),
        Section(_("期間"), ("from_on", "until_on")),
        Section(_("うかがい方"), ("manner", "note")),
    )

    def __init__(self, *args: Any, expert: Expert, user: User, **kwargs: Any) -> None:
        super().__init__(*args, expert=expert, user=user, **kwargs)
        companies = Company.objects.visible_to(user).filter(organisation=expert.organisation)
        self.fields["company"].queryset = companies.filter(ended_at=None)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A consent to a company names the company."""
        cleaned = super().clean()
        if cleaned.get("about") == "company" and not cleaned.get("company"):
            self.add_error("company", _("どの会社かを選んでください。"))
        return cleaned

    def heard(self) -> dict[str, Any]:
        """How the consent was given, and the note that proves it."""
        return {
            "manner": ConsentManner(self.cleaned_data["manner"]),
            "note": self.cleaned_data["note"],
        }


class WithdrawalForm(forms.Form):
    """How the wish to end a consent reached us; a person at his own page need not say."""

    manner = ChoiceField(choices=HEARD, required=False)


class ShareForm(forms.Form):
    """To which bodies a card is given, and on what basis."""

    basis = ChoiceField(
        choices=[(b.value, b.label) for b in Basis if b != Basis.HOME], widget=forms.HiddenInput
    )
    bodies = BodiesField(label=_("提供する団体"))

    def __init__(self, *args: Any, expert: Expert, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bodies"].queryset = other_bodies(expert)  # type: ignore[attr-defined]


class EndSharingForm(forms.Form):
    """Which body sees a card no longer, and why."""

    body = RecordField(
        label=_("見えなくする団体"),
        queryset=Organisation.objects.none(),
        to_field_name="public_id",
    )
    reason = TextField(
        label=_("なぜ終えますか"), max_length=200, help_text=_("例：渡す団体をまちがえた")
    )

    def __init__(self, *args: Any, expert: Expert, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "end_%s"} | kwargs)
        seeing = expert.accesses.running().exclude(basis=Basis.HOME).values("organisation")
        self.fields["body"].queryset = other_bodies(expert).filter(pk__in=seeing)  # type: ignore[attr-defined]


class BlindProfileForm(WritingForm):
    """What may be told of a person without his name."""

    name = "blind-profile"

    text = LongTextField(
        label=_("氏名を伏せた略歴"),
        max_length=2000,
        rows=6,
        help_text=_(
            "お名前、ご連絡先、お勤めだった会社の名前は書かないでください。"
            "例：元 大手電機メーカー 海外営業部長。東南アジアで代理店を12社立ち上げた。"
        ),
    )

    sections: ClassVar[tuple[Section, ...]] = (Section(_("略歴"), ("text",)),)


class ApprovalForm(forms.Form):
    """How the person read the text and agreed; on his own page he need not say."""

    manner = ChoiceField(label=_("どのようにうかがいましたか"), choices=HEARD, required=False)
    note = TextField(label=_("うかがったようす"), max_length=200, required=False)


class UnwantedForm(forms.Form):
    """A company with which a person is not to be brought together."""

    company = RecordField(
        label=_("企業"), queryset=Company.objects.none(), to_field_name="public_id"
    )

    def __init__(self, *args: Any, expert: Expert, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        companies = Company.objects.visible_to(user).filter(organisation=expert.organisation)
        self.fields["company"].queryset = companies.filter(ended_at=None).order_by("kana", "name")  # type: ignore[attr-defined]
