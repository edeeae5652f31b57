from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from enishi.people.fields import NearDateField, TextField
from enishi.sheets.word_template import TOO_LARGE

MISSING = _("直したひな形（Word）を選んでください。")


class TemplateForm(forms.Form):
    """The template as the body has edited it."""

    file = forms.FileField(
        label=_("直したひな形"),
        help_text=_("Word（.docx）で、2MBまでです。"),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        error_messages={
            "required": MISSING,
            "invalid": MISSING,
            "empty": _("ファイルが空です。Wordで保存しなおしてから、選んでください。"),
        },
    )

    def __init__(self, *args: Any, too_large: frozenset[str] = frozenset(), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in too_large:
            told = TOO_LARGE.in_language(get_language() or "ja")
            self.fields["file"].error_messages["required"] = told


class PermitForm(forms.Form):
    """The number of the permit without which a body brokers no employment."""

    number = TextField(
        label=_("職業紹介の許可番号"), max_length=40, help_text=_("例：13-ユ-000000")
    )
    on = NearDateField(label=_("許可の日"), ahead=False)
