from django.db import transaction
from django.utils.translation import gettext as _

from enishi.cycle.minutes import agenda_of, outcome_of
from enishi.cycle.models import DeliberationMeeting, Minute
from enishi.cycle.transitions.convene import held_meeting
from enishi.cycle.transitions.take_minute import take_minute
from enishi.logbook.refused import Refused
from enishi.people.models import User


@transaction.atomic
def draw_up_minutes(meeting: DeliberationMeeting, *, by: User) -> list[Minute]:
    """Write the minutes from what was decided; a need on which somebody wrote is left as it is."""
    meeting = held_meeting(meeting, by=by)
    written = set(meeting.minutes.standing().values_list("item", flat=True))
    lines = [
        take_minute(meeting, item=item, text=outcome_of(item), by=by)
        for item in agenda_of(meeting, user=by)
        if item.pk not in written
    ]
    if not lines:
        raise Refused(_("どの議題にも、もう議事録があります。直すときは、その行の「直す」から。"))
    return lines
