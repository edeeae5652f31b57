"""Copies of signed papers: the box in which one is handed in, and how it is handed out again."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from enishi.files.models import StoredFile
from enishi.logbook.refused import Refused


class PaperForm(forms.Form):
    """One scan or photograph of a paper."""

    paper = forms.FileField(
        label=gettext_lazy("書面の写し"),
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
        help_text=gettext_lazy("PDFか写真。20MBまで。撮った場所などの情報は、自動で消します。"),
        error_messages={
            "required": gettext_lazy(
                "ファイルがまだ選ばれていません。20MBまでのものを選んでください。"
            ),
            "empty": gettext_lazy("中身のないファイルです。選びなおしてください。"),
        },
    )

    def handed_in(self) -> tuple[bytes, str]:
        """The content and the name, or a refusal that says what to do."""
        if not self.is_valid():
            raise Refused(str(self.errors["paper"][0]))
        sent: Any = self.cleaned_data["paper"]
        return sent.read(), str(sent.name)


def handed_out(file: StoredFile | None) -> HttpResponse:
    """The copy, to be saved and never shown in place."""
    if file is None or file.content is None:
        raise Refused(_("書面の写しは、まだ入っていないか、消してあります。"))
    headers = {
        "Content-Disposition": content_disposition_header(True, file.name) or "attachment",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    kind = "application/octet-stream"
    return HttpResponse(bytes(file.content), content_type=kind, headers=headers)
