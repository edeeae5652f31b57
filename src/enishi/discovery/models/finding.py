from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enishi.discovery.models.channel import Campaign, Channel
from enishi.logbook.models import Recorded
from enishi.people.models import Organisation, User


class FindingQuerySet(models.QuerySet["Finding"]):
    def visible_to(self, user: User) -> Self:
        """A body's staff see through which channel their own people came."""
        return self.filter(organisation__in=Organisation.objects.staffed_by(user))

    def live(self) -> Self:
        """Those that were not put right since."""
        return self.filter(ended_at=None)


class Finding(Recorded):
    """どこから来た方か: that a person came through a channel, and if it is known through what."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="findings",
        verbose_name=_("団体"),
    )
    expert = models.ForeignKey(
        "experts.Expert",
        on_delete=models.PROTECT,
        related_name="findings",
        verbose_name=_("新現役"),
    )
    channel = models.ForeignKey(
        Channel, on_delete=models.PROTECT, related_name="findings", verbose_name=_("発掘経路")
    )
    campaign = models.ForeignKey(
        Campaign,
        on_delete=models.PROTECT,
        related_name="findings",
        verbose_name=_("働きかけ"),
        null=True,
        blank=True,
    )
    noted_at = models.DateTimeField(_("書きとめた日時"))
    noted_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="findings",
        verbose_name=_("書きとめた人"),
    )
    ended_at = models.DateTimeField(_("直した日時"), null=True, blank=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("どこから来た方か")
        constraints = [
            models.UniqueConstraint(
                fields=["expert"], condition=Q(ended_at=None), name="finding_once_per_expert"
            )
        ]

    def __str__(self) -> str:
        return f"{self.channel} → {self.expert}"
