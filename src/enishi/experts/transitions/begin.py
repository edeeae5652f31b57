from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.experts.models import Application
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import Organisation, OrganisationKind, User
from enishi.people.standing import works_for
from enishi.walls.inside import widened


@transaction.atomic
def begin_application(
    within: Organisation, *, answers: Mapping[str, Any], step: str, by: User | None
) -> Application:
    """Open a 仮登録 with the first answers; `by` is the staff who types for a caller."""
    if within.ended_at or within.kind == OrganisationKind.FUNDER:
        raise Refused(_("この団体では、登録をお受けしていません。ほかの団体をお選びください。"))
    if by and not works_for(by, within):
        raise NotYours(_("ほかの団体の登録を、代わりに入力することはできません。"))
    application = Application(organisation=within, answers=dict(answers), step=step, typed_by=by)
    # The person has no account yet: what he writes, he writes as the bearer of its name.
    with widened(names=(str(application.public_id),)):
        application.full_clean()
        application.save()
        record("begun", application, by=by or application, within=within)
    return application
