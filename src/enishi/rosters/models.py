from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enishi.logbook.models import Recorded
from enishi.people.models import Organisation, User
from enishi.rosters.plan import Outcome

TAKEN_BACK_WITHIN = timedelta(minutes=10)


class RosterKind(models.TextChoices):
    EXPERTS = "experts", _("新現役の名簿")
    COMPANIES = "companies", _("企業の名簿")
    NEEDS = "needs", _("聞き取り前ニーズの一覧")
    PROSPECTS = "prospects", _("訪問先開拓台帳")


class IntakeQuerySet(models.QuerySet["Intake"]):
    def visible_to(self, user: User) -> Self:
        """A body's staff see what the body has taken in, whoever of them handed it in."""
        return self.filter(organisation__in=Organisation.objects.staffed_by(user))


class Intake(Recorded):
    """名簿の取り込み: a roster handed in, how it was read, and what became of it."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="intakes",
        verbose_name=_("団体"),
    )
    kind = models.CharField(_("種類"), max_length=10, choices=RosterKind)
    file = models.ForeignKey(
        "files.StoredFile",
        on_delete=models.PROTECT,
        related_name="intakes",
        verbose_name=_("もとのファイル"),
    )
    handed_in_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="intakes",
        verbose_name=_("渡した人"),
    )
    handed_in_at = models.DateTimeField(_("渡した日時"))
    # The job that reads, writes or takes back: the last one asked for.
    job = models.ForeignKey(
        "jobs.Job",
        on_delete=models.PROTECT,
        related_name="intakes",
        verbose_name=_("進み"),
        null=True,
        blank=True,
    )
    tables = models.JSONField(_("読みとった表"), default=list, blank=True)
    notices = models.JSONField(_("読みとりの注意"), default=list, blank=True)
    digest = models.CharField(_("見たものの指紋"), max_length=64, blank=True)
    read_at = models.DateTimeField(_("読んだ日時"), null=True, blank=True)
    new_count = models.PositiveIntegerField(_("新規"), default=0)
    changed_count = models.PositiveIntegerField(_("変更"), default=0)
    same_count = models.PositiveIntegerField(_("変更なし"), default=0)
    error_count = models.PositiveIntegerField(_("エラー"), default=0)
    written_at = models.DateTimeField(_("書きこんだ日時"), null=True, blank=True)
    written_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="intakes_written",
        verbose_name=_("書きこんだ人"),
        null=True,
        blank=True,
    )
    taken_back_at = models.DateTimeField(_("取り消した日時"), null=True, blank=True)
    taken_back_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="intakes_taken_back",
        verbose_name=_("取り消した人"),
        null=True,
        blank=True,
    )
    # What had to be registered along with the rows: the companies of needs.
    along = models.JSONField(_("いっしょに登録したもの"), default=list, blank=True)
    left_count = models.PositiveIntegerField(_("取り消さずに残した件数"), default=0)

    objects = IntakeQuerySet.as_manager()

    class Meta:
        verbose_name = _("名簿の取り込み")
        indexes = [models.Index(fields=["organisation", "-handed_in_at"], name="intake_by_body")]
        constraints = [
            models.CheckConstraint(
                condition=Q(written_at=None, written_by=None)
                | Q(written_at__isnull=False, written_by__isnull=False, read_at__isnull=False),
                name="intake_is_read_before_it_is_written",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at=None, taken_back_by=None)
                | Q(
                    taken_back_at__isnull=False,
                    taken_back_by__isnull=False,
                    written_at__isnull=False,
                ),
                name="intake_is_written_before_it_is_taken_back",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.file}"

    def may_be_taken_back(self, at: datetime) -> bool:
        """Whether what was written can still be taken back."""
        if self.written_at is None or self.taken_back_at is not None:
            return False
        return at <= self.written_at + TAKEN_BACK_WITHIN

    @property
    def last_moment(self) -> datetime | None:
        """Until when it can be taken back."""
        return self.written_at + TAKEN_BACK_WITHIN if self.written_at else None


class IntakeRow(models.Model):
    """名簿の行: what would become of a row, and, once written, to which record it went."""

    intake = models.ForeignKey(
        Intake, on_delete=models.PROTECT, related_name="rows", verbose_name=_("名簿の取り込み")
    )
    position = models.PositiveIntegerField(_("順"))
    sheet = models.CharField(_("シート"), max_length=100, blank=True)
    number = models.PositiveIntegerField(_("行"))
    outcome = models.CharField(_("結果"), max_length=8, choices=Outcome)
    name = models.CharField(_("名前"), max_length=250, blank=True)
    subject = models.UUIDField(_("記録"), null=True, blank=True)
    # The version that this row wrote; it can be taken back as long as the record still stands so.
    wrote = models.PositiveIntegerField(_("書いた版"), null=True, blank=True)
    is_likely = models.BooleanField(_("同じ方かもしれない"), default=False)
    told = models.JSONField(_("くわしく"), default=dict, blank=True)
    fingerprint = models.CharField(_("行の指紋"), max_length=64)

    class Meta:
        verbose_name = _("名簿の行")
        ordering = ["position"]
        indexes = [models.Index(fields=["intake", "outcome"], name="intake_row_by_outcome")]
        constraints = [
            models.UniqueConstraint(fields=["intake", "position"], name="intake_row_once")
        ]

    def __str__(self) -> str:
        return f"{self.sheet} {self.number} {self.name}".strip()

    @property
    def is_undone(self) -> bool:
        """Whether what this row wrote was taken back."""
        written = self.outcome in (Outcome.NEW, Outcome.CHANGED)
        return written and bool(self.intake.taken_back_at) and not self.is_left

    @property
    def is_left(self) -> bool:
        """Whether what this row wrote stands although the rest was taken back."""
        taken_back = self.intake.taken_back_at and self.intake.left_count
        return bool(taken_back and self.wrote is not None)

    @property
    def has_page(self) -> bool:
        """Whether the record of the row can be looked at."""
        gone = self.is_undone and self.outcome == Outcome.NEW
        return bool(self.subject) and self.outcome != Outcome.ERROR and not gone


class ColumnMemory(models.Model):
    """列の覚え: what a body said a heading means; none: that it means nothing to us."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="column_memories",
        verbose_name=_("団体"),
    )
    kind = models.CharField(_("種類"), max_length=10, choices=RosterKind)
    heading = models.CharField(_("見出し"), max_length=200)
    meaning = models.CharField(_("意味"), max_length=40, blank=True)
    decided_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="column_memories",
        verbose_name=_("決めた人"),
    )
    decided_at = models.DateTimeField(_("決めた日時"))

    class Meta:
        verbose_name = _("列の覚え")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "heading"], name="column_memory_once_per_heading"
            )
        ]

    def __str__(self) -> str:
        return f"{self.heading} → {self.meaning}"
