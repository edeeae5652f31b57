from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from enishi.cycle.models import Confidentiality, HearingSheet, Involvement
from enishi.cycle.transitions.merge import touched
from enishi.cycle.transitions.write_sheet import TOLD_FIELDS, values_at, values_of
from enishi.people.fields import (
    ChoiceField,
    LongTextField,
    NearDateField,
    TextField,
    WholeNumberField,
)
from enishi.people.request import SignedInRequest
from enishi.people.shown import shown
from enishi.people.transitions import drop_draft
from enishi.people.writing import WritingForm

SECRECY = "secrecy_"
LEVELS = [("", _("団体の中だけ")), *[one for one in Confidentiality.choices if one[0] != "body"]]
MOST_MONEY = 99_999_999
MINUS = ("△", "▲", "-", "−", "－")


class SignedNumberField(WholeNumberField):
    """A number that may lie below nothing: △300, -300."""

    def to_python(self, value: Any) -> Any:
        """Read the number without its sign, then give the sign back."""
        typed = str("" if value is None else value).strip()
        below = typed[:1] in MINUS
        number = super().to_python(typed[1:] if below else value)
        return -number if below and number is not None else number


def level(of: Any) -> ChoiceField:
    """How far one of the company's answers may travel."""
    return ChoiceField(
        label=_("どこまで見せてよいか：%(field)s") % {"field": of}, required=False, choices=LEVELS
    )


class SheetForm(WritingForm):
    """The hearing sheet: what the company said and what we assess, apart."""

    name = "sheet"

    said = LongTextField(
        label=_("いま困っていること"),
        rows=6,
        required=False,
        help_text=_("話したとおりの言葉で書くと、合う方が見つかりやすくなります。"),
    )
    background = LongTextField(label=_("そうなったわけ"), required=False, rows=3)
    tried = LongTextField(label=_("これまでに試したこと"), required=False, rows=3)
    expected = LongTextField(label=_("こうなったらうれしいこと"), required=False, rows=3)
    timing = TextField(label=_("いつごろから"), max_length=120, required=False)
    frequency = TextField(
        label=_("訪問の回数"), max_length=80, required=False, help_text=_("例：月2〜3回")
    )
    budget = TextField(label=_("ご予算"), max_length=80, required=False)
    assessed = LongTextField(label=_("ほんとうの課題と思うこと"), required=False, rows=5)
    involvement = ChoiceField(
        label=_("経営者の関わり"),
        required=False,
        choices=Involvement,
        widget=forms.RadioSelect,
    )
    fitting_person = LongTextField(label=_("どんな方が合いそうか"), required=False, rows=3)
    sales = WholeNumberField(
        label=_("売上（年・万円）"), required=False, most=MOST_MONEY, example=12_000
    )
    profit = SignedNumberField(
        label=_("利益（年・万円）"),
        required=False,
        most=MOST_MONEY,
        example=300,
        help_text=_("赤字のときは、△や-を付けて。例：△300"),
    )
    staff = WholeNumberField(label=_("従業員数"), required=False, most=100_000)
    orders = WholeNumberField(label=_("受注（月・件）"), required=False, most=1_000_000, example=20)
    baseline_of = TextField(
        label=_("いつの数字か"), max_length=40, required=False, help_text=_("例：令和7年度の決算")
    )
    next_on = NearDateField(label=_("次にうかがう日"), required=False)
    next_promise = LongTextField(label=_("それまでの約束"), required=False, rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in TOLD_FIELDS:
            self.fields[SECRECY + name] = level(self.fields[name].label)

    @classmethod
    def values_from(cls, row: Any) -> dict[str, Any]:
        """The sheet's values, each field's confidentiality in a box of its own."""
        return super().values_from(row) | boxes(row.confidentiality)

    @classmethod
    def told(cls, values: dict[str, Any], **options: Any) -> dict[str, str]:
        """What a kept version says, how far each field may travel in words."""
        given = boxes(values.get("confidentiality") or {})
        levels = {n: "" if v == Confidentiality.BODY else v for n, v in given.items() if v}
        return super().told(values | levels, **options)

    def values(self) -> dict[str, Any]:
        """The sheet's words, for the transitions."""
        given = self.cleaned_data
        own = {n: v for n, v in given.items() if n != "read_at" and not n.startswith(SECRECY)}
        levels = {name: given.get(SECRECY + name) for name in TOLD_FIELDS}
        return own | {"confidentiality": {name: one for name, one in levels.items() if one}}

    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField, str]]:
        """What the company said, each with how far it may travel, and that in words."""
        levels = [(self[name], self[SECRECY + name]) for name in TOLD_FIELDS]
        return [(box, far, shown(far) or str(LEVELS[0][1])) for box, far in levels]

    def read_at_all(self) -> int:
        """The version that was before the writer, as far as it can be read."""
        typed = str(self["read_at"].value() or "")
        return int(typed) if typed.isdecimal() else 0

    def our_boxes(self) -> list[forms.BoundField]:
        """What we assess."""
        return [self[name] for name in ("assessed", "involvement", "fitting_person")]

    def baseline_boxes(self) -> list[forms.BoundField]:
        """The figures with which the outcome is compared later."""
        return [self[name] for name in ("sales", "profit", "staff", "orders", "baseline_of")]

    def promise_boxes(self) -> list[forms.BoundField]:
        """What was agreed until the next visit."""
        return [self[name] for name in ("next_promise", "next_on")]

    def show_both(self, current: Any) -> None:
        """Let in what the other person wrote where I wrote nothing; show both texts elsewhere."""
        if not self.is_bound and isinstance(current, HearingSheet):
            self.initial = beside_draft(self.initial, current)
        if self.is_bound and isinstance(current, HearingSheet) and hasattr(self, "cleaned_data"):
            mine = touched(self.values(), values_at(current, self.read_version()))
            stands = self.values_from(current)
            typed = QueryDict(mutable=True)
            typed.update(self.data)
            for name in self.texts():
                key = f"confidentiality.{name.removeprefix(SECRECY)}"
                if (key if name.startswith(SECRECY) else name) in mine:
                    continue
                stood = self.fields[name].prepare_value(stands.get(name, ""))
                typed[name] = "" if stood is None else str(stood)
                self.cleaned_data[name] = stands.get(name)
            self.data = typed
        super().show_both(current)


