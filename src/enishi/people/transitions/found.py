from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.logbook.record import record
from enishi.logbook.refused import Refused
from enishi.people.models import Membership, Organisation, OrganisationKind, Role, User


@transaction.atomic
def found(
    code: str,
    name: str,
    *,
    kind: OrganisationKind,
    role: Role,
    person: dict[str, Any],
    password: str | None,
    on: date,
    by: User | None = None,
) -> Membership:
    """Write the first body of an empty installation, and the person who goes on from there."""
    if Organisation.objects.exists():
        raise Refused(_("団体がすでに登録されています。はじめの団体は、空の設置でだけ作れます。"))
    body = Organisation(code=code, name=name, kind=kind)
    body.full_clean()
    body.save()
    account = User(**person)
    account.set_password(password)
    account.full_clean(exclude=["password"])
    account.save()
    membership = Membership(user=account, organisation=body, role=role, from_on=on)
    membership.full_clean()
    membership.save()
    record("founded", body, by=by or account, within=body)
    record("joined", membership, by=by or account, within=body)
    return membership
