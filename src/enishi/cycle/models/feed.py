from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enishi.logbook.models import Recorded
from enishi.people.models import User


class CalendarFeedQuerySet(models.QuerySet["CalendarFeed"]):
    def visible_to(self, user: User) -> Self:
        """Everybody has his own addresses and sees nobody else's."""
        return self.filter(user=user, ended_at=None)


class CalendarFeed(Recorded):
    """予定表の秘密のアドレス: a calendar reads a person's or a whole body's visits under it."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="calendar_feeds",
        verbose_name=_("団体"),
    )
    user = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="calendar_feeds",
        verbose_name=_("利用者"),
    )
    whole_body = models.BooleanField(_("団体の予定すべて"), default=False)
    # Only a fingerprint: who reads the table cannot read the calendar.
    fingerprint = models.CharField(_("アドレスの指紋"), max_length=64, unique=True)
    issued_at = models.DateTimeField(_("作った日時"))
    ended_at = models.DateTimeField(_("止めた日時"), null=True, blank=True)

    objects = CalendarFeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("予定表のアドレス")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation", "whole_body"],
                condition=Q(ended_at=None),
                name="calendar_feed_live_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.organisation}"
