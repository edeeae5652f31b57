from datetime import datetime

from django.db import transaction
from django.utils import timezone

from enishi.files.models import StoredFile
from enishi.logbook.record import claim, record
from enishi.logbook.refused import Conflict
from enishi.people.models import User
from enishi.walls.inside import everything, widened


@transaction.atomic
def blank(file: StoredFile, *, by: User | None = None) -> None:
    """Take the content away; that there was a file, and its name, stays in the records."""
    if file.blanked_at:
        return
    # It goes when its time has come, whoever looks and wherever he works by then.
    with widened(file.organisation):
        claim(file, read_at=file.version)
        file.content, file.blanked_at = None, timezone.now()
        file.save(update_fields=["content", "blanked_at"])
        record("blanked", file, by=by, within=file.organisation)


def blank_due(*, at: datetime) -> int:
    """Blank every file whose week has passed, also those whose own reminder was lost."""
    due = StoredFile.objects.due(at).defer("content").select_related("organisation")
    blanked = 0
    with everything():
        files = list(due)
    for file in files:
        try:
            blank(file)
        except Conflict:
            continue  # another worker was quicker
        blanked += 1
    return blanked
