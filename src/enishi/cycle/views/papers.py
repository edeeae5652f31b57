from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from enishi import paper
from enishi.cycle.queries import visit_with_parts
from enishi.cycle.visit_paper import STYLE, blank_sheet, prefilled_sheet
from enishi.logbook.refused import Refused
from enishi.people.request import SignedInRequest
from enishi.people.standing import body_of, open_for_writing, staff_only


@staff_only
@require_safe
def visit_paper(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """訪問シート: one A4 with what is known, never with what we assessed."""
    found = get_object_or_404(visit_with_parts(request.user), public_id=public_id)
    open_for_writing(request, found.organisation)
    address = request.build_absolute_uri(reverse("sheet", args=[found.public_id]))
    name = _("訪問シート %(company)s.pdf") % {"company": found.company.name}
    return printed(prefilled_sheet(found, user=request.user, address=address), name=name)


@staff_only
@require_safe
def blank_paper(request: SignedInRequest) -> HttpResponse:
    """訪問シート with nothing on it but its questions."""
    address = request.build_absolute_uri(reverse("visit_new"))
    return printed(blank_sheet(body_of(request), address=address), name=_("訪問シート.pdf"))


def printed(html: str, *, name: str) -> HttpResponse:
    """The paper, shown in the browser so that one press prints it."""
    try:
        content = paper.pdf(html, STYLE.read_text("utf-8"))
    except paper.Unprintable as missing:
        raise Refused(str(missing)) from missing
    headers = {
        "Content-Disposition": content_disposition_header(False, name) or "inline",
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type="application/pdf", headers=headers)
