from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.logbook.models import Entry
from enishi.logbook.record import claim, record
from enishi.logbook.refused import Refused
from enishi.network.models import CandidateBody
from enishi.network.transitions.find_body import keep_revision
from enishi.network.transitions.office import refuse_others
from enishi.network.transitions.take_in_body import refuse_taken, refuse_too_early
from enishi.people.models import Organisation, User
from enishi.walls.inside import everything

# What bears a number that begins with the sign of its body, as the logbook calls it.
NUMBERED = ("cycle.need", "experts.application")


@transaction.atomic
def correct_joining(
    candidate: CandidateBody, *, code: str, on: date, read_at: int, by: User
) -> CandidateBody:
    """Put right with which sign, and since which day, a body belongs to the network.

    Where both stand so already there is nothing to put right, and no version is written.
    """
    refuse_others(candidate.organisation, by=by)
    part = candidate.joined()
    if part is None or part.organisation.ended_at:
        raise Refused(_("いまネットワークに加わっている団体だけ、直せます。"))
    body = part.organisation
    if (code, on) == (body.code, part.from_on):
        return candidate
    refuse_too_early(candidate, on)
    if code != body.code:
        refuse_taken(code)
        refuse_numbered(body)
    if not candidate.revisions.filter(version=candidate.version).exists():
        keep_revision(candidate, by=None)
    claim(candidate, read_at=read_at)
    if code != body.code:
        claim(body, read_at=body.version)
        body.code = code
        body.full_clean()
        body.save(update_fields=["code"])
        record("corrected", body, by=by, within=candidate.organisation, fields=["code"])
    if on != part.from_on:
        claim(part, read_at=part.version)
        part.from_on = on
        part.save(update_fields=["from_on"])
        record("corrected", part, by=by, within=candidate.organisation, fields=["from_on"])
    keep_revision(candidate, by=by)
    record("corrected", candidate, by=by, within=candidate.organisation, fields=["became"])
    return candidate


def refuse_numbered(body: Organisation) -> None:
    """A number that somebody has written down goes on meaning what it meant."""
    with everything():
        within = Entry.objects.filter(organisation=body.public_id, subject_kind__in=NUMBERED)
        numbered = within.exists()
    if numbered:
        raise Refused(
            _(
                "「%(code)s」の番号のついた案件か仮登録が、もうあります。番号が変わってしまうので、記号は直せません。"
            )
            % {"code": body.code},
            about="code",
        )
