from datetime import date
from itertools import zip_longest
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from enishi.experts.career_form import CareerEntryForm, CareerForms, entries_in, in_one_line
from enishi.experts.models import EmployerPermission, Expert
from enishi.experts.state_forms import to_come
from enishi.experts.transitions.card import Card, card_of
from enishi.people.choices import category_choices, prefecture_choices
from enishi.people.fields import (
    ChoiceField,
    ChoicesField,
    JapaneseDateField,
    KanaField,
    LongTextField,
    MailField,
    PhoneField,
    PostalCodeField,
    TextField,
    WholeNumberField,
    place_filled,
)
from enishi.people.models import Draft
from enishi.people.writing import Difference, Section, WritingForm

MOST_SPECIALISMS = 6
LONGEST_QUALIFICATION = 80


class ExpertForm(WritingForm):
    """登録票: the person's own fields; the career stands in forms of its own below."""

    name = "expert"

    family_name = TextField(
        label=_("姓"), max_length=40, help_text=_("髙・﨑などの字も、そのまま入ります。")
    )
    given_name = TextField(label=_("名"), max_length=40)
    family_kana = KanaField(label=_("セイ"), max_length=60, required=False)
    given_kana = KanaField(label=_("メイ"), max_length=60, required=False)
    born_on = JapaneseDateField(
        label=_("生年月日"),
        required=False,
        help_text=_("例：昭和31年4月1日、S31.4.1、1956/4/1。人を選ぶときには使いません。"),
    )
    postal_code = PostalCodeField(
        label=_("郵便番号"), required=False, help_text=_("例：144-0055。全角でも入ります。")
    )
    prefecture = ChoiceField(label=_("都道府県"), required=False, choices=prefecture_choices)
    city = TextField(label=_("市区町村"), max_length=60, required=False)
    street = TextField(
        label=_("町名・番地"),
        max_length=120,
        required=False,
        help_text=_("手紙を差し上げるときだけ使います。"),
    )
    telephone = PhoneField(label=_("電話番号"), max_length=40, required=False)
    email = MailField(
        label=_("メールアドレス"), required=False, help_text=_("お持ちでなければ空欄で結構です。")
    )
    specialisms = ChoicesField(
        label=_("専門分野"),
        required=False,
        choices=category_choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("6つまで選べます。"),
    )
    qualifications = LongTextField(
        label=_("保有資格"), required=False, rows=2, help_text=_("1行に1つずつ書いてください。")
    )
    languages = TextField(label=_("言語"), max_length=120, required=False)
    offers = LongTextField(
        label=_("支援できること"),
        required=False,
        help_text=_("困っている会社に、何ができますか。思いつくままで結構です。"),
    )
    about = LongTextField(label=_("自己PR"), required=False)
    small_firm_style = LongTextField(label=_("中小企業での働き方"), required=False)
    reach = ChoicesField(
        label=_("うかがえる地域"),
        required=False,
        choices=lambda: [(_("都道府県を選ぶ"), prefecture_choices()[1:])],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("何も選ばなければ、どこへでもうかがえるものとします。"),
    )
    online = forms.BooleanField(label=_("オンラインでも支援できます"), required=False)
    weekdays = TextField(
        label=_("動ける曜日・頻度"),
        max_length=120,
        required=False,
        help_text=_("例：火曜と木曜、月に4日ほど"),
    )
    capacity = WholeNumberField(label=_("同時に担当できる社数"), least=0, most=20, initial=2)
    paused_until = JapaneseDateField(
        label=_("お休みの期限"),
        required=False,
        help_text=_("お休みするときだけ。この日までは候補に出ません。"),
    )
    retires_on = JapaneseDateField(
        label=_("退職予定日"), required=False, help_text=_("お勤め中の方だけ。")
    )
    employer_permission = ChoiceField(
        label=_("勤め先の許可"),
        required=False,
        choices=[("", _("お勤めではない")), *EmployerPermission.choices],
    )
    former_duties = LongTextField(
        label=_("前の勤め先との約束"),
        required=False,
        rows=2,
        help_text=_("秘密を守る約束や、同じ業界で働かない約束がある方だけ。"),
    )
    discovery_channel = TextField(label=_("お知りになったきっかけ"), max_length=60, required=False)

    sections = (
        Section(
            _("お名前とご連絡先"),
            (
                "family_name",
                "given_name",
                "family_kana",
                "given_kana",
                "born_on",
                "postal_code",
                "prefecture",
                "city",
                "street",
                "telephone",
                "email",
            ),
        ),
        Section(
            _("得意なこと"),
            ("specialisms", "qualifications", "languages", "offers", "about", "small_firm_style"),
        ),
        Section(
            _("動き方のご希望"),
            (
                "reach",
                "online",
                "weekdays",
                "capacity",
                "paused_until",
                "retires_on",
                "employer_permission",
                "former_duties",
                "discovery_channel",
            ),
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        typed = self.data if self.is_bound else None
        self.career = CareerForms(typed, self.initial.get("career", ()))

    def clean(self) -> dict[str, Any]:
        """Nothing but a postal code says where the person lives, too."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        return place_filled(cleaned)

    @classmethod
    def values_from(cls, row: Expert) -> dict[str, Any]:
        """The card as it stands, the career under numbered names."""
        card = card_of(row)
        return {
            **card.person,
            "specialisms": list(card.specialisms),
            "qualifications": "\n".join(card.qualifications),
            "years": card.specialisms,
            "career": card.career,
        }

    @classmethod
    def told(cls, values: dict[str, Any], **options: Any) -> dict[str, str]:
        """What a kept version says, the career entry by entry."""
        flat = values["person"] | {"specialisms": list(values["specialisms"])}
        flat["qualifications"] = "\n".join(values["qualifications"])
        lines = [in_one_line(CareerEntryForm(initial=entry)) for entry in values["career"]]
        career = {_("職務経歴 %(n)s件目") % {"n": n}: line for n, line in enumerate(lines, 1)}
        return super().told(flat, **options) | {str(k): v for k, v in career.items()}

    @classmethod
    def from_draft(cls, draft: Draft) -> dict[str, Any]:
        """What the person had typed, the career included."""
        return super().from_draft(draft) | {"career": entries_in(draft.content)}

    def differences_beyond_fields(self, current: Expert) -> tuple[Difference, ...]:
        """The career, entry by entry."""
        entries = (CareerEntryForm(initial=dict(e)) for e in card_of(current).career)
        stands, typed = [in_one_line(entry) for entry in entries], self.career.lines()
        pairs = zip_longest(stands, typed, fillvalue="")
        return tuple(
            Difference(_("職務経歴 %(n)s件目") % {"n": n}, a, b)
            for n, (a, b) in enumerate(pairs, 1)
            if a != b
        )

    def clean_specialisms(self) -> list[str]:
        """At most six, so that they still say something."""
        chosen: list[str] = self.cleaned_data["specialisms"]
        if len(chosen) > MOST_SPECIALISMS:
            raise forms.ValidationError(
                _("専門分野は6つまでです。いちばん得意なものを残して、ほかの印を外してください。")
            )
        return chosen

    def clean_paused_until(self) -> date | None:
        """A rest that is told anew ends on a day to come; an old one may stand."""
        until: date | None = self.cleaned_data["paused_until"]
        stands = self.initial.get("paused_until")
        return to_come(until) if until and until != stands else until

    def clean_qualifications(self) -> str:
        """One licence a line, none so long that it would be cut."""
        typed: str = self.cleaned_data["qualifications"]
        if any(len(line.strip()) > LONGEST_QUALIFICATION for line in typed.splitlines()):
            raise forms.ValidationError(_("資格は1行に1つずつ、80文字までで書いてください。"))
        return typed

    def is_valid(self) -> bool:
        """The person's fields and every career entry."""
        return super().is_valid() & self.career.is_valid()

    def card(self) -> Card:
        """The whole card, for the transitions."""
        values = dict(self.cleaned_data)
        values.pop("read_at")
        years = self.initial.get("years", {})
        chosen = values.pop("specialisms")
        lines = values.pop("qualifications").splitlines()
        return Card(
            person=values,
            career=self.career.entries(),
            specialisms={slug: years.get(slug) for slug in chosen},
            qualifications=tuple(line.strip() for line in lines if line.strip()),
        )
