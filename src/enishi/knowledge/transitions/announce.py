from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from enishi.knowledge.models import Announcement, AnnouncementReading, Audience
from enishi.knowledge.named import named_to_all
from enishi.knowledge.transitions.reach import refuse_beyond, refuse_strangers
from enishi.logbook.record import claim, record
from enishi.logbook.refused import Refused
from enishi.people.models import Organisation, User


@transaction.atomic
def announce(
    within: Organisation,
    *,
    title: str,
    text: str,
    audience: Audience,
    at: datetime,
    by: User,
    is_sure: bool = False,
) -> Announcement:
    """知らせる: tell the people of a body, or as the 推進室 those of every body.

    `is_sure` says that whoever is named may be named to every body.
    """
    refuse_strangers(within, by=by)
    refuse_beyond(audience, by=by)
    names = named_to_all(within, title=title, text=text, audience=audience)
    if names and not is_sure:
        raise Refused(
            _(
                "「%(names)s」というお名前が書かれています。どの団体にも読まれます。伏せて書くか、お名前を出してよいことを確かめてください。"
            )
            % {"names": pgettext("in a list", "、").join(names)}
        )
    told = Announcement(
        organisation=within,
        title=title,
        text=text,
        audience=audience,
        announced_at=at,
        announced_by=by,
    )
    told.full_clean()
    told.save()
    record("announced", told, by=by, within=within, fields=["title", "text", "audience"])
    return told


@transaction.atomic
def confirm_reading(announcement: Announcement, *, at: datetime, by: User) -> AnnouncementReading:
    """読みました: a person says that he read it; a second press changes nothing."""
    if not Announcement.objects.visible_to(by).filter(pk=announcement.pk).exists():
        raise Refused(_("このお知らせは、あなたあてではありません。"))
    reading, new = AnnouncementReading.objects.get_or_create(
        announcement=announcement,
        reader=by,
        defaults={"organisation": announcement.organisation, "read_at": at},
    )
    if new:
        record("read", reading, by=by, within=announcement.organisation)
    return reading


@transaction.atomic
def take_back(announcement: Announcement, *, at: datetime, by: User) -> Announcement:
    """取り下げる: it is not shown any more; who had read it stays written."""
    refuse_strangers(announcement.organisation, by=by)
    if announcement.taken_back_at:
        raise Refused(_("このお知らせは、もう取り下げてあります。"))
    claim(announcement, read_at=announcement.version)
    announcement.taken_back_at = at
    announcement.save(update_fields=["taken_back_at"])
    record("taken_back", announcement, by=by, within=announcement.organisation)
    return announcement
