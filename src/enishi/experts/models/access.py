from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enishi.logbook.models import Recorded
from enishi.network.models import Visibility
from enishi.people.models import Organisation, User


class Basis(models.TextChoices):
    HOME = "home", _("登録団体")
    CONSENT = "consent", _("本人の同意")
    ENTRUSTED = "entrusted", _("委託")
    JOINT_USE = "joint_use", _("共同利用")


def access_runs(to: str = "") -> Q:
    """That a right has not ended, nor run out; `to` leads there, as in "access__"."""
    in_time = Q(**{f"{to}until_on": None}) | Q(**{f"{to}until_on__gte": timezone.localdate()})
    return in_time & Q(**{f"{to}ended_at": None})


def access_is_live(to: str = "") -> Q:
    """That with a right one may work, and not only read the 略歴 without a name."""
    return access_runs(to) & ~Q(**{f"{to}visibility": Visibility.BLIND})


class ExpertAccessQuerySet(models.QuerySet["ExpertAccess"]):
    def running(self) -> Self:
        """Rights of every width that have not ended, nor run out with their basis."""
        return self.filter(access_runs())

    def live(self) -> Self:
        """Rights to work with an expert: whoever may only read the 略歴 without a name has none."""
        return self.filter(access_is_live())

    def with_contacts(self) -> Self:
        """Rights to read telephone, mail and birth as well."""
        return self.live().filter(visibility=Visibility.FULL)

    def blind(self) -> Self:
        """Rights to read what is told of an expert without his name, and nothing else."""
        return self.running().filter(visibility=Visibility.BLIND)

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
    consent = models.ForeignKey(
        "experts.Consent",
        on_delete=models.PROTECT,
        related_name="accesses",
        verbose_name=_("同意"),
        null=True,
        blank=True,
    )
    entrustment = models.ForeignKey(
        "network.Entrustment",
        on_delete=models.PROTECT,
        related_name="accesses",
        verbose_name=_("委託"),
        null=True,
        blank=True,
    )
    joint_use = models.ForeignKey(
        "network.JointUse",
        on_delete=models.PROTECT,
        related_name="accesses",
        verbose_name=_("共同利用"),
        null=True,
        blank=True,
    )
    # As the consent says; a body that is given a card does not read the consent itself.
    visibility = models.CharField(
        _("見せてよい範囲"), max_length=16, choices=Visibility, default=Visibility.FULL
    )
    from_on = models.DateField(_("開始日"))
    until_on = models.DateField(_("終了予定日"), null=True, blank=True)
    ended_at = models.DateTimeField(_("終了日時"), null=True, blank=True)
    ended_why = models.CharField(_("終えた理由"), max_length=200, blank=True)
    # Whom the body once decided to ask its records go on naming, also when the right has ended.
    decided_at = models.DateTimeField(_("打診を決めた日時"), null=True, blank=True)

    objects = ExpertAccessQuerySet.as_manager()

    class Meta:
        verbose_name = _("利用の根拠")
        constraints = [
            models.UniqueConstraint(
                fields=["expert", "organisation"],
                condition=Q(ended_at=None),
                name="expert_access_live_once_per_body",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=False)
                | Q(basis="home", consent=None, entrustment=None, joint_use=None)
                | Q(basis="consent", consent__isnull=False, entrustment=None, joint_use=None)
                | Q(basis="entrusted", consent=None, entrustment__isnull=False, joint_use=None)
                | Q(basis="joint_use", consent=None, entrustment=None, joint_use__isnull=False),
                name="expert_access_stands_on_its_basis",
            ),
        ]
        # With all that the policy and the scope of a card ask of a right; the live ones are in it.
        indexes = [
            models.Index(
                fields=["organisation", "expert"],
                include=["until_on", "ended_at", "visibility", "decided_at"],
                condition=(Q(ended_at=None) & ~Q(visibility=Visibility.BLIND))
                | Q(decided_at__isnull=False),
                name="expert_access_named_by_body",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.expert} {self.organisation} {self.get_basis_display()}"
