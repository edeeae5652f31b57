from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from enishi.logbook.record import claim, record
from enishi.logbook.refused import Refused
from enishi.network.models import BodyInvitation, CandidateBody, InvitationAnswer
from enishi.network.transitions.days import refuse_ahead, refuse_before
from enishi.network.transitions.find_body import refuse_undone
from enishi.network.transitions.office import refuse_others
from enishi.outbox.models import Letter
from enishi.people.models import User


@transaction.atomic
def invite_body(candidate: CandidateBody, *, on: date, by: User) -> BodyInvitation:
    """参加要請: ask a body to join; it is not asked again while it has not answered."""
    refuse_others(candidate.organisation, by=by)
    refuse_undone(candidate)
    refuse_ahead(on, about="on")
    refuse_before(on, earliest=candidate.found_on, what=_("抽出した日"), about="on")
    if candidate.became_id:
        raise Refused(_("この団体は、もうネットワークに加わっています。"))
    if candidate.invitations.live().filter(answer="").exists():
        raise Refused(_("もう要請してあります。お返事を待っているところです。"))
    if candidate.invitations.live().filter(answer=InvitationAnswer.JOINS).exists():
        raise Refused(_("「賛同する」というお返事を、もういただいています。"))
    return keep_invitation(candidate, on=on, by=by)


@transaction.atomic
def keep_invitation(candidate: CandidateBody, *, on: date, by: User) -> BodyInvitation:
    """Write down that a body was asked on a day."""
    invitation = BodyInvitation(
        organisation=candidate.organisation, candidate=candidate, invited_on=on
    )
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
    candidate = CandidateBody.objects.live().filter(public_id=letter.about).first()
    if candidate is None:
        return
    gone_on = localtime(letter.sent_at).date()
    asked = candidate.became_id or candidate.invitations.live().exists()
    if not asked and gone_on >= candidate.found_on:
        keep_invitation(candidate, on=gone_on, by=letter.drafted_by)


@transaction.atomic
def note_answer(
    invitation: BodyInvitation, *, answer: InvitationAnswer, note: str = "", on: date, by: User
) -> BodyInvitation:
    """Write down what the body answered: once, and not before it was asked."""
    refuse_others(invitation.organisation, by=by)
    invitation = standing(invitation)
    if invitation.answer:
        raise Refused(
            _("この要請には、もうお返事をいただいています（%(answer)s）。")
            % {"answer": invitation.get_answer_display()}
        )
    refuse_ahead(on, about="on")
    refuse_before(on, earliest=invitation.invited_on, what=_("要請した日"), about="on")
    claim(invitation, read_at=invitation.version)
    invitation.answer, invitation.answered_on, invitation.answer_note = answer, on, note
    invitation.full_clean()
    invitation.save()
    record("answered", invitation, by=by, within=invitation.organisation, fields=["answer"])
    return invitation


@transaction.atomic
def undo_invitation(invitation: BodyInvitation, *, by: User) -> BodyInvitation | None:
    """Take back what was written last: the answer, and then that the body was asked at all.

    The row stays as it was written; where only the answer was wrong, another one waits for it.
    """
    refuse_others(invitation.organisation, by=by)
    invitation = standing(invitation)
    candidate = invitation.candidate
    if candidate.became_id:
        raise Refused(_("この団体は、もうネットワークに加わっています。"))
    if invitation.answer == InvitationAnswer.JOINS and candidate.agreements.live().exists():
        raise Refused(_("書面をいただいたことが書いてあります。先に、それを取り消してください。"))
    if candidate.invitations.live().filter(pk__gt=invitation.pk).exists():
        raise Refused(_("このあとに、もう一度要請しています。先に、それを取り消してください。"))
    claim(invitation, read_at=invitation.version)
    invitation.undone_at = timezone.now()
    invitation.save(update_fields=["undone_at"])
    record("undone", invitation, by=by, within=invitation.organisation, fields=["undone_at"])
    if not invitation.answer:
        return None
    return keep_invitation(candidate, on=invitation.invited_on, by=by)


def standing(invitation: BodyInvitation) -> BodyInvitation:
    """The invitation as it stands now, held until all is written."""
    rows = BodyInvitation.objects.select_for_update(of=("self",)).select_related("candidate")
    invitation = rows.get(pk=invitation.pk)
    if invitation.undone_at:
        raise Refused(_("この要請は、もう取り消してあります。"))
    return invitation
