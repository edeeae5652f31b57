from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from enishi.cycle.models import ApprovalManner, Confidentiality, HearingSheet, Need
from enishi.people.choices import named
from enishi.people.fields import ChoiceField, LongTextField, TextField
from enishi.people.writing import Section, WritingForm
from enishi.reference.industries import INDUSTRIES
from enishi.reference.prefectures import PREFECTURES


class SlipForm(WritingForm):
    """A need in words that may leave the body; what may not travel does not stand in the boxes."""

    name = "need_slip"

    title = TextField(label=_("件名"), max_length=80)
    trouble = LongTextField(
        label=_("お困りのこと"),
        rows=6,
        help_text=_("社名や、社名がわかることばは書かないでください。"),
    )
    wish = LongTextField(label=_("ご希望"), required=False, rows=3)
    company_is = TextField(
        label=_("どんな会社か"),
        max_length=200,
        required=False,
        help_text=_("例：東京都の金属製品製造業、従業員40名ほど"),
    )

    sections = (
        Section(
            _("ほかの団体や新現役の方にお見せする文"), ("title", "trouble", "wish", "company_is")
        ),
    )

    @classmethod
    def values_from(cls, row: Need) -> dict[str, Any]:
        """The words that wait for approval, else what the company lets travel of its sheet."""
        waiting = row.slips.live().filter(approved_on=None).first()
        if waiting:
            words = {name: getattr(waiting, name) for name in ("title", "wish", "company_is")}
            return words | {"trouble": waiting.told}
        told = row.said if may_travel(row, "said") else ""
        wishes = [row.expected if may_travel(row, "expected") else "",
                  row.timing if may_travel(row, "timing") else ""]  # fmt: skip
        return {
            "title": row.title,
            "trouble": told,
            "wish": "\n".join(wish for wish in wishes if wish),
            "company_is": kind_of_company(row),
        }

    def show_both(self, current: Any) -> None:
        """The need may move on; the slip keeps the words that were chosen for it."""

    def values(self) -> dict[str, Any]:
        """The slip's words, for the transitions."""
        given = {name: self.cleaned_data[name] for name in ("title", "wish", "company_is")}
        return given | {"told": self.cleaned_data["trouble"]}


def may_travel(need: Need, field: str) -> bool:
    """Whether the company said that this field may be shown without its name."""
    sheet: HearingSheet | None = getattr(need.visit, "sheet", None) if need.visit else None
    return sheet is not None and sheet.confidentiality.get(field) == Confidentiality.CIRCULATE


def kind_of_company(need: Need) -> str:
    """Where it lies, what it does and how large it is, without telling which it is."""
    company = need.company
    place, trade = PREFECTURES.get(company.prefecture), INDUSTRIES.get(company.industry)
    parts = [
        named(place.label, place.english) if place else "",
        named(trade.label, trade.english) if trade else "",
        gettext("従業員%(n)s名ほど") % {"n": round_number(company.staff)} if company.staff else "",
    ]
    return " · ".join(part for part in parts if part)


def round_number(count: int) -> int:
    """A number of people so rounded that it does not give the company away."""
    step = 5 if count < 50 else 50
    return max(step, round(count / step) * step)


class ApprovalForm(forms.Form):
    """Who of the company approved the words of a slip, and how."""

    who = TextField(label=_("承諾した方"), max_length=80, help_text=_("例：緑川社長"))
    manner = ChoiceField(
        label=_("承諾の方法"),
        choices=[c for c in ApprovalManner.choices if c[0] != ApprovalManner.SCREEN],
        widget=forms.RadioSelect,
    )
    read_at = forms.IntegerField(widget=forms.HiddenInput)


class OwnApprovalForm(forms.Form):
    """A president approves the words as he reads them."""

    read_at = forms.IntegerField(widget=forms.HiddenInput)
