from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enishi.cycle.models.need import touching
from enishi.logbook.models import Recorded
from enishi.people.models import Organisation, User


class DeliberationMeetingQuerySet(models.QuerySet["DeliberationMeeting"]):
    def visible_to(self, user: User) -> Self:
        """A body sees the sittings of its groups."""
        return self.filter(organisation__in=Organisation.objects.staffed_by(user))

    def live(self) -> Self:
        """Sittings that were not called off."""
        return self.filter(undone_at=None)


class DeliberationMeeting(Recorded):
    """討議会: one sitting of a standing group over many needs."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="deliberation_meetings",
        verbose_name=_("担当団体"),
    )
    group = models.ForeignKey(
        "network.Group",
        on_delete=models.PROTECT,
        related_name="meetings",
        verbose_name=_("グループ"),
    )
    number = models.PositiveSmallIntegerField(_("第何回か"))
    starts_at = models.DateTimeField(_("日時"))
    place = models.CharField(_("場所"), max_length=120)
    chair = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="meetings_chaired",
        verbose_name=_("進行"),
    )
    closed_at = models.DateTimeField(_("議事録を閉じた日時"), null=True, blank=True)
    undone_at = models.DateTimeField(_("取りやめた日時"), null=True, blank=True)

    objects = DeliberationMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("討議会")
        constraints = [
            models.UniqueConstraint(
                fields=["group", "number"],
                condition=Q(undone_at=None),
                name="meeting_number_once_per_group",
            )
        ]

    def __str__(self) -> str:
        return f"{self.group} {self.number}"

    @property
    def day_has_come(self) -> bool:
        """Whether there is anything yet to write minutes of."""
        return timezone.localdate(self.starts_at) <= timezone.localdate()


class AgendaItemQuerySet(models.QuerySet["AgendaItem"]):
    def visible_to(self, user: User) -> Self:
        """Whoever sees the sitting sees its agenda: only needs of the same body stand on it."""
        return self.filter(meeting__in=DeliberationMeeting.objects.visible_to(user))

    def live(self) -> Self:
        """What has not been taken off the agenda."""
        return self.filter(taken_off_at=None)


class AgendaItem(Recorded):
    """議題: a need that a sitting takes up, in its place on the agenda."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="agenda_items",
        verbose_name=_("担当団体"),
    )
    meeting = models.ForeignKey(
        DeliberationMeeting,
        on_delete=models.PROTECT,
        related_name="items",
        verbose_name=_("討議会"),
    )
    need = models.ForeignKey(
        "cycle.Need",
        on_delete=models.PROTECT,
        related_name="agenda_items",
        verbose_name=_("ニーズ"),
    )
    position = models.PositiveSmallIntegerField(_("順番"))
    taken_off_at = models.DateTimeField(_("議題から外した日時"), null=True, blank=True)

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("議題")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "need"],
                condition=Q(taken_off_at=None),
                name="agenda_item_once_per_meeting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.position} {self.need}"


class AttendanceQuerySet(models.QuerySet["Attendance"]):
    def visible_to(self, user: User) -> Self:
        """Whoever sees the sitting sees who came."""
        return self.filter(meeting__in=DeliberationMeeting.objects.visible_to(user))

    def live(self) -> Self:
        """Those who came, without those noted by mistake."""
        return self.filter(ended_at=None)


class Attendance(Recorded):
    """出席: that somebody came to a sitting: a person with an account, or a guest by his name."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="attendances",
        verbose_name=_("担当団体"),
    )
    meeting = models.ForeignKey(
        DeliberationMeeting,
        on_delete=models.PROTECT,
        related_name="attendances",
        verbose_name=_("討議会"),
    )
    person = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="attendances",
        verbose_name=_("出席した人"),
        null=True,
        blank=True,
    )
    guest = models.CharField(_("ほかの出席者"), max_length=80, blank=True)
    noted_at = models.DateTimeField(_("書きとめた日時"))
    ended_at = models.DateTimeField(_("取り消した日時"), null=True, blank=True)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("出席")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person"],
                condition=Q(ended_at=None, person__isnull=False),
                name="attendance_once_per_meeting",
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False, guest="") | (Q(person=None) & ~Q(guest="")),
                name="attendance_of_a_person_or_a_guest",
            ),
        ]

    def __str__(self) -> str:
        return self.guest or str(self.person)


class MinuteQuerySet(models.QuerySet["Minute"]):
    def visible_to(self, user: User) -> Self:
        """Whoever sees the sitting reads its minutes, but nothing on a need hidden from him."""
        himself = AgendaItem.objects.filter(touching(user))
        return self.filter(meeting__in=DeliberationMeeting.objects.visible_to(user)).exclude(
            item__in=himself.values("pk")
        )

    def standing(self) -> Self:
        """Lines that have not been struck out."""
        return self.filter(struck_at=None)


class Minute(Recorded):
    """議事録の1行: what was said at a sitting, when, on which need."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="minutes",
        verbose_name=_("担当団体"),
    )
    meeting = models.ForeignKey(
        DeliberationMeeting,
        on_delete=models.PROTECT,
        related_name="minutes",
        verbose_name=_("討議会"),
    )
    item = models.ForeignKey(
        AgendaItem,
        on_delete=models.PROTECT,
        related_name="minutes",
        verbose_name=_("議題"),
        null=True,
        blank=True,
    )
    said_at = models.DateTimeField(_("時刻"))
    text = models.TextField(_("話したこと"))
    written_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="minutes",
        verbose_name=_("書いた人"),
    )
    struck_at = models.DateTimeField(_("線を引いて消した日時"), null=True, blank=True)

    objects = MinuteQuerySet.as_manager()

    class Meta:
        verbose_name = _("議事録の1行")
        ordering = ["said_at", "id"]

    def __str__(self) -> str:
        return self.text[:40]
