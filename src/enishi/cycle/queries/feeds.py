from enishi.cycle.fingerprints import fingerprint_of
from enishi.cycle.models import CalendarFeed
from enishi.people.standing import works_for
from enishi.walls.inside import entered_by, widened


def feed_under(secret: str) -> CalendarFeed | None:
    """The calendar under a secret, unless it was stopped or its owner has left the body."""
    fingerprint = fingerprint_of(secret)
    with widened(names=(fingerprint,)):
        found = CalendarFeed.objects.filter(fingerprint=fingerprint, ended_at=None)
        feed = found.select_related("user").first()
    if feed is None:
        return None
    with entered_by(feed.user):
        # Read again with its owner's keys: who has left the body has none for it.
        mine = CalendarFeed.objects.filter(pk=feed.pk).select_related("user", "organisation")
        again = mine.first()
        return again if again and works_for(again.user, again.organisation) else None
