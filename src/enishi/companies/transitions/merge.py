from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.companies.models import Company, CompanyMerging, CompanyRevision
from enishi.companies.transitions.register import keep_revision
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours, Refused
from enishi.logbook.revise import change
from enishi.people.models import User
from enishi.people.standing import works_for


@transaction.atomic
def merge_company(
    away: Company, *, into: Company, values: Mapping[str, Any], at: datetime, by: User
) -> CompanyMerging:
    """Make one record of two of the same firm: `into` stays, with the values that were chosen.

    What points at the other (needs, visits, consents) stays where it is and is read from both.
    """
    body = into.organisation
    if away.organisation_id != body.pk or not works_for(by, body):
        raise NotYours(_("ほかの団体が担当する企業は、まとめられません。"))
    if away.pk == into.pk or away.ended_at or into.ended_at:
        raise Refused(_("登録中の、別々の2社だけを、まとめられます。"))
    before = into.version
    change(away, {"ended_at": at, "merged_into": into}, read_at=away.version)
    keep_revision(away, by=by)
    # The firm's number is free again only now, for a body has each number once.
    changed = change(into, values, read_at=before)
    keep_revision(into, by=by)
    merging = CompanyMerging.objects.create(
        organisation=body,
        kept=into,
        away=away,
        kept_version_before=before,
        kept_version=into.version,
        merged_at=at,
        merged_by=by.public_id,
    )
    record("merged", into, by=by, within=body, fields=changed)
    record("merged_away", away, by=by, within=body, fields=["ended_at", "merged_into"])
    return merging


@transaction.atomic
def part_companies(merging: CompanyMerging, *, at: datetime, by: User) -> CompanyMerging:
    """Undo a merging: the other record comes back as it stood.

    So does the one that stayed, unless somebody has written in it since: that is not thrown away.
    """
    body = merging.organisation
    if not works_for(by, body):
        raise NotYours(_("ほかの団体の統合は、もどせません。"))
    if merging.undone_at:
        raise Refused(_("この統合は、もうもどしてあります。"))
    kept, away = merging.kept, merging.away
    if kept.ended_at:
        raise Refused(_("残した記録が、そのあと終わっています。先にそちらをもどしてください。"))
    if kept.version == merging.kept_version:
        stood = CompanyRevision.objects.get(company=kept, version=merging.kept_version_before)
        change(kept, stood.values, read_at=kept.version)
        keep_revision(kept, by=by)
    number = away.corporate_number
    if number and body.companies.filter(ended_at=None, corporate_number=number).exists():
        raise Refused(_("同じ法人番号の企業が、いま登録されています。先にそちらを直してください。"))
    change(away, {"ended_at": None, "merged_into": None}, read_at=away.version)
    keep_revision(away, by=by)
    change(merging, {"undone_at": at, "undone_by": by.public_id}, read_at=merging.version)
    record("parted", kept, by=by, within=body)
    record("parted", away, by=by, within=body, fields=["ended_at", "merged_into"])
    return merging
