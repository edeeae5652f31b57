from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.cycle.models import EmploymentPermit, EngagementType
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for


def permit_for(engagement_type: str, *, within: Organisation) -> str:
    """The permit's number under which a body may broker this; none is needed but for employment."""
    if engagement_type != EngagementType.EMPLOYMENT:
        return ""
    permit = within.employment_permits.live().first()
    if permit is None:
        raise Refused(
            _(
                "雇用のご紹介には、職業紹介の許可が要ります。この団体には許可番号がないため、"
                "雇用としては進められません。ハローワークか、許可のある職業紹介事業者をご案内ください。"
                "助言・業務委託・顧問としてなら、ここで進められます。"
            )
        )
    return permit.number


@transaction.atomic
def note_permit(within: Organisation, *, number: str, on: date, by: User) -> EmploymentPermit:
    """Note the number of a body's permit to broker employment; an earlier one ends."""
    if not works_for(by, within):
        raise NotYours(_("ほかの団体の許可番号は、書きこめません。"))
    within.employment_permits.live().update(ended_at=timezone.now())
    permit = EmploymentPermit(organisation=within, number=number, from_on=on)
    permit.full_clean()
    permit.save()
    record("noted", permit, by=by, within=within)
    return permit
