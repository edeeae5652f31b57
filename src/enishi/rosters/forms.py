from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from enishi.people.fields import ChoiceField
from enishi.rosters.models import Intake, RosterKind
from enishi.rosters.plan import Outcome
from enishi.sheets import Kind, catalogue

READABLE = ".xlsx,.xlsm,.xls,.csv,.tsv,.txt"
MISSING = _("名簿のファイルを選んでください。")
EMPTY = _("ファイルが空です（0バイト）。名簿を保存しなおしてから、もう一度選んでください。")
TOO_LARGE = _(
    "ファイルが大きすぎます（20MBまで）。写真や使わないシートを消すか、名簿を分けて保存してください。"
)
MOST_COLUMNS = 400


class HandInForm(forms.Form):
    """A roster, and what it lists."""

    kind = ChoiceField(
        label=_("なにの名簿ですか"),
        choices=RosterKind,
        widget=forms.RadioSelect,
        initial=RosterKind.EXPERTS,
    )
    file = forms.FileField(
        label=_("名簿のファイル"),
        help_text=_(
            "Excel（.xlsx、.xls）かCSVのファイルを、お手元のまま選べます。20MBまでです。"
            "セルの色の意味は読みとれません。色で分けているときは、列に言葉で書きそえてください。"
        ),
        widget=forms.FileInput(attrs={"accept": READABLE}),
        error_messages={"required": MISSING, "invalid": MISSING, "empty": EMPTY},
    )

    def __init__(self, *args: Any, too_large: frozenset[str] = frozenset(), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in too_large:
            self.fields["file"].error_messages["required"] = TOO_LARGE

    @staticmethod
    def asked(kind: str) -> dict[str, str]:
        """What is chosen beforehand for whoever comes from a register's own page."""
        return {"kind": kind} if kind in RosterKind.values else {}


class ExportForm(forms.Form):
    """Which register to write out."""

    kind = ChoiceField(choices=RosterKind)


class ColumnsForm(forms.Form):
    """What each heading of a roster means; the body's answer is remembered."""

    def __init__(self, intake: Intake, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = meanings(Kind(intake.kind))
        self.columns = columns_of(intake)
        for n, column in enumerate(self.columns):
            self.fields[f"column-{n}"] = ChoiceField(
                label=column["heading"],
                required=False,
                choices=choices,
                initial=column["meaning"],
                widget=forms.Select(attrs={"class": "input-medium"}),
            )

    def decided(self) -> dict[str, str]:
        """The headings whose meaning the person changed."""
        answers = ((column, self.cleaned_data[f"column-{n}"])
                   for n, column in enumerate(self.columns))  # fmt: skip
        return {column["key"]: said for column, said in answers if said != column["meaning"]}


def columns_of(intake: Intake) -> list[dict[str, Any]]:
    """The columns of all tables that have a heading, each heading once."""
    by_key = {
        column["key"]: column | {"sheet": table["sheet"]}
        for table in reversed(intake.tables)
        for column in reversed(table["columns"])
        if column["key"]
    }
    return list(by_key.values())[::-1][:MOST_COLUMNS]


def meanings(kind: Kind) -> list[tuple[str, str]]:
    """Everything that a column can hold, after the choice of leaving it unused."""
    language = get_language() or "ja"
    known = catalogue(kind).meanings.values()
    listed = [
        (m.slug, m.label.in_language(language)) for m in known if m.slug not in ("age", "sex")
    ]
    return [("", str(_("使わない"))), *listed]


class RowsForm(forms.Form):
    """Which rows of a roster to look at."""

    show = ChoiceField(
        required=False, choices=[*Outcome.choices, ("likely", "likely"), ("left", "left")]
    )

    def shown(self) -> str:
        """The outcome asked for, or none for all rows."""
        return str(self.cleaned_data["show"]) if self.is_valid() else ""
