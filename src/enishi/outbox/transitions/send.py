"""送る: what the worker does when the ten minutes have passed.

A mail is sent at most once. That it is being sent is written down and committed before the mail
server hears of it; whoever is killed in between leaves a letter of which nobody knows whether it
went, and a person decides (`settle_lost`). The Message-ID stays the same in either case.
"""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPServerDisconnected

from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.outbox.consequence import follow
from enishi.outbox.envelope import message_of
from enishi.outbox.models import Letter, State
from enishi.outbox.transitions.guard import stop_of
from enishi.outbox.transitions.release import refuse_lost_attachments
from enishi.outbox.transitions.stop import stop_letter
from enishi.people.models import User
from enishi.people.standing import works_for

log = logging.getLogger(__name__)
WAITS = (timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=8))


def send_due(*, at: datetime) -> int:
    """Send every mail whose ten minutes have passed; return how many went."""
    due = Letter.objects.due(at).order_by("due_at", "id").values_list("pk", flat=True)
    return sum(send_one(pk, at=at) for pk in list(due))


def send_one(pk: int, *, at: datetime) -> bool:
    """Send one mail, if it is still due; what went wrong is kept with the letter."""
    letter = begin_sending(pk, at=at)
    if letter is None:
        return False
    try:
        message_of(letter).send()
    except (SMTPServerDisconnected, TimeoutError):
        # The server may have taken it before it fell silent: nobody sends it again unasked.
        log.exception("It is not known whether a mail went.")
        return False
    except (OSError, SMTPException, ValueError) as error:
        note_trouble(letter, why=str(error), by=None)
        return False
    note_sent(letter, by=None)
    return True


@transaction.atomic(durable=True)
def begin_sending(pk: int, *, at: datetime) -> Letter | None:
    """Write down that a mail is being sent, unless it was held back or stopped meanwhile."""
    letter = Letter.objects.select_for_update().due(at).filter(pk=pk).first()
    if letter is None:
        return None
    if stop_of(letter.recipient_person):
        stop_letter(letter, by=None)
        return None
    try:
        refuse_lost_attachments(letter)
    except Refused as refused:
        back_to_draft(letter, why=str(refused), by=None)
        return None
    claim(letter, read_at=letter.version)
    letter.sending_at, letter.attempts = timezone.now(), letter.attempts + 1
    letter.save()
    return letter


@transaction.atomic
def note_sent(letter: Letter, *, by: User | None) -> None:
    """Write down that a letter went, and let happen what was to follow."""
    claim(letter, read_at=letter.version)
    letter.sent_at, letter.trouble = timezone.now(), ""
    letter.save()
    record("sent", letter, by=by, within=letter.organisation)
    try:
        with transaction.atomic():
            follow(letter.when_sent, letter)
    except Exception:  # the letter has gone, whatever becomes of the rest
        log.exception("What should follow a letter failed.")


@transaction.atomic
def note_trouble(letter: Letter, *, why: str, by: User | None) -> None:
    """Try again later what the server did not take; after the last time it is a draft again."""
    log.warning("A mail was not taken: %s", why)
    if letter.attempts > len(WAITS):
        back_to_draft(letter, why=_("何度か試しましたが、送れませんでした：%s") % why, by=by)
        return
    claim(letter, read_at=letter.version)
    letter.sending_at = None
    letter.due_at = timezone.now() + WAITS[letter.attempts - 1]
    letter.trouble = " ".join(why.split())[:300]
    letter.save()
    record("not_taken", letter, by=by, within=letter.organisation)
    later = import_string("enishi.outbox.tasks.send_what_is_due")
    later.using(run_after=letter.due_at).enqueue()


@transaction.atomic
def back_to_draft(letter: Letter, *, why: str, by: User | None) -> None:
    """Give a mail back to its writer, with the reason why it did not go."""
    claim(letter, read_at=letter.version)
    letter.sending_at = letter.released_at = letter.released_by = letter.due_at = None
    letter.trouble = " ".join(why.split())[:300]
    letter.save()
    record("not_sent", letter, by=by, within=letter.organisation)
    follow(letter.when_undone, letter)


@transaction.atomic
def settle_lost(letter: Letter, *, went: bool, by: User) -> Letter:
    """Decide about a mail of which nobody knew whether it went: it did, or it is a draft again."""
    if not works_for(by, letter.organisation):
        raise NotYours(_("ほかの団体の手紙です。"))
    row = Letter.objects.select_for_update().get(pk=letter.pk)
    if row.state_at(timezone.now()) != State.UNKNOWN:
        raise Refused(_("このメールは、送れたかどうか、もうわかっています。"))
    if went:
        note_sent(row, by=by)
    else:
        back_to_draft(row, why=_("届いていなかったので、下書きにもどしました。"), by=by)
    record("settled", row, by=by, within=row.organisation)
    return row
