from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.outbox.models import Letter
from enishi.outbox.transitions.guard import refuse_stopped
from enishi.people.models import Membership, Organisation, Role, User
from enishi.people.standing import works_for
from enishi.reference.wareki import fiscal_year


@transaction.atomic
def propose_letter(letter: Letter, *, read_at: int, by: User) -> Letter:
    """起案: lay a draft before the person who signs; it is not changed meanwhile."""
    if not works_for(by, letter.organisation):
        raise NotYours(_("ほかの団体の手紙の決裁は、願い出られません。"))
    if not letter.is_editable:
        raise Refused(_("この手紙は、もう決裁に出ているか、送ってあります。"))
    refuse_stopped(letter.recipient_person)
    claim(letter, read_at=read_at)
    letter.needs_approval, letter.proposed_at = True, timezone.now()
    letter.save()
    record("proposed", letter, by=by, within=letter.organisation)
    return letter


@transaction.atomic
def withdraw_proposal(letter: Letter, *, read_at: int, by: User) -> Letter:
    """Take a letter back from the table, or send it back to its writer, to be written anew."""
    if not works_for(by, letter.organisation):
        raise NotYours(_("ほかの団体の手紙は、差しもどせません。"))
    if not letter.proposed_at or letter.approved_at:
        raise Refused(_("決裁を待っている手紙だけを、差しもどせます。"))
    claim(letter, read_at=read_at)
    letter.proposed_at = None
    letter.save()
    record("sent_back", letter, by=by, within=letter.organisation)
    return letter


@transaction.atomic
def approve_letter(letter: Letter, *, read_at: int, by: User) -> Letter:
    """決裁: the head signs, and the letter gets the next number of the fiscal year."""
    if not may_approve(by, letter.organisation):
        raise NotYours(_("決裁は、この団体の責任者が行います。"))
    if not letter.proposed_at or letter.approved_at:
        raise Refused(_("決裁を待っている手紙ではありません。"))
    refuse_stopped(letter.recipient_person)
    # The body's row is locked so that two letters never share one number.
    Organisation.objects.select_for_update().get(pk=letter.organisation_id)
    claim(letter, read_at=read_at)
    letter.approved_at, letter.approved_by = timezone.now(), by
    letter.fiscal_year = fiscal_year(timezone.localdate())
    letter.number = next_number(letter.organisation, letter.fiscal_year)
    letter.save()
    record("approved", letter, by=by, within=letter.organisation)
    return letter


def may_approve(user: User, body: Organisation) -> bool:
    """Whether a person signs for the body: its head, or the 推進室 where it is its body."""
    signing = (Role.HEAD, Role.NETWORK_OFFICE)
    live = Membership.objects.live().filter(user=user, organisation=body, role__in=signing)
    return live.exists()


def next_number(body: Organisation, year: int) -> int:
    """The next number of a body in a fiscal year, from 1."""
    numbered = Letter.objects.filter(organisation=body, fiscal_year=year)
    return (numbered.aggregate(last=Max("number"))["last"] or 0) + 1
