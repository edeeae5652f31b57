from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.logbook.record import claim, record
from enishi.logbook.refused import Refused
from enishi.network.models import Agreement, AgreementKind, CandidateBody
from enishi.network.transitions.days import joining, refuse_after, refuse_ahead, refuse_before
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
    refuse_impossible(candidate, signed_on)
    if candidate.agreements.live().filter(kind=kind).exists():
        raise Refused(
            _("%(paper)sは、もういただいています。直すときは、その書面の「直す」から。")
            % {"paper": kind.label},
            about="kind",
        )
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


@transaction.atomic
def correct_agreement(
    agreement: Agreement,
    *,
    signed_on: date,
    signatory: str,
    where_kept: str = "",
    read_at: int,
    by: User,
) -> Agreement:
    """Put right what was written of a paper: the old row stays undone, a new one stands."""
    candidate = agreement.candidate
    refuse_others(candidate.organisation, by=by)
    refuse_impossible(candidate, signed_on)
    if first := candidate.joined():
        refuse_after(signed_on, latest=first.from_on, what=_("加わった日"), about="signed_on")
    take_away(agreement, read_at=read_at, by=by)
    right = Agreement(
        organisation=candidate.organisation,
        candidate=candidate,
        kind=agreement.kind,
        signed_on=signed_on,
        signatory=signatory,
        where_kept=where_kept,
        paper=agreement.paper,
    )
    right.full_clean()
    right.save()
    record("corrected", right, by=by, within=candidate.organisation, fields=["signed_on"])
    return right


@transaction.atomic
def undo_agreement(agreement: Agreement, *, by: User) -> Agreement:
    """Take back that a paper was signed, as long as the body has not joined on it."""
    refuse_others(agreement.organisation, by=by)
    if agreement.candidate.became_id:
        raise Refused(_("この団体は、もうネットワークに加わっています。書面は直せます。"))
    return take_away(agreement, read_at=agreement.version, by=by)


@transaction.atomic
def take_away(agreement: Agreement, *, read_at: int, by: User) -> Agreement:
    """Mark a row as written by mistake; it stays readable as it was."""
    if agreement.ended_at or agreement.undone_at:
        raise Refused(_("この書面は、もう終わったか、取り消してあります。"))
    claim(agreement, read_at=read_at)
    agreement.undone_at = timezone.now()
    agreement.save(update_fields=["undone_at"])
    record("undone", agreement, by=by, within=agreement.organisation, fields=["undone_at"])
    return agreement


def refuse_impossible(candidate: CandidateBody, signed_on: date) -> None:
    """A body signs after it was asked and has said yes, and not in days to come."""
    said_yes = joining(candidate)
    if said_yes is None:
        raise Refused(_("「賛同する」というお返事を、先に書いてください。"))
    refuse_before(
        signed_on, earliest=said_yes.invited_on, what=_("参加要請の日"), about="signed_on"
    )
    refuse_ahead(signed_on, about="signed_on")
