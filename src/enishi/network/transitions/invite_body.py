from datetime import date

from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from enishi.logbook.record import claim, record
from enishi.logbook.refused import Refused
from enishi.network.models import CandidateBody, Invitation, InvitationAnswer
from enishi.network.transitions.office import refuse_others
from enishi.outbox.models import Letter
from enishi.people.models import User


@transaction.atomic
def invite_body(candidate: CandidateBody, *, on: date, by: User) -> Invitation:
    """参加要請: ask a body to join; it is not asked again while it has not answered."""
    refuse_others(candidate.organisation, by=by)
    if on < candidate.found_on:
        raise Refused(_("抽出した日より前には、要請できません。"))
    if candidate.became_id:
        raise Refused(_("この団体は、もうネットワークに加わっています。"))
    if candidate.invitations.filter(answer="").exists():
        raise Refused(_("もう要請してあります。お返事を待っているところです。"))
    return keep_invitation(candidate, on=on, by=by)


@transaction.atomic
def keep_invitation(candidate: CandidateBody, *, on: date, by: User) -> Invitation:
    """Write down that a body was asked on a day."""
    invitation = Invitation(organisation=candidate.organisation, candidate=candidate, invited_on=on)
    invitation.full_clean()
    invitation.save()
    record("invited", invitation, by=by, within=candidate.organisation)
    return invitation


def note_letter(letter: Letter) -> None:
    """A letter has gone to a body that nobody had asked before: that was its 参加要請.

    A letter that has gone is gone: where there is nothing to note, nothing is refused either.
    """
    if letter.about is None or letter.sent_at is None:
        return
    candidate = CandidateBody.objects.filter(public_id=letter.about).first()
    if candidate is None:
        return
    gone_on = localtime(letter.sent_at).date()
    asked = candidate.became_id or candidate.invitations.exists()
    if not asked and gone_on >= candidate.found_on:
        keep_invitation(candidate, on=gone_on, by=letter.drafted_by)


@transaction.atomic
def note_answer(
    invitation: Invitation, *, answer: InvitationAnswer, note: str = "", on: date, by: User
) -> Invitation:
    """Write down what the body answered: once, and not before it was asked."""
    refuse_others(invitation.organisation, by=by)
    invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if invitation.answer:
        raise Refused(
            _("この要請には、もうお返事をいただいています（%(answer)s）。")
            % {"answer": invitation.get_answer_display()}
        )
    if on < invitation.invited_on:
        raise Refused(_("要請した日より前のお返事は、書けません。日付を確かめてください。"))
    claim(invitation, read_at=invitation.version)
    invitation.answer, invitation.answered_on, invitation.answer_note = answer, on, note
    invitation.full_clean()
    invitation.save()
    record("answered", invitation, by=by, within=invitation.organisation, fields=["answer"])
    return invitation