class DeviceSheetForm(SheetForm):
    """The sheet as a device sends it: of drafts it ends only the one that it had taken along."""

    draft_at = forms.DateTimeField(required=False, widget=forms.HiddenInput)

    def texts(self) -> list[str]:
        """What people read and write, without what the device adds."""
        return [name for name in super().texts() if name != "draft_at"]

    def values(self) -> dict[str, Any]:
        """The sheet's words, without what the device adds."""
        return {name: value for name, value in super().values().items() if name != "draft_at"}

    def keep(self, request: SignedInRequest) -> None:
        """Nothing: what could not be saved stands on the device until it is sent again."""

    def is_over(self, request: SignedInRequest) -> None:
        """Drop the draft whose words were sent; one that the device never saw stays."""
        if at := self.cleaned_data["draft_at"]:
            drop_draft(request.user, form=self.name, subject=self.subject, kept_by=at)


def in_boxes(form: SheetForm, names: Iterable[str] = ()) -> dict[str, str]:
    """What stands in each box of the form, as text."""
    shown = {name: form[name].value() for name in names or form.texts()}
    prepared = {name: form.fields[name].prepare_value(value) for name, value in shown.items()}
    return {name: "" if value is None else str(value) for name, value in prepared.items()}


def beside_draft(typed: Mapping[str, Any], current: HearingSheet) -> dict[str, Any]:
    """A draft in the boxes where it departs from what its writer had before him, else the sheet."""
    read_at = int(typed.get("read_at") or 0)
    stood = HearingSheet(**values_at(current, read_at))
    before = in_boxes(SheetForm(initial=SheetForm.values_from(stood)))
    mine = in_boxes(SheetForm(initial=dict(typed)))
    stands = SheetForm.values_from(current)
    return dict(typed) | {name: stands[name] for name in before if mine[name] == before[name]}


def boxes(levels: dict[str, str]) -> dict[str, str]:
    """How far each field may travel, under the names of the form's boxes."""
    return {SECRECY + name: levels.get(name, "") for name in TOLD_FIELDS}


def notes_beside(before: HearingSheet | None, read_at: int) -> str:
    """A sentence on what somebody else wrote meanwhile and was kept beside one's own words."""
    if before is None or read_at in (before.version, 0):
        return ""
    others = touched(values_of(before), values_at(before, read_at))
    labels = [str(SheetForm.base_fields[n].label) for n in SheetForm.base_fields if n in others]
    if not labels:
        return ""
    told = gettext("ほかの方が書いた「%(names)s」も、そのまま残してあります。")
    return told % {"names": pgettext("in a list", "、").join(labels)}
