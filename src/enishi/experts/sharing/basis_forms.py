from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from enishi.experts.sharing.forms import BodiesField
from enishi.experts.sharing.queries import bodies_beside
from enishi.network.models import Visibility
from enishi.people.fields import (
    ChoiceField,
    JapaneseDateField,
    LongTextField,
    RecordField,
    TextField,
)
from enishi.people.models import Organisation
from enishi.people.writing import Section, WritingForm

HOW_MUCH = (
    (Visibility.WITHOUT_CONTACT, _("連絡先と生年月日をのぞく")),
    (Visibility.FULL, _("登録票のすべて（電話、メール、生年月日も）")),
)


class EntrustmentForm(WritingForm):
    """委託: a contract under which another body does work with this body's data."""

    name = "entrustment"

    to = RecordField(
        label=_("委託する先"), queryset=Organisation.objects.none(), to_field_name="public_id"
    )
    work = LongTextField(
        label=_("委託する仕事"),
        max_length=2000,
        rows=3,
        help_text=_("例：関西での企業訪問と、面談の日程の調整。個人データは、この仕事にだけ使う。"),
    )
    visibility = ChoiceField(
        label=_("どこまで見せますか"),
        choices=HOW_MUCH,
        widget=forms.RadioSelect,
        initial=Visibility.WITHOUT_CONTACT,
        help_text=_("この仕事に連絡先が要り、契約書にそう書いてあるときだけ、すべてを見せます。"),
    )
    signed_on = JapaneseDateField(label=_("契約した日"))
    from_on = JapaneseDateField(label=_("いつから"))
    until_on = JapaneseDateField(
        label=_("いつまで"),
        required=False,
        help_text=_("空欄なら、終わりを書くまでです。"),
    )

    sections: ClassVar[tuple[Section, ...]] = (
        Section(_("契約"), ("to", "work", "visibility", "signed_on", "from_on", "until_on")),
    )

    def __init__(self, *args: Any, body: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = bodies_beside(body)  # type: ignore[attr-defined]


class JointUseForm(WritingForm):
    """共同利用: the five items that the law wants published, and the bodies."""

    name = "joint-use"

    bodies = BodiesField(
        label=_("共同で使う団体"),
        required=True,
        help_text=_("この団体のほかに、いっしょに使う団体を、すべて選んでください。"),
        error_messages={"required": _("共同で使う団体を、ひとつ以上選んでください。")},
    )
    items = LongTextField(
        label=_("共同で使う個人データの項目"),
        max_length=2000,
        rows=3,
        help_text=_("例：氏名、お住まいの市区町村、職務経歴、専門分野、資格、希望"),
    )
    visibility = ChoiceField(
        label=_("どこまで見せますか"),
        choices=HOW_MUCH,
        widget=forms.RadioSelect,
        initial=Visibility.WITHOUT_CONTACT,
        help_text=_("すべてを見せるときは、項目に「連絡先」と「生年月日」も書いてください。"),
    )
    range = LongTextField(
        label=_("共同で使う者の範囲"),
        max_length=2000,
        rows=2,
        help_text=_("例：協働団体ネットワークに参加する、つぎの団体"),
    )
    purpose = LongTextField(
        label=_("使う目的"),
        max_length=2000,
        rows=2,
        help_text=_("例：中小企業のご相談に合う新現役をさがし、ご紹介するため"),
    )
    responsible = TextField(label=_("管理に責任をもつ者の名称"), max_length=120)
    address = TextField(label=_("管理に責任をもつ者の住所"), max_length=200)
    representative = TextField(label=_("管理に責任をもつ者の代表者"), max_length=80)

    sections: ClassVar[tuple[Section, ...]] = (
        Section(_("共同で使うもの"), ("items", "visibility", "purpose")),
        Section(_("共同で使う団体"), ("range", "bodies")),
        Section(_("管理に責任をもつ者"), ("responsible", "address", "representative")),
    )

    def __init__(self, *args: Any, body: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bodies"].queryset = bodies_beside(body)  # type: ignore[attr-defined]
        self.initial.setdefault("responsible", body.name)

    def five_items(self) -> dict[str, str]:
        """The texts that are published."""
        left_out = ("read_at", "bodies", "visibility")
        return {name: text for name, text in self.cleaned_data.items() if name not in left_out}
