from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from enishi.experts.models import (
    BlockedCompany,
    Consent,
    EndReason,
    Expert,
    ExpertAccess,
    ExpertMerging,
    ExpertRevision,
    RegistrationState,
)
from enishi.experts.transitions.card import Card, card_from_revision, write_parts
from enishi.experts.transitions.register import keep_revision
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours, Refused
from enishi.logbook.revise import change
from enishi.people.models import User
from enishi.people.standing import works_for


@transaction.atomic
def merge_expert(
    away: Expert, *, into: Expert, card: Card, at: datetime, by: User
) -> ExpertMerging:
    """Make one card of two of the same person: `into` stays, with what was chosen from both.

    What points at the other stays where it is. Whoever may work with the person still may, a
    company that is not wanted still is not, and the person signs in as before.
    """
    body = into.organisation
    if away.organisation_id != body.pk or not works_for(by, body):
        raise NotYours(_("ほかの団体に登録された方の登録票は、まとめられません。"))
    ended = RegistrationState.WITHDRAWN in (away.state, into.state)
    if away.pk == into.pk or ended:
        raise Refused(_("登録中の、別々の2枚だけを、まとめられます。"))
    if away.account_id and into.account_id:
        raise Refused(
            _(
                "どちらにもログインがあります。まとめる前に、使わないほうのログインを外してください。"
            )
        )
    before, account = into.version, away.account
    stood: dict[str, Any] = {"state": away.state, "account": account.pk if account else None}
    stood["made"] = _carry_over_accesses(away, into)
    stood["unwanted"] = _carry_over_unwanted(away, into)
    stood["consents"] = list(away.consents.live().values_list("pk", flat=True))
    Consent.objects.filter(pk__in=stood["consents"]).update(expert=into)
    values = {
        "state": RegistrationState.WITHDRAWN,
        "ended_on": localtime(at).date(),
        "ended_because": EndReason.MERGED,
        "merged_into": into,
        "account": None,
    }
    change(away, values, read_at=away.version)
    keep_revision(away, by=by)
    carried: dict[str, Any] = {"current_cases": into.current_cases + away.current_cases}
    carried |= {"account": account} if account else {}
    changed = change(into, dict(card.person) | carried, read_at=before) + write_parts(into, card)
    keep_revision(into, by=by)
    merging = ExpertMerging.objects.create(
        organisation=body,
        kept=into,
        away=away,
        kept_version_before=before,
        kept_version=into.version,
        away_before=stood,
        merged_at=at,
        merged_by=by.public_id,
    )
    record("merged", into, by=by, within=body, fields=changed)
    record("merged_away", away, by=by, within=body, fields=values)
    return merging


@transaction.atomic
def part_experts(merging: ExpertMerging, *, at: datetime, by: User) -> ExpertMerging:
    """Undo a merging: the other card comes back as it stood.

    So does the one that stayed, unless somebody has written in it since: that is not thrown away.
    """
    body = merging.organisation
    if not works_for(by, body):
        raise NotYours(_("ほかの団体の統合は、もどせません。"))
    if merging.undone_at:
        raise Refused(_("この統合は、もうもどしてあります。"))
    kept, away, stood = merging.kept, merging.away, merging.away_before
    if kept.state == RegistrationState.WITHDRAWN:
        raise Refused(_("残した登録票が、そのあと終わっています。先にそちらをもどしてください。"))
    taken: dict[str, Any] = {"current_cases": max(0, kept.current_cases - away.current_cases)}
    taken |= {"account": None} if stood["account"] else {}
    if kept.version == merging.kept_version:
        revisions = ExpertRevision.objects.filter(expert=kept)
        card = card_from_revision(revisions.get(version=merging.kept_version_before))
        change(kept, dict(card.person) | taken, read_at=kept.version)
        write_parts(kept, card)
        keep_revision(kept, by=by)
    else:
        change(kept, taken, read_at=kept.version)
    values = {
        "state": stood["state"],
        "ended_on": None,
        "ended_because": "",
        "merged_into": None,
        "account_id": stood["account"],
    }
    change(away, values, read_at=away.version)
    keep_revision(away, by=by)
    ExpertAccess.objects.filter(pk__in=stood["made"]).update(ended_at=at)
    carried = BlockedCompany.objects.filter(pk__in=stood.get("unwanted", []), ended_at=None)
    carried.update(ended_at=at)
    Consent.objects.filter(pk__in=stood["consents"]).update(expert=away)
    change(merging, {"undone_at": at, "undone_by": by.public_id}, read_at=merging.version)
    record("parted", kept, by=by, within=body)
    record("parted", away, by=by, within=body, fields=values)
    return merging


def _carry_over_accesses(away: Expert, into: Expert) -> list[int]:
    """Bodies that may work with the person through one card may do so through the other."""
    known = set(into.accesses.running().values_list("organisation", flat=True))
    missing = away.accesses.live().exclude(organisation__in=known)
    made = [
        ExpertAccess.objects.create(
            expert=into,
            organisation_id=access.organisation_id,
            basis=access.basis,
            consent=access.consent,
            entrustment=access.entrustment,
            joint_use=access.joint_use,
            visibility=access.visibility,
            from_on=access.from_on,
            until_on=access.until_on,
        )
        for access in missing
    ]
    return [access.pk for access in made]


def _carry_over_unwanted(away: Expert, into: Expert) -> list[int]:
    """What the person does not want through one card he does not want through the other."""
    known = into.blocked.filter(ended_at=None).values("company")
    missing = away.blocked.filter(ended_at=None).exclude(company__in=known)
    made = [
        BlockedCompany.objects.create(expert=into, company_id=company)
        for company in missing.values_list("company", flat=True)
    ]
    return [blocked.pk for blocked in made]
