from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.companies.models import Company
from enishi.companies.transitions import register_company
from enishi.cycle.models import Approach, Outcome, Prospect, ProspectRevision, Visit
from enishi.cycle.transitions.visit import visit
from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.logbook.revise import change
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for

PROSPECT_FIELDS = (
    "name", "kana", "industry", "prefecture", "city", "telephone", "contact", "referral",
    "referred_by", "note",
)  # fmt: skip
OF_COMPANY = ("name", "kana", "industry", "prefecture", "city", "telephone")


@transaction.atomic
def note_prospect(
    organisation: Organisation, *, values: Mapping[str, Any], on: date, by: User
) -> Prospect:
    """Enter a company in the register of those that we would like to visit."""
    if not works_for(by, organisation):
        raise NotYours(_("ほかの団体の訪問先台帳には、書きこめません。"))
    prospect = Prospect(organisation=organisation, owner=by, noted_on=on, **values)
    prospect.full_clean()
    prospect.save()
    record("noted", prospect, by=by, within=organisation, fields=values)
    return prospect


@transaction.atomic
def revise_prospect(
    prospect: Prospect, *, values: Mapping[str, Any], read_at: int, by: User
) -> Prospect:
    """Write a line of the register anew."""
    if not works_for(by, prospect.organisation):
        raise NotYours(_("ほかの団体の訪問先台帳は、書きかえられません。"))
    stood = values_of(prospect)
    changed = change(prospect, values, read_at=read_at)
    keep_revision(prospect, version=read_at, values=stood, by=by)
    keep_revision(prospect, version=prospect.version, values=values_of(prospect), by=by)
    record("revised", prospect, by=by, within=prospect.organisation, fields=changed)
    return prospect


def values_of(prospect: Prospect) -> dict[str, Any]:
    """What a line says."""
    return {name: getattr(prospect, name) for name in PROSPECT_FIELDS}


def keep_revision(
    prospect: Prospect, *, version: int, values: Mapping[str, Any], by: User
) -> ProspectRevision:
    """Keep how a line stood at a version, unless that is kept already."""
    return ProspectRevision.objects.get_or_create(
        prospect=prospect, version=version, defaults={"values": values, "written_by": by.public_id}
    )[0]


@transaction.atomic
def approach(
    prospect: Prospect,
    *,
    outcome: Outcome,
    words: str = "",
    again_on: date | None = None,
    on: date,
    by: User,
) -> Approach:
    """Note a call and what came of it; a refusal closes the line, with its reason."""
    if not works_for(by, prospect.organisation):
        raise NotYours(_("ほかの団体の訪問先台帳には、書きこめません。"))
    if prospect.ended_on:
        raise Refused(_("この行は見合わせになっています。もう一度お話しするときは、新しい行に。"))
    if on < prospect.noted_on:
        raise Refused(_("台帳に入れた日より前の日付です。お確かめください。"))
    if again_on and again_on < on:
        raise Refused(_("次に連絡する日は、この連絡の日よりあとにしてください。"))
    if outcome == Outcome.REFUSED and not words.strip():
        raise Refused(_("お断りになったわけを、ひとことでも書いてください。次の参考になります。"))
    called = Approach(
        organisation=prospect.organisation,
        prospect=prospect,
        on=on,
        outcome=outcome,
        words=words,
        again_on=again_on,
        by=by,
    )
    called.full_clean()
    called.save()
    record("approached", prospect, by=by, within=prospect.organisation, fields=["approaches"])
    if outcome == Outcome.REFUSED:
        end_prospect(prospect, because=words.strip()[:200], on=on, by=by)
    return called


@transaction.atomic
def end_prospect(prospect: Prospect, *, because: str, on: date, by: User) -> None:
    """Take a company off the list of those to be approached, and say why."""
    if not works_for(by, prospect.organisation):
        raise NotYours(_("ほかの団体の訪問先台帳は、書きかえられません。"))
    if prospect.ended_on:
        raise Refused(_("この行は、すでに見合わせになっています。"))
    if prospect.company_id:
        raise Refused(_("訪問の約束ができた行です。見合わせにはできません。"))
    claim(prospect, read_at=prospect.version)
    prospect.ended_on, prospect.ended_because = on, because
    prospect.full_clean()
    prospect.save()
    record("ended", prospect, by=by, within=prospect.organisation, fields=["ended_on"])


@transaction.atomic
def appoint(
    prospect: Prospect, *, planned_on: date, details: Mapping[str, Any], on: date, by: User
) -> Visit:
    """Fix the day of a first visit: the line becomes a company with a planned visit."""
    if prospect.company_id:
        raise Refused(_("この企業には、すでに訪問の約束があります。"))
    if planned_on < on:
        raise Refused(_("訪問の日が、きょうより前です。すんだ訪問は「訪問を記録する」から。"))
    approach(prospect, outcome=Outcome.APPOINTED, on=on, by=by)
    claim(prospect, read_at=prospect.version)
    prospect.company = company_of(prospect, by=by)
    prospect.save()
    record("appointed", prospect, by=by, within=prospect.organisation, fields=["company"])
    return visit(prospect.company, planned_on=planned_on, details=details, by=by)


def company_of(prospect: Prospect, *, by: User) -> Company:
    """The company of that name in the same prefecture, or a new one."""
    known = Company.objects.filter(
        organisation=prospect.organisation,
        name=prospect.name,
        prefecture=prospect.prefecture,
        ended_at=None,
    ).first()
    values = {name: getattr(prospect, name) for name in OF_COMPANY}
    return known or register_company(prospect.organisation, values=values, by=by)
