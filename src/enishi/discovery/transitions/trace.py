from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.discovery.models import Campaign, Channel, Finding
from enishi.discovery.transitions.channel import refuse_strangers
from enishi.experts.models import Expert
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours, Refused
from enishi.logbook.revise import change
from enishi.people.models import User


@transaction.atomic
def trace(
    expert: Expert, *, channel: Channel, campaign: Campaign | None = None, at: datetime, by: User
) -> Finding:
    """Note through which channel a person came; what was noted before is put right."""
    body = expert.organisation
    refuse_strangers(body, by)
    if channel.organisation_id != body.pk:
        raise NotYours(_("ほかの団体の経路は、選べません。"))
    if campaign and campaign.channel_id != channel.pk:
        raise Refused(_("この働きかけは、選んだ経路のものではありません。"))
    before = Finding.objects.live().filter(expert=expert).first()
    if before and (before.channel_id, before.campaign_id) == (channel.pk, campaign and campaign.pk):
        return before
    if before:
        change(before, {"ended_at": at}, read_at=before.version)
    finding = Finding.objects.create(
        organisation=body,
        expert=expert,
        channel=channel,
        campaign=campaign,
        noted_at=at,
        noted_by=by,
    )
    record("traced", finding, by=by, within=body, fields=["channel", "campaign"])
    return finding
