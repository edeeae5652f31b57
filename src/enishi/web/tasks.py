from django.utils import timezone
from django_tasks import task

from enishi.web.copy import copy_of


@task()
def renew_copy() -> None:
    """Make today's copy of the demonstration, from which the next reset starts."""
    copy_of(timezone.localdate())
