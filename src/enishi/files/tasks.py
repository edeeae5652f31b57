from django.utils import timezone
from django_tasks import task

from enishi.files.transitions import blank_due


@task()
def blank_what_is_due() -> int:
    """Blank the files whose week has passed; each file asks for this once when it is kept."""
    return blank_due(at=timezone.now())
