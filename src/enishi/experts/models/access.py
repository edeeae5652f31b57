from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enishi.logbook.models import Recorded
from enishi.people.models import Organisation, User


class Basis(models.TextChoices):
    HOME = "home", _("登録団体")
    CONSENT = "consent", _("本人の同意")
    ENTRUSTED = "entrusted", _("委託")
    JOINT_USE = "joint_use", _("共同利用")


class ExpertAccessQuerySet(models.QuerySet["ExpertAccess"]):
    def live(self) -> Self:
        """Rights to work with an expert that have not ended."""
        return self.filter(ended_at=None)

    def visible_to(self, user: User) -> Self:
        """A body sees its own rights to work with experts."""
        return self.live().filter(organisation__in=Organisation.objects.staffed_by(user))


class ExpertAccess(Recorded):
    """利用の根拠: that one body may work with one expert, and on what basis; rows end."""

    expert = models.ForeignKey(
        "experts.Expert",
        on_delete=models.PROTECT,
        related_name="accesses",
        verbose_name=_("新現役"),
    )
    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="expert_accesses",
        verbose_name=_("団体"),
    )
    basis = models.CharField(_("根拠"), max_length=12, choices=Basis)
    from_on = models.DateField(_("開始日"))
    ended_at = models.DateTimeField(_("終了日時"), null=True, blank=True)

    objects = ExpertAccessQuerySet.as_manager()

    class Meta:
        verbose_name = _("利用の根拠")
        constraints = [
            models.UniqueConstraint(
                fields=["expert", "organisation"],
                condition=Q(ended_at=None),
                name="expert_access_live_once_per_body",
            )
        ]

    def __str__(self) -> str:
        return f"{self.expert} {self.organisation} {self.get_basis_display()}"
