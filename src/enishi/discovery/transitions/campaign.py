from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from enishi.discovery.models import Campaign, Channel
from enishi.discovery.transitions.channel import refuse_strangers
from enishi.logbook.record import record
from enishi.logbook.refused import Refused
from enishi.logbook.revise import change
from enishi.people.models import User


@transaction.atomic
def note_campaign(channel: Channel, *, values: Mapping[str, Any], by: User) -> Campaign:
    """Note what was done through a channel."""
    refuse_strangers(channel.organisation, by)
    if channel.ended_at:
        raise Refused(_("この経路は、もう使っていません。"))
    body = channel.organisation
    campaign = Campaign(channel=channel, organisation=body, done_by=by, **values)
    campaign.full_clean()
    campaign.save()
    record("campaign_noted", campaign, by=by, within=body, fields=values)
    return campaign


@transaction.atomic
def end_campaign(campaign: Campaign, *, on: date, reached: int, by: User) -> Campaign:
    """It is over, and so many people were spoken to."""
    refuse_strangers(campaign.organisation, by)
    if on < campaign.begun_on:
        raise Refused(_("終えた日が、始めた日より前になっています。"))
    changed = change(campaign, {"ended_on": on, "reached": reached}, read_at=campaign.version)
    record("campaign_ended", campaign, by=by, within=campaign.organisation, fields=changed)
    return campaign
