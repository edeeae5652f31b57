from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from enishi.files.models import StoredFile
from enishi.logbook.models import Recorded
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours, Refused
from enishi.logbook.revise import change
from enishi.outbox.models import Letter, LetterAttachment, Manner
from enishi.outbox.recipient import Recipient
from enishi.outbox.transitions.guard import refuse_stopped, refuse_withheld
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for
from enishi.programmes.models import Programme

# What is one line on paper and in a mail's head, whatever was typed or merged into it.
ONE_LINE = (
    *("recipient_name", "recipient_firm", "recipient_post", "postal_code", "address", "subject"),
)


@transaction.atomic
def draft_letter(
    within: Organisation,
    *,
    to: Recipient,
    subject: str,
    body: str,
    by: User,
    manner: Manner | None = None,
    particulars: str = "",
    about: Recorded | None = None,
    concerns: UUID | None = None,
    attachments: Iterable[StoredFile] = (),
    answer_address: str = "",
    with_answer_slip: bool = False,
    needs_approval: bool = False,
    when_sent: str = "",
    when_undone: str = "",
) -> Letter:
    """Put a letter into the outbox, where it is read again before it goes.

    Without a manner it goes by mail to whoever has an address, and by post to everybody else.
    `when_sent` and `when_undone` are dotted names, called with the letter.
    """
    if not works_for(by, within):
        raise NotYours(_("ほかの団体の手紙は、書けません。"))
    refuse_stopped(to.person)
    chosen = manner or (Manner.MAIL if to.email else Manner.POST)
    letter = Letter(
        organisation=within,
        manner=chosen,
        recipient_name=to.name,
        recipient_firm=to.firm,
        recipient_post=to.post,
        email=to.email,
        postal_code=to.postal_code,
        address=to.address,
        fax=to.fax,
        recipient_person=to.person,
        subject=subject,
        body=body,
        particulars=particulars,
        answer_address=answer_address,
        with_answer_slip=with_answer_slip,
        language=(get_language() or "ja")[:5],
        about_kind=about._meta.label_lower if about else "",
        about=about.public_id if about else None,
        about_title=str(about)[:200] if about else "",
        concerns=concerns,
        drafted_at=timezone.now(),
        drafted_by=by,
        needs_approval=needs_approval or approval_is_asked_for(chosen, on=timezone.localdate()),
        message_id=f"<{uuid4()}@{settings.DEFAULT_FROM_EMAIL.rpartition('@')[2].strip(' >')}>",
        when_sent=when_sent,
        when_undone=when_undone,
    )
    for name in ONE_LINE:
        setattr(letter, name, one_line(getattr(letter, name)))
    refuse_withheld(letter)
    letter.full_clean()
    letter.save()
    attach(letter, attachments)
    record("drafted", letter, by=by, within=within)
    return letter


@transaction.atomic
def revise_letter(
    letter: Letter,
    *,
    values: Mapping[str, Any],
    read_at: int,
    by: User,
    attachments: Iterable[StoredFile] | None = None,
) -> Letter:
    """Write a draft anew; what was pressed 「送る」, signed or sent is held back first."""
    if not works_for(by, letter.organisation):
        raise NotYours(_("ほかの団体の手紙は、書きかえられません。"))
    if not letter.is_editable:
        raise Refused(
            _("いまは書きかえられません。「送るのをやめる」を押すと、下書きにもどります。")
        )
    written = dict(values) | {n: one_line(values[n]) for n in ONE_LINE if n in values}
    if approval_is_asked_for(written.get("manner", letter.manner), on=timezone.localdate()):
        written["needs_approval"] = True
    changed = change(letter, written, read_at=read_at)
    refuse_withheld(letter)
    if attachments is not None:
        letter.attachments.all().delete()
        attach(letter, attachments)
        changed.append("attachments")
    record("revised", letter, by=by, within=letter.organisation, fields=changed)
    return letter


def one_line(text: str) -> str:
    """A text without line breaks, so that nobody writes a mail's head through a name."""
    return " ".join(str(text).split())


def approval_is_asked_for(manner: str, *, on: date) -> bool:
    """Whether a programme that runs on the day wants its letters signed and numbered."""
    wanting = Programme.objects.running_on(on).filter(letters_need_approval=True)
    return manner == Manner.POST and wanting.exists()


def attach(letter: Letter, files: Iterable[StoredFile]) -> None:
    """Send files of the same body along."""
    kept = list(files)
    if any(file.organisation_id != letter.organisation_id for file in kept):
        raise NotYours(_("ほかの団体のファイルは、添付できません。"))
    LetterAttachment.objects.bulk_create(LetterAttachment(letter=letter, file=f) for f in kept)
