from django.db import transaction
from django.utils.translation import gettext as _

from enishi.experts.models import Consent, ConsentManner
from enishi.files.transitions import blank, keep_paper
from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import User
from enishi.people.standing import works_for


@transaction.atomic
def keep_evidence(consent: Consent, *, content: bytes, name: str, by: User) -> Consent:
    """Keep the copy of the paper on which somebody consented; a new one replaces the old."""
    if not works_for(by, consent.organisation):
        raise NotYours(_("ほかの団体がいただいた同意です。"))
    consent = Consent.objects.select_for_update(of=("self",)).get(pk=consent.pk)
    if consent.manner != ConsentManner.PAPER:
        raise Refused(_("書面の写しを入れられるのは、署名した書面でいただいた同意だけです。"))
    file = keep_paper(content, name=name, organisation=consent.organisation, by=by)
    if consent.evidence:
        blank(consent.evidence, by=by)
    claim(consent, read_at=consent.version)
    consent.evidence = file
    consent.save(update_fields=["evidence"])
    record("evidenced", consent, by=by, within=consent.organisation, fields=["evidence"])
    return consent
