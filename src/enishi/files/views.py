from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from enishi.files.kinds import FileKind
from enishi.files.models import StoredFile
from enishi.logbook.refused import Refused
from enishi.people.request import SignedInRequest
from enishi.people.standing import staff_only

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@staff_only
@require_safe
def stored_file(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Hand a file to the person it is kept for, to be saved and never shown in place."""
    found = get_object_or_404(StoredFile.objects.visible_to(request.user), public_id=public_id)
    if found.content is None or found.is_over(timezone.now()):
        raise Refused(_("このファイルは、7日たったので消しました。もう一度作りなおしてください。"))
    content_type = WORKBOOK if found.kind == FileKind.WORKBOOK else "application/octet-stream"
    headers = {
        "Content-Disposition": content_disposition_header(True, found.name) or "attachment",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(bytes(found.content), content_type=content_type, headers=headers)
