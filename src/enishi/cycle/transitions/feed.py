import secrets

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.cycle.fingerprints import fingerprint_of
from enishi.cycle.models import CalendarFeed
from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours
from enishi.people.models import Organisation, User
from enishi.people.standing import works_for


@transaction.atomic
def issue_feed(organisation: Organisation, *, whole_body: bool, by: User) -> str:
    """Give a new secret address for a calendar, once; an earlier one no longer answers."""
    if not works_for(by, organisation):
        raise NotYours(_("ほかの団体の予定表は、作れません。"))
    earlier = CalendarFeed.objects.filter(
        user=by, organisation=organisation, whole_body=whole_body, ended_at=None
    ).first()
    if earlier:
        stop_feed(earlier, by=by)
    secret = secrets.token_urlsafe(32)
    feed = CalendarFeed(
        organisation=organisation,
        user=by,
        whole_body=whole_body,
        fingerprint=fingerprint_of(secret),
        issued_at=timezone.now(),
    )
    feed.full_clean()
    feed.save()
    record("issued", feed, by=by, within=organisation, fields=["fingerprint"])
    return secret


@transaction.atomic
def stop_feed(feed: CalendarFeed, *, by: User) -> None:
    """Let an address answer no more."""
    if feed.user_id != by.pk:
        raise NotYours(_("ほかの方の予定表のアドレスは、止められません。"))
    claim(feed, read_at=feed.version)
    feed.ended_at = timezone.now()
    feed.save()
    record("stopped", feed, by=by, within=feed.organisation, fields=["ended_at"])
