from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.experts.models import Application
from enishi.experts.models.application import UNFINISHED
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
    page: str = "",
) -> Application:
    """Keep the answer to one question; the others stay, whoever wrote them meanwhile.

    What was put aside on its page is answered by it; `page` names one that is not the question's.
    """
    row = open_row(application, by=by)
    row.answers[question] = answer
    left = {at: typed for at, typed in row.unfinished.items() if at != (page or question)}
    if within and not row.number:
        row.organisation = within
    return write(row, left=left, step=step, by=by)


@transaction.atomic
def put_aside(
    application: Application, *, page: str, typed: Mapping[str, list[str]], by: User | None
) -> Application:
    """Keep what stands in the boxes of a page, however incomplete; it is no answer yet."""
    row = open_row(application, by=by)
    others = {at: boxes for at, boxes in row.unfinished.items() if at != page}
    return write(row, left=others | {page: dict(typed)}, step=row.step, by=by)


def open_row(application: Application, *, by: User | None) -> Application:
    """The locked row, if it may still be written by whoever writes."""
    row = Application.objects.select_for_update().get(pk=application.pk)
    if by and not works_for(by, row.organisation):
        raise NotYours(_("ほかの団体の登録を、代わりに入力することはできません。"))
    if not row.is_open:
        raise Refused(_("この登録はもう送られています。直すときは、お電話でお知らせください。"))
    return row


@transaction.atomic
def write(
    row: Application, *, left: dict[str, dict[str, list[str]]], step: str, by: User | None
) -> Application:
    """Save the answers with what is left half-way, and who typed them."""
    row.answers.pop(UNFINISHED, None)
    if left:
        row.answers[UNFINISHED] = list(left.items())
    if len(str(row.answers)) > LONGEST:
        raise Refused(_("文章が長すぎて保存できません。短くしてから、もう一度押してください。"))
    row.step, row.saved_at, row.version = step, timezone.now(), F("version") + 1
    if by and row.typed_by_id != by.pk:
        row.typed_by = by
        record("typed_for", row, by=by, within=row.organisation)
    row.save()
    row.refresh_from_db()
    return row
