from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.logbook.models import Recorded
from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.outbox.consequence import follow
from enishi.outbox.models import ContactManner, ContactNote, Letter, LetterStop, StopReason
from enishi.outbox.transitions.contact import note_contact
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for
from enishi.walls.inside import everything


@transaction.atomic
def stop_letters_to(
    person: UUID, *, reason: StopReason, within: Organisation, by: User
) -> LetterStop:
    """Let nothing more go to a person: what waits is stopped, what is new is refused.

    The stop holds for every body; only letters of somebody who shares his mailbox go on.
    """
    if not works_for(by, within):
        raise NotYours(_("ほかの団体の方への手紙は、止められません。"))
    now = timezone.now()
    live = LetterStop.objects.live().filter(organisation=within, person=person).first()
    stop = live or LetterStop(organisation=within, person=person)
    stop.reason, stop.stopped_at, stop.stopped_by = reason, now, by
    stop.full_clean()
    stop.save()
    record("stopped", stop, by=by, within=within)
    with everything():
        for letter in Letter.objects.select_for_update().open().filter(recipient_person=person):
            if not letter.sending_at:
                stop_letter(letter, by=by)
    return stop


@transaction.atomic
def stop_as_asked(
    person: Recorded, *, manner: ContactManner, words: str, within: Organisation, by: User
) -> ContactNote:
    """Stop the letters because the person asks for it, and keep what he said among the contacts."""
    if LetterStop.objects.of([person.public_id]).exists():
        raise Refused(_("この方への手紙とメールは、もう止めてあります。"))
    stop_letters_to(person.public_id, reason=StopReason.ASKED, within=within, by=by)
    told = _("ご本人の希望で、手紙とメールを止めました：%s") % words.strip()
    return note_contact(within, manner=manner, text=told, about=person, by=by)


@transaction.atomic
def stop_letter(letter: Letter, *, by: User | None) -> None:
    """Stop one letter for good, whoever wrote it."""
    claim(letter, read_at=letter.version)
    letter.stopped_at = timezone.now()
    letter.save()
    record("stopped", letter, by=by, within=letter.organisation)
    follow(letter.when_undone, letter)


@transaction.atomic
def resume_letters_to(stop: LetterStop, *, by: User) -> LetterStop:
    """Let letters go again: the person was found, or has changed his mind."""
    if not works_for(by, stop.organisation):
        raise NotYours(_("ほかの団体が止めたものは、もどせません。"))
    if stop.ended_at:
        raise Refused(_("もう、送れるようになっています。"))
    claim(stop, read_at=stop.version)
    stop.ended_at = timezone.now()
    stop.save()
    record("resumed", stop, by=by, within=stop.organisation)
    return stop


@transaction.atomic
def lift_stop(
    stop: LetterStop, *, manner: ContactManner, because: str, about: Recorded | None, by: User
) -> ContactNote:
    """Let letters go again, and keep among the contacts with the person why."""
    lifted = resume_letters_to(stop, by=by)
    told = _("手紙とメールを、また送れるようにしました：%s") % because.strip()
    return note_contact(lifted.organisation, manner=manner, text=told, about=about, by=by)
