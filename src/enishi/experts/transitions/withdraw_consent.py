from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from enishi.experts.models import Consent, ConsentKind, ConsentManner
from enishi.experts.transitions.hold import end_accesses, hold
from enishi.experts.transitions.withdrawn import ending_with, resting_on
from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.outbox.transitions import hold_back_concerning
from enishi.people.models import User
from enishi.people.standing import works_for
from enishi.walls.inside import widened


@transaction.atomic
def withdraw_consent(consent: Consent, *, manner: ConsentManner, at: datetime, by: User) -> Consent:
    """End a consent, and with it everything that rested on it, in the same moment."""
    expert = consent.expert
    if expert is None:
        raise Refused(_("登録がすむまでは、登録の取りやめとしてお知らせください。"))
    himself = expert.account_id == by.pk
    if not himself and not works_for(by, consent.organisation):
        raise NotYours(_("同意を取りやめられるのは、ご本人と登録団体だけです。"))
    expert = hold(expert)
    consent = Consent.objects.get(pk=consent.pk)
    if consent.ended_at:
        raise Refused(_("この同意は、もう取りやめになっています。"))
    ending = ending_with(consent)
    for one in ending:
        claim(one, read_at=one.version)
        one.ended_at = at
        one.ended_manner = ConsentManner.ONLINE if himself else manner
        one.save(update_fields=["ended_at", "ended_manner"])
        record("withdrawn", one, by=by, within=one.organisation, fields=["ended_at"])
    if consent.kind == ConsentKind.INTRODUCTION:
        # Without it nobody may be looked for with this card: not elsewhere, and not at home.
        claim(expert, read_at=expert.version)
        expert.use_stopped_at = at
        expert.save(update_fields=["use_stopped_at"])
    # The person himself reaches only his own rows; what ends with them is his home body's.
    with widened(expert.organisation):
        end_accesses(resting_on(ending), at=at, on=localtime(at).date())
    # A letter that waits tells of him to a company or another body: it does not go unasked.
    for_good = consent.kind == ConsentKind.INTRODUCTION
    hold_back_concerning(expert.public_id, for_good=for_good, by=by)
    # The engine's index follows entries about the person.
    record("unshared", expert, by=by, within=expert.organisation, fields=["accesses"])
    return consent
