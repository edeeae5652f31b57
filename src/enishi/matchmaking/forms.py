from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from enishi.people.fields import WholeNumberField

READABLE = ".xlsx,.xlsm,.xls,.csv,.tsv,.txt,.jsonl"
TOO_LARGE = _(
    "ファイルが大きすぎます（20MBまで）。写真や使わないシートを消すか、名簿を分けて保存してください。"
)


def roster_field(label: Any, help_text: Any, missing: Any) -> forms.FileField:
    """A box for one roster, with a sentence for each way of leaving it empty."""
    nothing_in_it = _(
        "ファイルが空です（0バイト）。名簿を保存しなおしてから、もう一度選んでください。"
    )
    return forms.FileField(
        label=label,
        help_text=help_text,
        widget=forms.FileInput(attrs={"accept": READABLE}),
        error_messages={"required": missing, "invalid": missing, "empty": nothing_in_it},
    )


class RostersForm(forms.Form):
    """The two rosters on the desk, and how many people to name for each need."""

    experts = roster_field(
        _("新現役の名簿"),
        _("お手元のファイルをそのまま選べます。お名前と職務経歴の列があれば読めます。"),
        _("新現役の名簿を選んでください。"),
    )
    needs = roster_field(
        _("ニーズの一覧"),
        _("企業名と、企業が困っていることの列があれば読めます。"),
        _("企業のニーズの一覧を選んでください。"),
    )
    top = WholeNumberField(
        label=_("ニーズ1件に挙げる人数"), help_text=_("例：5"), least=1, most=20, initial=5
    )

    def __init__(self, *args: Any, too_large: frozenset[str] = frozenset(), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in too_large & self.fields.keys():
            self.fields[name].error_messages["required"] = TOO_LARGE
        self.fields["top"].widget.attrs["class"] = "input-short"

    def clean(self) -> dict[str, Any]:
        """Two boxes with one and the same file are a slip of the hand."""
        cleaned = super().clean() or self.cleaned_data
        experts, needs = cleaned.get("experts"), cleaned.get("needs")
        if experts and needs and experts.size == needs.size and experts.read() == needs.read():
            self.add_error(
                "needs",
                _(
                    "二つの欄に、同じファイルが選ばれています。ニーズの一覧のファイルを選びなおしてください。"
                ),
            )
        for sent in filter(None, (experts, needs)):
            sent.seek(0)
        return cleaned
