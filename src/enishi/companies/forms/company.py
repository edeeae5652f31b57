from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from enishi.people.choices import industry_choices, prefecture_choices
from enishi.people.fields import (
    ChoiceField,
    CorporateNumberField,
    KanaField,
    LongTextField,
    PhoneField,
    PostalCodeField,
    TextField,
    WholeNumberField,
    place_filled,
)
from enishi.people.writing import Section, WritingForm


class CompanyForm(WritingForm):
    """A company's record, as its body keeps it."""

    name = "company"

    company_name = TextField(
        label=_("企業名"), max_length=120, help_text=_("例：株式会社みどり精機")
    )
    kana = KanaField(label=_("企業名（フリガナ）"), max_length=200, required=False)
    sole_proprietor = forms.BooleanField(label=_("個人事業主です"), required=False)
    corporate_number = CorporateNumberField(
        label=_("法人番号"),
        required=False,
        help_text=_("13けたの番号です。わからなければ空欄で結構です。個人事業主にはありません。"),
    )
    president = TextField(label=_("代表者名"), max_length=80, required=False)
    telephone = PhoneField(
        label=_("電話番号"), max_length=40, required=False, help_text=_("例：03-0000-0000")
    )
    industry = ChoiceField(label=_("業種"), required=False, choices=industry_choices)
    products = LongTextField(label=_("主要製品・サービス"), max_length=2000, rows=3, required=False)
    customers = LongTextField(label=_("主な取引先"), max_length=2000, rows=2, required=False)
    staff = WholeNumberField(label=_("従業員数（人）"), required=False, most=100_000)
    capital = WholeNumberField(label=_("資本金（万円）"), required=False, most=100_000_000)
    postal_code = PostalCodeField(
        label=_("郵便番号"), required=False, help_text=_("例：144-0055。全角でも入ります。")
    )
    prefecture = ChoiceField(label=_("都道府県"), required=False, choices=prefecture_choices)
    city = TextField(label=_("市区町村"), max_length=60, required=False)
    street = TextField(label=_("町名・番地"), max_length=120, required=False)

    sections = (
        Section(
            _("企業"),
            (
                "company_name",
                "kana",
                "sole_proprietor",
                "corporate_number",
                "president",
                "telephone",
            ),
        ),
        Section(_("仕事"), ("industry", "products", "customers", "staff", "capital")),
        Section(_("所在地"), ("postal_code", "prefecture", "city", "street")),
    )

    @classmethod
    def values_from(cls, row: Any) -> dict[str, Any]:
        """`name` is the form's own, so the company's name goes under another."""
        return super().values_from(row) | {"company_name": row.name}

    @classmethod
    def told(cls, values: dict[str, Any], **options: Any) -> dict[str, str]:
        """What a kept version says."""
        return super().told(values | {"company_name": values["name"]}, **options)

    def clean(self) -> dict[str, Any]:
        """個人事業主 have no corporate number; say so at the box."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("sole_proprietor") and cleaned.get("corporate_number"):
            self.add_error(
                "corporate_number",
                _(
                    "個人事業主には法人番号がありません。番号を消すか、「個人事業主です」の印を外してください。"
                ),
            )
        return place_filled(cleaned)

    def values(self) -> dict[str, Any]:
        """The company's fields, for the transitions."""
        values = {k: v for k, v in self.cleaned_data.items() if k != "read_at"}
        return {"name": values.pop("company_name"), **values}
