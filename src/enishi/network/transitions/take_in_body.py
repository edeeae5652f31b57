from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.logbook.record import claim, record
from enishi.logbook.refused import Refused
from enishi.network.models import AgreementKind, BodyPart, CandidateBody, PartPlayed
from enishi.network.transitions.days import joining, refuse_ahead, refuse_before
from enishi.network.transitions.find_body import keep_revision
from enishi.network.transitions.office import refuse_others
from enishi.people.models import Organisation, User
from enishi.walls.inside import everything


@transaction.atomic
def take_in_body(
    candidate: CandidateBody,
    *,
    code: str,
    on: date,
    by: User,
    body: Organisation | None = None,
) -> Organisation:
    """Take a body that has signed both papers into the network, as a 協働団体."""
    refuse_others(candidate.organisation, by=by)
    if candidate.became_id:
        raise Refused(_("この団体は、もうネットワークに加わっています。"))
    papers = {one.kind: one for one in candidate.agreements.live()}
    lacking = [kind.label for kind in AgreementKind if kind.value not in papers]
    if lacking:
        raise Refused(
            _("%(paper)sをまだいただいていません。両方そろってから加わっていただきます。")
            % {"paper": lacking[0]}
        )
    refuse_too_early(candidate, on)
    if body is None:
        refuse_taken(code)
        body = Organisation(
            code=code,
            name=candidate.name,
            kind=candidate.kind,
            prefecture=candidate.prefecture,
            telephone=candidate.telephone,
        )
        body.full_clean()
        body.save()
    claim(candidate, read_at=candidate.version)
    candidate.became = body
    candidate.save(update_fields=["became"])
    assign_part(body, part=PartPlayed.PARTNER, on=on, within=candidate.organisation, by=by)
    keep_revision(candidate, by=by)
    record("taken_in", body, by=by, within=candidate.organisation)
    return body


def refuse_too_early(candidate: CandidateBody, on: date) -> None:
    """Nobody joins before the day has come, before his answer, or before his papers."""
    refuse_ahead(on, about="on")
    said_yes = joining(candidate)
    if said_yes and said_yes.answered_on:
        refuse_before(on, earliest=said_yes.answered_on, what=_("お返事の日"), about="on")
    signed = {one.kind: one.signed_on for one in candidate.agreements.live()}
    for kind in AgreementKind:
        if kind in signed:
            refuse_before(on, earliest=signed[kind], what=str(kind.label), about="on")


def refuse_taken(code: str) -> None:
    """Numbers begin with a body's code: no two bodies have the same."""
    with everything():
        taken = Organisation.objects.filter(code=code).exists()
    if taken:
        raise Refused(
            _("「%(code)s」という記号は、もうほかの団体が使っています。別の記号にしてください。")
            % {"code": code},
            about="code",
        )


@transaction.atomic
def assign_part(
    body: Organisation,
    *,
    part: PartPlayed,
    name: str = "",
    on: date,
    within: Organisation,
    by: User,
) -> BodyPart:
    """Say which part a body plays: 受託者, 実施グループ, 推進室 and 協働団体 are four things."""
    refuse_others(within, by=by)
    refuse_ahead(on, about="on")
    if BodyPart.objects.live().filter(organisation=body, part=part).exists():
        raise Refused(_("この団体は、もうその役割をもっています。"), about="part")
    played = BodyPart(organisation=body, part=part, name=name, from_on=on)
    played.full_clean()
    played.save()
    record("assigned", played, by=by, within=within, fields=["part"])
    return played
