from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.cycle.models import Candidate
from enishi.cycle.transitions.recuse import refuse_recused
from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import User
from enishi.people.standing import works_for


@transaction.atomic
def take_back(candidate: Candidate, *, by: User) -> None:
    """Take an expert off the short list; that he was on it stays in the records."""
    if not works_for(by, candidate.organisation):
        raise NotYours(_("ほかの団体の候補は、外せません。"))
    refuse_recused(candidate.need, by=by)
    if candidate.need.closed_on:
        raise Refused(_("この案件は終わっています。候補は外せません。"))
    if candidate.taken_back_at:
        raise Refused(_("この方は、すでに候補から外れています。"))
    claim(candidate, read_at=candidate.version)
    candidate.taken_back_at, candidate.taken_back_by = timezone.now(), by
    candidate.full_clean()
    candidate.save()
    record("taken_back", candidate, by=by, within=candidate.organisation)
