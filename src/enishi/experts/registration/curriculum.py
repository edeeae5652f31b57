"""A résumé becomes drafts of career entries; nothing is taken in without the person."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from enishi.people.fields import LongTextField
from enishi.reference.curriculum import posts_in
from enishi.reference.wording import Wording
from enishi.sheets import SheetFault
from enishi.sheets.curriculum import TOO_LARGE, read_curriculum

READABLE = ".docx,.xlsx,.xlsm,.xls,.txt"

MOST_DRAFTS = 30
STILL = "9999"


class CurriculumForm(forms.Form):
    """A file or a pasted text; the file is read and not kept."""

    file = forms.FileField(
        label=_("職務経歴書や履歴書のファイル"),
        required=False,
        help_text=_("Word（.docx）、Excel、テキストのファイルを、そのまま選べます。10MBまでです。"),
        widget=forms.FileInput(attrs={"accept": READABLE}),
        error_messages={"empty": _("ファイルが空です。もう一度選ぶか、文を貼りつけてください。")},
    )
    text = LongTextField(
        label=_("または、職務経歴書や履歴書の文"),
        rows=10,
        max_length=40_000,
        required=False,
        help_text=_(
            "お手元の文を写して、ここに貼りつけてください。1行に1つの時期があると、うまく読めます。"
        ),
    )

    def __init__(self, *args: Any, too_large: frozenset[str] = frozenset(), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.too_large = "file" in too_large

    def clean(self) -> dict[str, Any]:
        """Read the file; without one a text is needed."""
        cleaned = super().clean() or self.cleaned_data
        sent = cleaned.get("file")
        if self.too_large:
            self.add_error("file", in_words(TOO_LARGE))
        elif sent:
            try:
                cleaned["text"] = read_curriculum(sent.read(), sent.name)
            except SheetFault as fault:
                self.add_error("file", in_words(fault.what))
        elif not self.errors and not cleaned.get("text"):
            self.add_error("file", _("ファイルを選ぶか、下の欄に文を貼りつけてください。"))
        return cleaned


def in_words(wording: Wording) -> str:
    """A sentence of the ground floor in the reader's language."""
    return wording.in_language(get_language() or "ja")


def told_already(draft: dict[str, Any], told: Iterable[Mapping[str, Any]]) -> list[str]:
    """The firms of entries whose years a draft overlaps; side by side may be right, too."""
    begun, ended = draft.get("from_when") or "", draft.get("to_when") or STILL
    return [
        str(one["company_name"])
        for one in told
        if begun and one["from_when"]
        if begun < (one["to_when"] or STILL) and one["from_when"] < ended
    ]


def drafts_in(text: str) -> list[dict[str, Any]]:
    """The posts in a text, under the names of a career entry's boxes, with their lines."""
    return [
        {
            "company_name": post.company[:120],
            "company_size": post.size,
            "department": post.department[:80],
            "post": post.post[:80],
            "from_when": post.begun,
            "to_when": post.ended,
            "duties": post.story,
            "overseas": post.is_abroad,
            "lines": list(post.lines),
        }
        for post in posts_in(text)[:MOST_DRAFTS]
    ]
