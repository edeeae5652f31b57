from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.cycle.models import Deliberation, Need, Recusal
from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import User
from enishi.people.standing import works_for


def refuse_recused(need: Need, *, by: User) -> None:
    """除斥: nobody has a hand in a short list that he is, or wishes to be, on."""
    himself = need.candidates.live().filter(access__expert__account=by)
    if himself.exists() or need.interview_wishes.of(by).exists():
        raise Refused(_("ご自身にかかわる案件です。ほかの担当者にお願いしてください。"))


def refuse_outsiders(deliberation: Deliberation, *, by: User) -> None:
    """Only those who sit at this table have a hand in it: no other body, nobody kept out."""
    if not works_for(by, deliberation.organisation):
        raise NotYours(_("ほかの団体の討議には、書きこめません。"))
    refuse_recused(deliberation.need, by=by)
    if deliberation.recusals.filter(person=by, ended_at=None).exists():
        raise Refused(_("この案件では席を外しておられます。ほかの担当者にお願いしてください。"))


@transaction.atomic
def step_aside(deliberation: Deliberation, *, person: User, reason: str, by: User) -> Recusal:
    """除斥: keep a person out of a deliberation that touches him or his own."""
    refuse_outsiders(deliberation, by=by)
    if not works_for(person, deliberation.organisation):
        raise Refused(_("この方は、この団体の討議に出る方ではありません。"))
    if deliberation.recusals.filter(person=person, ended_at=None).exists():
        raise Refused(_("この方は、すでに席を外しておられます。"))
    recusal = Recusal(
        organisation=deliberation.organisation,
        deliberation=deliberation,
        person=person,
        reason=reason,
        from_at=timezone.now(),
    )
    recusal.full_clean()
    recusal.save()
    record("stepped_aside", recusal, by=by, within=deliberation.organisation)
    return recusal


@transaction.atomic
def call_back(recusal: Recusal, *, by: User) -> None:
    """End a recusal that was noted by mistake; somebody else than the person does so."""
    refuse_outsiders(recusal.deliberation, by=by)
    if recusal.ended_at:
        raise Refused(_("この方は、もう席にもどっておられます。"))
    claim(recusal, read_at=recusal.version)
    recusal.ended_at = timezone.now()
    recusal.save()
    record("called_back", recusal, by=by, within=recusal.organisation)
