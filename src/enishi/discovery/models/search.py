from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enishi.discovery.models.channel import Channel
from enishi.logbook.models import Recorded
from enishi.people.models import Organisation, User


class SearchOutcome(models.TextChoices):
    FOUND = "found", _("見つかった")
    ELSEWHERE = "elsewhere", _("ほかの団体の方にお願いした")
    GIVEN_UP = "given_up", _("見つからないまま終えた")


class SearchQuerySet(models.QuerySet["Search"]):
    def visible_to(self, user: User) -> Self:
        """A body's staff see whom the body is looking for."""
        return self.filter(organisation__in=Organisation.objects.staffed_by(user))

    def open(self) -> Self:
        """Those that go on."""
        return self.filter(closed_on=None)


class Search(Recorded):
    """人さがし: a need for which nobody fits, and who looks for somebody until when."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="searches",
        verbose_name=_("団体"),
    )
    need = models.ForeignKey(
        "cycle.Need", on_delete=models.PROTECT, related_name="searches", verbose_name=_("ニーズ")
    )
    wanted = models.CharField(_("さがしている方"), max_length=200)
    owner = models.ForeignKey(
        "people.User", on_delete=models.PROTECT, related_name="searches", verbose_name=_("担当者")
    )
    channel = models.ForeignKey(
        Channel,
        on_delete=models.PROTECT,
        related_name="searches",
        verbose_name=_("あたる経路"),
        null=True,
        blank=True,
    )
    begun_on = models.DateField(_("始めた日"))
    due_on = models.DateField(_("いつまでに"))
    closed_on = models.DateField(_("終えた日"), null=True, blank=True)
    outcome = models.CharField(_("結果"), max_length=10, choices=SearchOutcome, blank=True)
    note = models.TextField(_("経過"), blank=True)

    objects = SearchQuerySet.as_manager()

    class Meta:
        verbose_name = _("人さがし")
        constraints = [
            models.UniqueConstraint(
                fields=["need"], condition=Q(closed_on=None), name="search_open_once_per_need"
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None, outcome="")
                | (Q(closed_on__isnull=False) & ~Q(outcome="")),
                name="search_has_an_outcome_when_closed",
            ),
        ]

    def __str__(self) -> str:
        return self.wanted
