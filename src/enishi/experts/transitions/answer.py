from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.experts.models import Application
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for

LONGEST = 400_000


@transaction.atomic
def keep_answer(
    application: Application,
    *,
    question: str,
    answer: Any,
    step: str,
    by: User | None,
    within: Organisation | None = None,
) -> Application:
    """Keep the answer to one question; the others stay, whoever wrote them meanwhile."""
    row = Application.objects.select_for_update().get(pk=application.pk)
    if not row.is_open:
        raise Refused(_("この登録はもう送られています。直すときは、お電話でお知らせください。"))
    if by and not works_for(by, row.organisation):
        raise NotYours(_("ほかの団体の登録を、代わりに入力することはできません。"))
    row.answers[question] = answer
    if len(str(row.answers)) > LONGEST:
        raise Refused(_("文章が長すぎて保存できません。短くしてから、もう一度押してください。"))
    if within and not row.number:
        row.organisation = within
    row.step, row.saved_at, row.version = step, timezone.now(), F("version") + 1
    if by and row.typed_by_id != by.pk:
        row.typed_by = by
        record("typed_for", row, by=by, within=row.organisation)
    row.save()
    row.refresh_from_db()
    return row
