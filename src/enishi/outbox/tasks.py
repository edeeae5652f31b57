from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from enishi.outbox.returned import reports_in
from enishi.outbox.transitions import note_returned, send_due
from enishi.walls.inside import everything

# Most mails that come back do so within minutes.
COMES_BACK_WITHIN = timedelta(minutes=15)


@task()
def send_what_is_due() -> int:
    """Send the mails whose ten minutes have passed; each asks for this once when released."""
    # The worker carries the letters of every body.
    with everything():
        sent = send_due(at=timezone.now())
    if sent:
        read_what_came_back.using(run_after=timezone.now() + COMES_BACK_WITHIN).enqueue()
    return sent


@task()
def read_what_came_back() -> int:
    """Note on their letters which mails came back."""
    with everything():
        return note_returned(reports_in(settings.RETURNED_MAIL), at=timezone.now())
