from dataclasses import dataclass
from datetime import date, timedelta
from secrets import token_urlsafe

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.experts.codes import fingerprint
from enishi.experts.models import Confirmation, ConfirmationManner, Expert, RegistrationState
from enishi.experts.transitions.register import keep_revision
from enishi.logbook.record import Named, record
from enishi.logbook.refused import NotYours, Refused
from enishi.logbook.revise import change
from enishi.people.models import User
from enishi.people.standing import works_for
from enishi.walls.inside import widened

LINK_IS_VALID = timedelta(days=90)


@dataclass(frozen=True)
class Asked:
    """A question that was put, and the secret of its link, which is known only now."""

    confirmation: Confirmation
    secret: str


@transaction.atomic
def ask_confirmation(expert: Expert, *, on: date, by: User) -> Asked:
    """お変わりありませんか: ask; a question that was still open is replaced by the new one."""
    if not works_for(by, expert.organisation):
        raise NotYours(_("おたずねできるのは、登録団体だけです。"))
    if expert.state != RegistrationState.REGISTERED:
        raise Refused(_("登録中の方にだけ、おたずねできます。"))
    for open_one in expert.confirmations.filter(answered_on=None, ended_at=None):
        change(open_one, {"ended_at": timezone.now()}, read_at=open_one.version)
    secret = token_urlsafe(32)
    confirmation = Confirmation.objects.create(
        organisation=expert.organisation,
        expert=expert,
        asked_on=on,
        asked_by=by,
        code_hash=fingerprint(secret),
        valid_until=on + LINK_IS_VALID,
    )
    record("asked_to_confirm", expert, by=by, within=expert.organisation)
    return Asked(confirmation, secret)


@transaction.atomic
def confirm_card(expert: Expert, *, on: date, by: User) -> Expert:
    """The person says that nothing has changed; saying so twice on one day is one saying."""
    if expert.account_id != by.pk:
        raise NotYours(_("「お変わりありません」と答えられるのは、ご本人だけです。"))
    return keep(expert, manner=ConfirmationManner.ACCOUNT, on=on, by=by)


@transaction.atomic
def confirm_by_link(confirmation: Confirmation, *, on: date) -> Expert:
    """One press on the page of the link, once: whoever holds the letter is the person himself."""
    with widened(confirmation.organisation):
        row = Confirmation.objects.select_for_update().get(pk=confirmation.pk)
        if row.answered_on:
            raise Refused(_("お返事は、もうちょうだいしています。ありがとうございました。"))
        if row.ended_at or row.valid_until < on:
            raise Refused(_("このお手紙の期限が過ぎています。お電話でお知らせください。"))
        expert = Expert.objects.select_related("organisation").get(pk=row.expert_id)
        return keep(expert, manner=ConfirmationManner.LINK, on=on, by=expert)


@transaction.atomic
def note_confirmation(expert: Expert, *, manner: ConfirmationManner, on: date, by: User) -> Expert:
    """The person said so on the telephone or by letter, and a coordinator notes it."""
    if not works_for(by, expert.organisation):
        raise NotYours(_("書きとめられるのは、登録団体だけです。"))
    if manner not in (ConfirmationManner.TELEPHONE, ConfirmationManner.PAPER):
        raise Refused(_("お電話か、郵便・FAXでのお返事だけを、書きとめられます。"))
    return keep(expert, manner=manner, on=on, by=by, noted_by=by)


@transaction.atomic
def keep(
    expert: Expert,
    *,
    manner: ConfirmationManner,
    on: date,
    by: Named,
    noted_by: User | None = None,
) -> Expert:
    """Keep the day at the card, and the answer with the question, if one is open."""
    if expert.state != RegistrationState.REGISTERED:
        raise Refused(_("この方の登録は終わっています。"))
    if expert.confirmed_on == on:
        return expert
    changed = change(expert, {"confirmed_on": on}, read_at=expert.version)
    keep_revision(expert, by=by)
    for asked in expert.confirmations.filter(answered_on=None, ended_at=None):
        answer = {"answered_on": on, "manner": manner, "noted_by": noted_by}
        change(asked, answer, read_at=asked.version)
    record("confirmed", expert, by=by, within=expert.organisation, fields=changed)
    return expert
