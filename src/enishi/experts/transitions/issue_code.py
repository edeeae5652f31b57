from django.db import transaction

from enishi.experts.codes import fingerprint, new_code
from enishi.experts.models import Application
from enishi.logbook.record import record
from enishi.people.models import User


@transaction.atomic
def issue_code(application: Application, *, by: User | None) -> str:
    """Hand out a new code to resume with; the one before no longer opens anything."""
    code = new_code()
    Application.objects.filter(pk=application.pk).update(code_hash=fingerprint(code))
    application.code_hash = fingerprint(code)
    record("code_issued", application, by=by or application, within=application.organisation)
    return code
