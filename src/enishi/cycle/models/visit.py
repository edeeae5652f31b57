from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from enishi.logbook.models import Recorded
from enishi.people.models import Organisation, User


class VisitQuerySet(models.QuerySet["Visit"]):
    def visible_to(self, user: User) -> Self:
        """A body sees its own visits; the 推進室 sees all."""
        return self.filter(organisation__in=Organisation.objects.overseen_by(user))


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
    undone_at = models.DateTimeField(_("取り消し日時"), null=True, blank=True)

    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = _("企業訪問")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(planned_on__isnull=False) | models.Q(visited_on__isnull=False),
                name="visit_is_planned_or_made",
            )
        ]

    def __str__(self) -> str:
        return f"{self.company} {self.visited_on or self.planned_on}"
