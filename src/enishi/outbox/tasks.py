from django.utils import timezone
from django_tasks import task

from enishi.outbox.transitions import send_due
from enishi.walls.inside import everything


@task()
def send_what_is_due() -> int:
    """Send the mails whose ten minutes have passed; each asks for this once when released."""
    # The worker carries the letters of every body.
    with everything():
        return send_due(at=timezone.now())
