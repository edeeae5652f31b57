from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.logbook.record import record
from enishi.logbook.refused import Refused
from enishi.network.models import Agreement, AgreementKind, CandidateBody, InvitationAnswer
from enishi.network.transitions.office import refuse_others
from enishi.people.models import User


@transaction.atomic
def sign_agreement(
    candidate: CandidateBody,
    *,
    kind: AgreementKind,
    signed_on: date,
    signatory: str,
    where_kept: str = "",
    by: User,
) -> Agreement:
    """Keep what a body signed: 賛同書 and 覚書 are two papers, each with its own day."""
    refuse_others(candidate.organisation, by=by)
    kind = AgreementKind(kind)
    joined = candidate.invitations.filter(answer=InvitationAnswer.JOINS).first()
    if joined is None:
        raise Refused(_("「賛同する」というお返事を、先に書いてください。"))
    if signed_on < joined.invited_on:
        raise Refused(
            _("署名の日が、参加要請の日（%(day)s）より前になっています。日付を確かめてください。")
            % {"day": joined.invited_on.isoformat().replace("-", "/")}
        )
    if candidate.agreements.live().filter(kind=kind).exists():
        raise Refused(_("%(paper)sは、もういただいています。") % {"paper": kind.label})
    signed = Agreement(
        organisation=candidate.organisation,
        candidate=candidate,
        kind=kind,
        signed_on=signed_on,
        signatory=signatory,
        where_kept=where_kept,
    )
    signed.full_clean()
    signed.save()
    record("signed", signed, by=by, within=candidate.organisation, fields=["kind", "signed_on"])
    return signed
