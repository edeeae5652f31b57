from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from enishi.logbook.models import Recorded
from enishi.people.models import Organisation, User


class RecordKind(models.TextChoices):
    EXPERTS = "experts", _("新現役")
    COMPANIES = "companies", _("企業")


class DistinctionQuerySet(models.QuerySet["Distinction"]):
    def visible_to(self, user: User) -> Self:
        """A body's staff see what the body has told apart."""
        return self.filter(organisation__in=Organisation.objects.staffed_by(user))

    def live(self) -> Self:
        """Those that nobody has taken back."""
        return self.filter(undone_at=None)


class Distinction(Recorded):
    """別の記録: two that look alike and are not the same, so that nobody asks again."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="distinctions",
        verbose_name=_("団体"),
    )
    kind = models.CharField(_("種類"), max_length=10, choices=RecordKind)
    # Public ids, the smaller one first.
    first = models.UUIDField(_("一方の記録"))
    second = models.UUIDField(_("もう一方の記録"))
    decided_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="distinctions",
        verbose_name=_("決めた人"),
    )
    decided_at = models.DateTimeField(_("決めた日時"))
    undone_at = models.DateTimeField(_("取り消した日時"), null=True, blank=True)

    objects = DistinctionQuerySet.as_manager()

    class Meta:
        verbose_name = _("別の記録")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "first", "second"],
                condition=models.Q(undone_at=None),
                name="distinction_once_per_pair",
            ),
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")),
                name="distinction_in_one_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} ≠ {self.second}"
