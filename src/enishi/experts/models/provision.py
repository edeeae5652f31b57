"""第三者提供記録 and 取得の経緯: what the giver and the receiver of a card each write down."""

from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from enishi.experts.models.access import ExpertAccess
from enishi.experts.models.own_card import own_card
from enishi.logbook.models import Recorded
from enishi.people.models import Organisation, User

Row = TypeVar("Row", bound=models.Model)


class GivenQuerySet(models.QuerySet[Row]):
    """What is kept for three years after a body could read a card for the last time."""

    receiver: str

    def kept(self) -> Self:
        """Those that the law has us keep; of others no more than that there was one is left."""
        return self.filter(forgotten_at=None)

    def over(self, day: date) -> Self:
        """Those whose three years are over, where the receiver does not see the card any more."""
        sees = ExpertAccess.objects.running().filter(
            expert=OuterRef("expert"), organisation=OuterRef(self.receiver)
        )
        return self.kept().filter(~Exists(sees), keep_until__lt=day)

    def visible_to(self, user: User) -> Self:
        """The body that wrote it down, and the person whom it is about."""
        staffed = Organisation.objects.staffed_by(user)
        return self.kept().filter(Q(organisation__in=staffed) | own_card(user, "expert__"))


class ProvisionQuerySet(GivenQuerySet["Provision"]):
    receiver = "body"


class Provision(Recorded):
    """第三者提供記録: that a body gave a person's data to another one, kept for three years."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="provisions",
        verbose_name=_("提供した団体"),
    )
    expert = models.ForeignKey(
        "experts.Expert",
        on_delete=models.PROTECT,
        related_name="provisions",
        verbose_name=_("新現役"),
    )
    consent = models.ForeignKey(
        "experts.Consent",
        on_delete=models.PROTECT,
        related_name="provisions",
        verbose_name=_("同意"),
    )
    body = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="provisions_received",
        verbose_name=_("提供先の団体"),
        null=True,
        blank=True,
    )
    company = models.ForeignKey(
        "companies.Company",
        on_delete=models.PROTECT,
        related_name="provisions_received",
        verbose_name=_("提供先の企業"),
        null=True,
        blank=True,
    )
    items = models.TextField(_("提供した項目"))
    provided_on = models.DateField(_("提供した日"))
    # Three years from the last day on which the receiver could still read the card.
    keep_until = models.DateField(_("保存の期限"))
    forgotten_at = models.DateTimeField(_("中身を消した日時"), null=True, blank=True)

    objects = ProvisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("第三者提供記録")
        constraints = [
            models.CheckConstraint(
                condition=Q(body__isnull=False, company=None) | Q(body=None, company__isnull=False),
                name="provision_is_to_a_body_or_a_company",
            )
        ]

    def __str__(self) -> str:
        return f"{self.expert} → {self.body or self.company}"


class AcquisitionQuerySet(GivenQuerySet["Acquisition"]):
    receiver = "organisation"


class Acquisition(Recorded):
    """取得の経緯: from whom and how a body came by a person's data, kept for three years."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="acquisitions",
        verbose_name=_("受けとった団体"),
    )
    expert = models.ForeignKey(
        "experts.Expert",
        on_delete=models.PROTECT,
        related_name="acquisitions",
        verbose_name=_("新現役"),
    )
    giver = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="acquisitions_given",
        verbose_name=_("提供した団体"),
    )
    history = models.TextField(_("提供した団体が取得した経緯"))
    items = models.TextField(_("受けとった項目"))
    acquired_on = models.DateField(_("受けとった日"))
    keep_until = models.DateField(_("保存の期限"))
    forgotten_at = models.DateTimeField(_("中身を消した日時"), null=True, blank=True)

    objects = AcquisitionQuerySet.as_manager()

    class Meta:
        verbose_name = _("取得の経緯")

    def __str__(self) -> str:
        return f"{self.giver} → {self.organisation}"
