import hashlib
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from enishi.files.kinds import kind_of
from enishi.files.models import StoredFile
from enishi.files.naming import cleaned_name
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for

LARGEST = 20 * 2**20
KEPT_FOR = timedelta(days=7)


@transaction.atomic
def keep(
    content: bytes, *, name: str, organisation: Organisation, by: User, for_good: bool = False
) -> StoredFile:
    """Keep a file for a week and have its content blanked after it, or as long as its record."""
    if not works_for(by, organisation):
        raise NotYours(_("ほかの団体のところには、ファイルを置けません。"))
    if len(content) > LARGEST:
        raise Refused(_("ファイルが大きすぎます。20MBまでにしてください。"))
    now = timezone.now()
    file = StoredFile(
        organisation=organisation,
        name=cleaned_name(name),
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        kind=kind_of(content),
        content=content,
        made_by=by,
        made_at=now,
        expires_at=None if for_good else now + KEPT_FOR,
    )
    # The constraints look at the content, which need not travel to the database twice.
    file.full_clean(validate_constraints=False)
    file.save()
    record("kept", file, by=by, within=organisation)
    if not for_good:
        later = import_string("enishi.files.tasks.blank_what_is_due")
        later.using(run_after=file.expires_at).enqueue()
    return file
