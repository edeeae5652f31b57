from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from enishi.logbook.models import Recorded
from enishi.people.choices import named
from enishi.people.models import Organisation, User
from enishi.reference.wareki import format_date


class VisitQuerySet(models.QuerySet["Visit"]):
    def visible_to(self, user: User) -> Self:
        """A body sees its own visits; the 推進室 sees all."""
        return self.filter(organisation__in=Organisation.objects.overseen_by(user))

    def live(self) -> Self:
        """Visits that nobody has taken back."""
        return self.filter(undone_at=None)

    def made(self) -> Self:
        """訪問: visits that took place; the only ones that any figure counts."""
        return self.live().filter(visited_on__isnull=False)

    def ahead(self) -> Self:
        """Visits that are planned and have not been made."""
        return self.live().filter(visited_on=None)


class Insurance(models.TextChoices):
    COVERED = "covered", _("団体の保険に入っている")
    ARRANGING = "arranging", _("これから手配する")
    NONE = "none", _("入らない")


class Visit(Recorded):
    """企業訪問: planned (P), then made to hear what the company needs (D)."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="visits",
        verbose_name=_("担当団体"),
    )
    company = models.ForeignKey(
        "companies.Company",
        on_delete=models.PROTECT,
        related_name="visits",
        verbose_name=_("訪問先"),
    )
    # A visit keeps the programme and the area of its day, whatever moves later.
    programme = models.ForeignKey(
        "programmes.Programme",
        on_delete=models.PROTECT,
        related_name="visits",
        verbose_name=_("事業"),
    )
    area = models.ForeignKey(
        "programmes.Area",
        on_delete=models.PROTECT,
        related_name="visits",
        verbose_name=_("地域"),
        null=True,
        blank=True,
    )
    coordinator = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="visits",
        verbose_name=_("訪問担当"),
    )
    planned_on = models.DateField(_("訪問予定日"), null=True, blank=True)
    visited_on = models.DateField(_("訪問日"), null=True, blank=True)
    starts = models.TimeField(_("始まりの時刻"), null=True, blank=True)
    ends = models.TimeField(_("終わりの時刻"), null=True, blank=True)
    place = models.CharField(_("場所"), max_length=120, blank=True)
    present = models.CharField(_("同席された方"), max_length=200, blank=True)
    agenda = models.TextField(_("用件"), blank=True)
    insurance = models.CharField(_("訪問の保険"), max_length=10, choices=Insurance, blank=True)
    emergency_contact = models.CharField(_("緊急連絡先"), max_length=200, blank=True)
    # The day somebody wrote down that the visit was made; nobody can do so before the visit.
    noted_on = models.DateField(_("訪問を記録した日"), null=True, blank=True)
    undone_at = models.DateTimeField(_("取り消し日時"), null=True, blank=True)

    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = _("企業訪問")
        constraints = [
            models.CheckConstraint(
                condition=Q(planned_on__isnull=False) | Q(visited_on__isnull=False),
                name="visit_is_planned_or_made",
            ),
            models.CheckConstraint(
                condition=Q(visited_on=None, noted_on=None) | Q(noted_on__gte=F("visited_on")),
                name="visit_noted_no_earlier_than_made",
                violation_error_message=_("訪問日が、きょうより先の日付です。お確かめください。"),
            ),
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gt=F("starts")),
                name="visit_ends_after_it_starts",
                violation_error_message=_("終わりの時刻は、始まりの時刻よりあとにしてください。"),
            ),
            models.UniqueConstraint(
                fields=["company", "visited_on"],
                condition=Q(undone_at=None, visited_on__isnull=False),
                name="visit_made_once_a_day",
                violation_error_message=_(
                    "この企業には、同じ日の訪問がもう記録されています。そちらに書き足してください。"
                ),
            ),
        ]

    def __str__(self) -> str:
        day = self.visited_on or self.planned_on
        told = named(format_date(day, "ja"), format_date(day, "en")) if day else ""
        return f"{self.company}　{told}"


class VisitCompanion(models.Model):
    """同行者: somebody of the body who goes along, and in whose calendar the visit stands."""

    visit = models.ForeignKey(
        Visit, on_delete=models.CASCADE, related_name="companions", verbose_name=_("企業訪問")
    )
    user = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="visits_along",
        verbose_name=_("同行者"),
    )

    class Meta:
        verbose_name = _("同行者")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["visit", "user"], name="visit_companion_once")
        ]

    def __str__(self) -> str:
        return str(self.user)
