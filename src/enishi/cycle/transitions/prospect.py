from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.companies.models import Company
from enishi.companies.transitions import add_contact, register_company, revise_company
from enishi.companies.transitions.register import COMPANY_FIELDS
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
    if noted_on := values.get("noted_on"):
        refuse_wrong_entry(prospect, noted_on)
    stood = values_of(prospect)
    changed = change(prospect, values, read_at=read_at)
    keep_revision(prospect, version=read_at, values=stood, by=by)
    keep_revision(prospect, version=prospect.version, values=values_of(prospect), by=by)
    record("revised", prospect, by=by, within=prospect.organisation, fields=changed)
    return prospect


def refuse_wrong_entry(prospect: Prospect, noted_on: date) -> None:
    """A line was there no later than today, and no later than its first call."""
    first = prospect.approaches.order_by("on").first()
    if noted_on > timezone.localdate() or (first and noted_on > first.on):
        raise Refused(
            _("台帳に入れた日は、きょうまでの、はじめての連絡よりあとでない日にしてください。")
        )


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
def take_up_again(prospect: Prospect, *, by: User) -> Prospect:
    """Put a line that was given up back among those to be approached; its calls stay."""
    if not works_for(by, prospect.organisation):
        raise NotYours(_("ほかの団体の訪問先台帳は、書きかえられません。"))
    if not prospect.ended_on:
        raise Refused(_("この行は、見合わせになっていません。"))
    claim(prospect, read_at=prospect.version)
    prospect.ended_on, prospect.ended_because = None, ""
    prospect.full_clean()
    prospect.save()
    fields = ["ended_on", "ended_because"]
    record("taken_up", prospect, by=by, within=prospect.organisation, fields=fields)
    return prospect


@transaction.atomic
def appoint(
    prospect: Prospect,
    *,
    planned_on: date,
    details: Mapping[str, Any],
    on: date,
    by: User,
    words: str = "",
    called_on: date | None = None,
    company: Company | None = None,
    is_another: bool = False,
) -> Visit:
    """Fix the day of a first visit: the line leads to a company, known or new, with a visit."""
    if prospect.company_id:
        raise Refused(_("この企業には、すでに訪問の約束があります。"))
    if planned_on < on:
        raise Refused(_("訪問の日が、きょうより前です。すんだ訪問は「訪問を記録する」から。"))
    if company and company.organisation_id != prospect.organisation_id:
        raise NotYours(_("ほかの団体が担当する企業への訪問は、記録できません。"))
    approach(prospect, outcome=Outcome.APPOINTED, words=words, on=called_on or on, by=by)
    claim(prospect, read_at=prospect.version)
    prospect.company = company or company_of(prospect, is_another=is_another, by=by)
    prospect.save()
    record("appointed", prospect, by=by, within=prospect.organisation, fields=["company"])
    hand_on(prospect, prospect.company, by=by)
    present = details.get("present") or prospect.contact
    told = {**details, "present": present}
    return visit(prospect.company, planned_on=planned_on, details=told, by=by)


def company_of(prospect: Prospect, *, is_another: bool, by: User) -> Company:
    """The company of that name in the same prefecture, unless it is another; or a new one."""
    known = Company.objects.filter(
        organisation=prospect.organisation,
        name=prospect.name,
        prefecture=prospect.prefecture,
        ended_at=None,
    ).first()
    if known and not is_another:
        return known
    values = {name: getattr(prospect, name) for name in OF_COMPANY}
    return register_company(prospect.organisation, values=values, by=by)


def hand_on(prospect: Prospect, company: Company, *, by: User) -> None:
    """Write what the line knows into the company's record, wherever that is silent."""
    stood = {name: getattr(company, name) for name in COMPANY_FIELDS}
    told = {name: getattr(prospect, name) for name in OF_COMPANY if not stood[name]}
    if any(told.values()):
        revise_company(company, values=stood | told, read_at=company.version, by=by)
    people = company.contacts.live()
    if prospect.contact and not people.filter(name=prospect.contact).exists():
        add_contact(company, values={"name": prospect.contact}, by=by)
