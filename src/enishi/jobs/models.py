from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from enishi.logbook.models import Recorded
from enishi.people.models import Organisation, User

# A worker that runs says so every few seconds; one that was killed never says anything again.
SILENCE = timedelta(seconds=60)


class State(models.TextChoices):
    WAITING = "waiting", _("順番を待っています")
    RUNNING = "running", _("進めています")
    DONE = "done", _("終わりました")
    FAILED = "failed", _("できませんでした")
    CANCELLED = "cancelled", _("取りやめました")


LIVE = (State.WAITING, State.RUNNING)
NOT_BEGUN = Q(begun_at=None, heard_at=None)
BEGUN = Q(begun_at__isnull=False, heard_at__isnull=False)


class JobQuerySet(models.QuerySet["Job"]):
    def visible_to(self, user: User) -> Self:
        """Only the person who asked for a job, as long as he works for that body."""
        return self.filter(asked_by=user, organisation__in=Organisation.objects.staffed_by(user))

    def live(self) -> Self:
        """Jobs that wait or run."""
        return self.filter(state__in=LIVE)

    def silent(self, at: datetime) -> Self:
        """Jobs whose worker should have been heard of and was not."""
        return self.filter(state=State.RUNNING, heard_at__lt=at - SILENCE)


class Job(Recorded):
    """時間のかかる仕事: what a person asked the worker to do; its kind is the name of its page."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="jobs",
        verbose_name=_("団体"),
    )
    asked_by = models.ForeignKey(
        "people.User", on_delete=models.PROTECT, related_name="jobs", verbose_name=_("頼んだ人")
    )
    kind = models.CharField(_("種類"), max_length=40)
    title = models.CharField(_("件名"), max_length=200)
    language = models.CharField(_("ことば"), max_length=5, default="ja")
    given = models.JSONField(_("もとになるもの"), default=dict, blank=True)
    state = models.CharField(_("状態"), max_length=10, choices=State, default=State.WAITING)
    percent = models.PositiveSmallIntegerField(_("進み（％）"), default=0)
    done_count = models.PositiveIntegerField(_("済んだ件数"), default=0)
    total_count = models.PositiveIntegerField(_("全部の件数"), null=True, blank=True)
    message = models.TextField(_("いまの様子"), blank=True)
    result = models.JSONField(_("結果"), default=dict, blank=True)
    asked_at = models.DateTimeField(_("頼んだ日時"))
    begun_at = models.DateTimeField(_("始まった日時"), null=True, blank=True)
    heard_at = models.DateTimeField(_("最後に様子がわかった日時"), null=True, blank=True)
    ended_at = models.DateTimeField(_("終わった日時"), null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("時間のかかる仕事")
        indexes = [
            models.Index(fields=["asked_by", "-asked_at"], name="job_by_asker"),
            models.Index(fields=["heard_at"], condition=Q(state=State.RUNNING), name="job_running"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=(Q(state=State.WAITING, ended_at=None) & NOT_BEGUN)
                | (Q(state=State.RUNNING, ended_at=None) & BEGUN)
                | (Q(state=State.DONE, ended_at__isnull=False, percent=100) & BEGUN)
                | (
                    Q(state__in=[State.FAILED, State.CANCELLED], ended_at__isnull=False)
                    & (BEGUN | NOT_BEGUN)
                ),
                name="job_state_follows_its_dates",
            ),
            models.CheckConstraint(condition=Q(percent__lte=100), name="job_percent_up_to_100"),
            models.CheckConstraint(
                condition=Q(total_count=None) | Q(done_count__lte=models.F("total_count")),
                name="job_does_no_more_than_there_is",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The page that shows this job, while it runs and afterwards."""
        return reverse(self.kind, args=[self.public_id])

    @property
    def is_live(self) -> bool:
        """Whether the job still waits or runs."""
        return self.state in LIVE
