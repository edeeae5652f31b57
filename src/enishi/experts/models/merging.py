from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enishi.logbook.models import Merging
from enishi.people.models import Organisation, User


class ExpertMergingQuerySet(models.QuerySet["ExpertMerging"]):
    def visible_to(self, user: User) -> Self:
        """A body's staff see what the body has put together."""
        return self.filter(organisation__in=Organisation.objects.staffed_by(user))


class ExpertMerging(Merging):
    """登録票の統合: two cards of one person became one, with a way back."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="expert_mergings",
        verbose_name=_("団体"),
    )
    kept = models.ForeignKey(
        "experts.Expert",
        on_delete=models.PROTECT,
        related_name="mergings",
        verbose_name=_("残した登録票"),
    )
    away = models.ForeignKey(
        "experts.Expert",
        on_delete=models.PROTECT,
        related_name="merged_away",
        verbose_name=_("まとめた登録票"),
    )

    objects = ExpertMergingQuerySet.as_manager()

    class Meta:
        verbose_name = _("登録票の統合")
        constraints = [
            models.UniqueConstraint(
                fields=["away"], condition=Q(undone_at=None), name="expert_merged_away_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.away} → {self.kept}"
