from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.cycle.models import Attendance, DeliberationMeeting, GuestBody
from enishi.cycle.queries.guests import could_be_invited
from enishi.cycle.transitions.convene import open_meeting
from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for


@transaction.atomic
def invite_body(meeting: DeliberationMeeting, *, body: Organisation, by: User) -> GuestBody:
    """Invite the people of another body to a sitting; they see what sharing allows."""
    meeting = open_meeting(meeting, by=by)
    if GuestBody.objects.live().filter(meeting=meeting, body=body).exists():
        raise Refused(_("この団体は、もうお招きしています。"))
    if not could_be_invited(meeting).filter(pk=body.pk).exists():
        raise Refused(_("お招きできるのは、いまネットワークに加わっている、ほかの団体です。"))
    guest = GuestBody(
        organisation=meeting.organisation,
        meeting=meeting,
        body=body,
        invited_at=timezone.now(),
        invited_by=by,
    )
    guest.full_clean()
    guest.save()
    record("invited", guest, by=by, within=meeting.organisation)
    return guest


@transaction.atomic
def take_back_invitation(guest: GuestBody, *, by: User) -> None:
    """Take an invitation back: from that moment the body sees nothing of the sitting."""
    open_meeting(guest.meeting, by=by)
    if guest.ended_at:
        raise Refused(_("このお招きは、もう取りやめになっています。"))
    claim(guest, read_at=guest.version)
    guest.ended_at = timezone.now()
    guest.save()
    record("taken_back", guest, by=by, within=guest.organisation, fields=["ended_at"])


@transaction.atomic
def come_as_guest(guest: GuestBody, *, by: User) -> Attendance:
    """Somebody of the invited body notes himself that he is there."""
    if guest.ended_at or not works_for(by, guest.body):
        raise NotYours(_("この討議会には、お招きを受けた団体の方だけが出られます。"))
    meeting = DeliberationMeeting.objects.select_for_update(of=("self",)).get(pk=guest.meeting_id)
    if meeting.undone_at or meeting.closed_at:
        raise Refused(_("この討議会は、もう終わっています。"))
    if meeting.attendances.live().filter(person=by).exists():
        raise Refused(_("ご出席は、もう書きとめてあります。"))
    attendance = Attendance(
        organisation=guest.organisation, meeting=meeting, person=by, noted_at=timezone.now()
    )
    attendance.full_clean()
    attendance.save()
    record("attended", attendance, by=by, within=guest.organisation)
    return attendance
