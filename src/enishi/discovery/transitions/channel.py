from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.discovery.models import Channel
from enishi.logbook.record import record
from enishi.logbook.refused import NotYours
from enishi.logbook.revise import change
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for


@transaction.atomic
def open_channel(within: Organisation, *, values: Mapping[str, Any], by: User) -> Channel:
    """Note where a body may find people."""
    refuse_strangers(within, by)
    channel = Channel(organisation=within, **values)
    channel.full_clean()
    channel.save()
    record("channel_opened", channel, by=by, within=within, fields=values)
    return channel


@transaction.atomic
def revise_channel(
    channel: Channel, *, values: Mapping[str, Any], read_at: int, by: User
) -> Channel:
    """Write a channel anew."""
    refuse_strangers(channel.organisation, by)
    changed = change(channel, values, read_at=read_at)
    record("channel_revised", channel, by=by, within=channel.organisation, fields=changed)
    return channel


@transaction.atomic
def close_channel(channel: Channel, *, by: User) -> Channel:
    """Use a channel no more; who came through it stays known."""
    refuse_strangers(channel.organisation, by)
    if channel.ended_at is None:
        changed = change(channel, {"ended_at": timezone.now()}, read_at=channel.version)
        record("channel_closed", channel, by=by, within=channel.organisation, fields=changed)
    return channel


def refuse_strangers(body: Organisation, by: User) -> None:
    """Only the people of a body write what it does to find others."""
    if not works_for(by, body):
        raise NotYours(_("ほかの団体の発掘の記録は、書けません。"))
