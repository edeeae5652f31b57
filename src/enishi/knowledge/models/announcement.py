from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enishi.knowledge.models.audience import Audience, readable_by
from enishi.logbook.models import Recorded
from enishi.people.models import Organisation, User


class AnnouncementQuerySet(models.QuerySet["Announcement"]):
    def live(self) -> Self:
        """Announcements that have not been taken back."""
        return self.filter(taken_back_at=None)

    def visible_to(self, user: User) -> Self:
        """The people of a body read what it tells them, and what is told to the whole network."""
        return self.filter(readable_by(user))

    def unread_by(self, user: User) -> Self:
        """What is meant for a person, and of which he has not said that he read it."""
        read = AnnouncementReading.objects.filter(reader=user)
        return self.visible_to(user).live().exclude(pk__in=read.values("announcement"))


class Announcement(Recorded):
    """お知らせ: what a body tells its people, or the 推進室 all bodies, and who has read it."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="announcements",
        verbose_name=_("団体"),
    )
    title = models.CharField(_("見出し"), max_length=120)
    text = models.TextField(_("内容"))
    audience = models.CharField(_("だれに"), max_length=10, choices=Audience)
    announced_at = models.DateTimeField(_("知らせた日時"))
    announced_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="announcements",
        verbose_name=_("知らせた人"),
    )
    taken_back_at = models.DateTimeField(_("取り下げた日時"), null=True, blank=True)

    objects = AnnouncementQuerySet.as_manager()

    class Meta:
        verbose_name = _("お知らせ")
        ordering = ["-announced_at", "-id"]

    def __str__(self) -> str:
        return self.title


class AnnouncementReadingQuerySet(models.QuerySet["AnnouncementReading"]):
    def visible_to(self, user: User) -> Self:
        """A person's own, and for the body that announced it everybody's."""
        staffed = Organisation.objects.staffed_by(user)
        return self.filter(Q(reader=user) | Q(organisation__in=staffed))


class AnnouncementReading(Recorded):
    """読みました: that a person says he has read an announcement; kept by the body that made it."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="announcement_readings",
        verbose_name=_("知らせた団体"),
    )
    announcement = models.ForeignKey(
        Announcement,
        on_delete=models.PROTECT,
        related_name="readings",
        verbose_name=_("お知らせ"),
    )
    reader = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="announcement_readings",
        verbose_name=_("読んだ人"),
    )
    read_at = models.DateTimeField(_("読んだ日時"))

    objects = AnnouncementReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("お知らせを読んだ記録")
        ordering = ["read_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["announcement", "reader"], name="announcement_read_once_by_a_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.reader} {self.announcement}"
