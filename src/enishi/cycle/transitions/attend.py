from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.cycle.models import Attendance, DeliberationMeeting
from enishi.cycle.transitions.convene import open_meeting
from enishi.logbook.record import claim, record
from enishi.logbook.refused import Refused
from enishi.people.models import User
from enishi.people.standing import works_for


@transaction.atomic
def note_attendance(
    meeting: DeliberationMeeting, *, person: User | None = None, guest: str = "", by: User
) -> Attendance:
    """Note who came: somebody with an account, or a guest by his name and body."""
    meeting = open_meeting(meeting, by=by)
    if person is not None and not works_for(person, meeting.organisation):
        raise Refused(_("この団体の方ではありません。ほかの出席者として、お名前を書いてください。"))
    if person is not None and meeting.attendances.live().filter(person=person).exists():
        raise Refused(_("この方の出席は、もう書きとめてあります。"))
    attendance = Attendance(
        organisation=meeting.organisation,
        meeting=meeting,
        person=person,
        guest=guest,
        noted_at=timezone.now(),
    )
    attendance.full_clean()
    attendance.save()
    record("attended", attendance, by=by, within=meeting.organisation)
    return attendance


@transaction.atomic
def strike_attendance(attendance: Attendance, *, by: User) -> None:
    """Take back an attendance that was noted by mistake."""
    open_meeting(attendance.meeting, by=by)
    if attendance.ended_at:
        raise Refused(_("この出席は、もう取り消されています。"))
    claim(attendance, read_at=attendance.version)
    attendance.ended_at = timezone.now()
    attendance.save()
    record("struck", attendance, by=by, within=attendance.organisation)
