from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.experts.models import SILENT, EndReason, Expert, ExpertAccess, RegistrationState
from enishi.experts.transitions.hold import end_accesses
from enishi.experts.transitions.pause import may_change
from enishi.experts.transitions.register import keep_revision
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours, Refused
from enishi.logbook.revise import change
from enishi.outbox.models import LetterStop, StopReason
from enishi.outbox.transitions import resume_letters_to, stop_letters_to
from enishi.people.models import Membership, Role, User
from enishi.people.standing import works_for
from enishi.walls.inside import widened


@transaction.atomic
def end_registration(expert: Expert, *, because: EndReason, on: date, by: User) -> Expert:
    """登録終了: nobody is asked any more, other bodies see the card no more, questions are closed.

    After 逝去 or 長期不通 nothing more is sent: a letter to the dead hurts those who open it.
    """
    if not may_change(expert, by):
        raise NotYours(_("登録を終えられるのは、ご本人と登録団体だけです。"))
    if because != EndReason.WISH and not works_for(by, expert.organisation):
        raise NotYours(_("このわけで登録を終えられるのは、登録団体だけです。"))
    if expert.state == RegistrationState.WITHDRAWN:
        raise Refused(_("この方の登録は、もう終わっています。"))
    # The person himself may end what his home body gave to others.
    with widened(expert.organisation):
        close(expert)
    values = {
        "state": RegistrationState.WITHDRAWN,
        "ended_on": on,
        "ended_because": because,
    }
    changed = change(expert, values, read_at=expert.version)
    keep_revision(expert, by=by)
    if because in SILENT:
        reason = StopReason(because.value)
        within = expert.organisation
        stop_letters_to(expert.public_id, reason=reason, within=within, by=by)
    record("ended", expert, by=by, within=expert.organisation, fields=changed)
    return expert


@transaction.atomic
def take_up_again(expert: Expert, *, on: date, by: User) -> Expert:
    """A registration that has ended begins again; who else may see the card is asked anew."""
    if not works_for(by, expert.organisation):
        raise NotYours(_("もう一度登録できるのは、登録団体だけです。"))
    if expert.state != RegistrationState.WITHDRAWN:
        raise Refused(_("この方は、いま登録されています。"))
    if expert.merged_into_id:
        raise Refused(_("同じ方の登録票にまとめられています。統合をもどしてください。"))
    values = {"state": RegistrationState.REGISTERED, "ended_on": None, "ended_because": ""}
    changed = change(expert, values, read_at=expert.version)
    if expert.account:
        Membership.objects.get_or_create(
            user=expert.account,
            organisation=expert.organisation,
            role=Role.EXPERT,
            ended_at=None,
            defaults={"from_on": on},
        )
    for stop in LetterStop.objects.of([expert.public_id]).filter(organisation=expert.organisation):
        resume_letters_to(stop, by=by)
    keep_revision(expert, by=by)
    record("taken_up_again", expert, by=by, within=expert.organisation, fields=changed)
    return expert


def close(expert: Expert) -> None:
    """End what hangs on a registration: other bodies' access, open questions, the sign-in."""
    now = timezone.now()
    others = ExpertAccess.objects.filter(expert=expert).exclude(organisation=expert.organisation)
    end_accesses(others, at=now, on=timezone.localdate(now))
    expert.confirmations.filter(answered_on=None, ended_at=None).update(
        ended_at=now, version=F("version") + 1
    )
    if expert.account_id:
        Membership.objects.filter(user=expert.account, role=Role.EXPERT, ended_at=None).update(
            ended_at=now, version=F("version") + 1
        )
