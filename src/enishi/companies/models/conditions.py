from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enishi.logbook.models import Recorded
from enishi.people.models import Organisation, User


class Business(models.TextChoices):
    GOOD = "good", _("よい")
    FAIR = "fair", _("ふつう")
    POOR = "poor", _("きびしい")


class Orders(models.TextChoices):
    GROWING = "growing", _("増えている")
    LEVEL = "level", _("横ばい")
    FALLING = "falling", _("減っている")


class ConditionsQuerySet(models.QuerySet["Conditions"]):
    def visible_to(self, user: User) -> Self:
        """The body that heard it sees it, the 推進室 all of it."""
        return self.filter(organisation__in=Organisation.objects.overseen_by(user))


class Conditions(Recorded):
    """業況・受注動向: how business was going, as the company told it on a day."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="conditions_heard",
        verbose_name=_("団体"),
    )
    company = models.ForeignKey(
        "companies.Company",
        on_delete=models.PROTECT,
        related_name="conditions",
        verbose_name=_("企業"),
    )
    heard_on = models.DateField(_("うかがった日"))
    business = models.CharField(_("業況"), max_length=8, choices=Business, blank=True)
    orders = models.CharField(_("受注動向"), max_length=8, choices=Orders, blank=True)
    words = models.CharField(_("お話"), max_length=400, blank=True)
    heard_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="conditions_heard",
        verbose_name=_("聞きとった人"),
    )

    objects = ConditionsQuerySet.as_manager()

    class Meta:
        verbose_name = _("業況・受注動向")
        ordering = ["-heard_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(business="", orders="", words=""), name="conditions_say_something"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_business_display()} {self.get_orders_display()}".strip()
