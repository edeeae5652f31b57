"""推進委員会: its meetings, who came, what was on the table, what was decided, the minutes."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enishi.logbook.models import Recorded
from enishi.people.models import Organisation, User


class CommitteeMeetingQuerySet(models.QuerySet["CommitteeMeeting"]):
    def live(self) -> Self:
        """The meetings whose call was not taken back."""
        return self.filter(undone_at=None)

    def visible_to(self, user: User) -> Self:
        """Every body of the network reads what its committee decided."""
        return self.filter(models.Exists(Organisation.objects.staffed_by(user)))

    def kept_by(self, user: User) -> Self:
        """The meetings whose minutes the person keeps: those of his own 推進室."""
        return self.filter(organisation__in=Organisation.objects.staffed_by(user))


class CommitteeMeeting(Recorded):
    """推進委員会の一回: draft minutes until confirmed, amendments only after that."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="committee_meetings",
        verbose_name=_("推進室の団体"),
    )
    number = models.PositiveSmallIntegerField(_("回"))
    fiscal_year = models.PositiveSmallIntegerField(_("年度"))
    held_on = models.DateField(_("開催日"))
    place = models.CharField(_("場所"), max_length=120)
    papers = models.TextField(_("配布資料"), blank=True)
    minutes = models.TextField(_("議事録"), blank=True)
    confirmed_at = models.DateTimeField(_("議事録を確定した日時"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="minutes_confirmed",
        verbose_name=_("議事録を確定した人"),
        null=True,
        blank=True,
    )

    undone_at = models.DateTimeField(_("取り消した日時"), null=True, blank=True)
    undone_reason = models.CharField(_("取り消した理由"), max_length=400, blank=True)

    objects = CommitteeMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("推進委員会")
        ordering = ["held_on", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "fiscal_year", "number"],
                condition=Q(undone_at=None),
                name="committee_meeting_number_once_per_year",
                violation_error_message=_("この年度のこの回は、もう書かれています。"),
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None)
                | (Q(confirmed_at__isnull=False, confirmed_by__isnull=False) & ~Q(minutes="")),
                name="committee_minutes_are_written_before_they_are_confirmed",
            ),
            models.CheckConstraint(
                condition=Q(undone_at=None, undone_reason="")
                | (Q(undone_at__isnull=False, confirmed_at=None) & ~Q(undone_reason="")),
                name="committee_call_is_undone_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fiscal_year}-{self.number}"


class PartOfMeeting(models.QuerySet["CommitteePoint"]):
    def visible_to(self, user: User) -> Self:
        """Whoever reads the meeting reads its parts."""
        return self.filter(meeting__in=CommitteeMeeting.objects.visible_to(user))


class CommitteePoint(Recorded):
    """議題: one point of a meeting, and what was decided on it."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="committee_points",
        verbose_name=_("推進室の団体"),
    )
    meeting = models.ForeignKey(
        CommitteeMeeting,
        on_delete=models.PROTECT,
        related_name="agenda",
        verbose_name=_("推進委員会"),
    )
    position = models.PositiveSmallIntegerField(_("順番"))
    title = models.CharField(_("議題"), max_length=200)
    decision = models.TextField(_("決まったこと"), blank=True)

    objects = PartOfMeeting.as_manager()

    class Meta:
        verbose_name = _("議題")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "position"], name="committee_point_once")
        ]

    def __str__(self) -> str:
        return self.title


class CommitteeAttendance(Recorded):
    """出欠: whether a body's representative came to a meeting."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="attendances_kept",
        verbose_name=_("推進室の団体"),
    )
    meeting = models.ForeignKey(
        CommitteeMeeting,
        on_delete=models.PROTECT,
        related_name="attendances",
        verbose_name=_("推進委員会"),
    )
    body = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="committee_attendances",
        verbose_name=_("団体"),
    )
    present = models.BooleanField(_("出席"), default=False)

    class Meta:
        verbose_name = _("出欠")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "body"], name="committee_attendance_once_per_body"
            )
        ]

    def __str__(self) -> str:
        return f"{self.meeting} {self.body}"


class Amendment(Recorded):
    """議事録の訂正: what was added to confirmed minutes; they themselves stay as they were."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="minutes_amendments",
        verbose_name=_("推進室の団体"),
    )
    meeting = models.ForeignKey(
        CommitteeMeeting,
        on_delete=models.PROTECT,
        related_name="amendments",
        verbose_name=_("推進委員会"),
    )
    text = models.TextField(_("訂正の内容"))
    amended_at = models.DateTimeField(_("訂正した日時"))
    amended_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="minutes_amended",
        verbose_name=_("訂正した人"),
    )

    class Meta:
        verbose_name = _("議事録の訂正")
        ordering = ["amended_at"]

    def __str__(self) -> str:
        return self.text[:40]
