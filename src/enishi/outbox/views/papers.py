from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from enishi.logbook.refused import Refused
from enishi.outbox import queries
from enishi.outbox.forms import LabelsForm
from enishi.outbox.sheets import labels_pdf, letter_pdf
from enishi.outbox.views.letters import visible
from enishi.people.request import SignedInRequest
from enishi.people.standing import staff_only


def printed(content: bytes, *, name: str) -> HttpResponse:
    """Show a PDF in the browser, from where it is printed."""
    headers = {
        "Content-Disposition": f'inline; filename="{name}.pdf"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@staff_only
@require_safe
def letter_paper(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The letter as PDF, with a FAX cover and an answer slip where it has them."""
    return printed(letter_pdf(visible(request, public_id)), name="letter")


@staff_only
@require_safe
def letter_labels(request: SignedInRequest) -> HttpResponse:
    """Address labels for the letters that were ticked, or for all that wait for an envelope."""
    form = LabelsForm(request.GET)
    if not form.is_valid():
        raise Refused(_("ラベルの紙を選びなおしてください。"))
    chosen = queries.to_print(request.user)
    if form.cleaned_data["letters"]:
        chosen = queries.letters(request.user).filter(public_id__in=form.cleaned_data["letters"])
    if not chosen:
        raise Refused(_("印刷する宛名がありません。住所の入った郵便の手紙を選んでください。"))
    faces, skip = int(form.cleaned_data["faces"]), form.cleaned_data["skip"] or 0
    return printed(labels_pdf(chosen, faces=faces, skip=skip), name="labels")
