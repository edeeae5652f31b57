from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.outbox.consequence import follow
from enishi.outbox.models import Letter, Manner
from enishi.outbox.transitions.guard import refuse_stopped
from enishi.people.models import User
from enishi.people.standing import works_for

TEN_MINUTES = timedelta(minutes=10)


@transaction.atomic
def release(letter: Letter, *, read_at: int, by: User) -> Letter:
    """Press 「送る」: the mail goes after ten minutes, and can be held back until then."""
    refuse_unready(letter, by=by)
    if letter.manner != Manner.MAIL:
        raise Refused(_("郵便とFAXは、印刷して出したあとに「投函した」を押してください。"))
    if not letter.email:
        raise Refused(
            _(
                "メールアドレスが入っていません。アドレスを入れるか、送り方を郵便かFAXに変えてください。"
            )
        )
    refuse_lost_attachments(letter)
    claim(letter, read_at=read_at)
    letter.released_at = timezone.now()
    letter.released_by = by
    letter.due_at = letter.released_at + TEN_MINUTES
    letter.trouble, letter.attempts = "", 0
    letter.full_clean()
    letter.save()
    record("released", letter, by=by, within=letter.organisation)
    later = import_string("enishi.outbox.tasks.send_what_is_due")
    later.using(run_after=letter.due_at).enqueue()
    return letter


def refuse_unready(letter: Letter, *, by: User) -> None:
    """Refuse what may not go: another body's, a stopped person's, an unsigned or an old letter."""
    if not works_for(by, letter.organisation):
        raise NotYours(_("ほかの団体の手紙は、送れません。"))
    refuse_stopped(letter.recipient_person)
    if letter.sent_at or letter.stopped_at or letter.discarded_at or letter.released_at:
        raise Refused(_("この手紙は、もう送ったか、取りやめになっています。"))
    if letter.needs_approval and not letter.approved_at:
        raise Refused(_("この手紙には決裁が要ります。「決裁を願い出る」を押してください。"))


def refuse_lost_attachments(letter: Letter) -> None:
    """Refuse a letter whose attachment was blanked after its week."""
    now = timezone.now()
    lost = [each.file.name for each in letter.attachments.all() if each.file.is_over(now)]
    if lost:
        raise Refused(
            _("添付した「%(name)s」は、7日たったので消えました。もう一度つけてください。")
            % {"name": lost[0]}
        )


@transaction.atomic
def hold_back(letter: Letter, *, by: User) -> Letter:
    """Call a mail back within its ten minutes: it is a draft again."""
    if not works_for(by, letter.organisation):
        raise NotYours(_("ほかの団体の手紙は、止められません。"))
    row = Letter.objects.select_for_update().get(pk=letter.pk)
    if row.sent_at or row.sending_at or not row.released_at:
        raise Refused(_("間に合いませんでした。このメールは、もう送りはじめています。"))
    claim(row, read_at=row.version)
    row.released_at = row.released_by = row.due_at = None
    row.save()
    record("held_back", row, by=by, within=row.organisation)
    follow(row.when_undone, row)
    return row


@transaction.atomic
def discard_letter(letter: Letter, *, by: User) -> Letter:
    """Give a draft up; it stays in the records as one that was never sent."""
    if not works_for(by, letter.organisation):
        raise NotYours(_("ほかの団体の手紙は、取りやめられません。"))
    row = Letter.objects.select_for_update().get(pk=letter.pk)
    if row.released_at or row.sent_at or row.stopped_at or row.discarded_at:
        raise Refused(_("送るのをやめてから、取りやめてください。"))
    claim(row, read_at=row.version)
    row.discarded_at = timezone.now()
    row.save()
    record("discarded", row, by=by, within=row.organisation)
    follow(row.when_undone, row)
    return row
