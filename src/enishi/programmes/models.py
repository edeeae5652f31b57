from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from enishi.logbook.models import Recorded
from enishi.people.models import Membership, Organisation, Role, User


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def visible_to(self, user: User) -> Self:
        """Everyone who works in the network sees its programmes; a funder sees his own."""
        funded = Membership.objects.live().filter(user=user, role=Role.FUNDER)
        return self.filter(
            Q(models.Exists(Organisation.objects.staffed_by(user)))
            | Q(funder__in=funded.values("organisation"))
        )

    def running_on(self, day: date) -> Self:
        """The programmes whose term includes the day."""
        return self.filter(starts_on__lte=day, ends_on__gte=day)


class Programme(Recorded):
    """事業: what a funder commissions for one fiscal year."""

    code = models.CharField(_("事業の記号"), max_length=20, unique=True)
    name = models.CharField(_("事業名"), max_length=120)
    fiscal_year = models.PositiveSmallIntegerField(_("年度"))
    starts_on = models.DateField(_("開始日"))
    ends_on = models.DateField(_("終了日"))
    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="programmes",
        verbose_name=_("受託者"),
    )
    funder = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="funded_programmes",
        verbose_name=_("委託元"),
    )
    letters_need_approval = models.BooleanField(
        _("郵便の手紙に決裁と文書番号が要る"), default=False
    )

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = _("事業")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")), name="programme_ends_after_it_starts"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Area(Recorded):
    """地域: the prefectures that a programme counts together, such as 首都圏."""

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="areas", verbose_name=_("事業")
    )
    slug = models.SlugField(_("記号"), max_length=30)
    label = models.CharField(_("地域名"), max_length=40)
    prefectures = models.JSONField(_("都道府県"), default=list)

    class Meta:
        verbose_name = _("地域")
        constraints = [
            models.UniqueConstraint(fields=["programme", "slug"], name="area_once_per_programme")
        ]

    def __str__(self) -> str:
        return self.label


class Indicator(models.TextChoices):
    BODIES_AGREED = "bodies_agreed", _("賛同団体数")
    COMPANIES_VISITED = "companies_visited", _("訪問企業数")
    MATCHES = "matches", _("マッチング件数")


class Target(Recorded):
    """目標: what a programme promised; without an area it stands for all areas together."""

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="targets", verbose_name=_("事業")
    )
    area = models.ForeignKey(
        Area,
        on_delete=models.PROTECT,
        related_name="targets",
        verbose_name=_("地域"),
        null=True,
        blank=True,
    )
    indicator = models.CharField(_("指標"), max_length=30, choices=Indicator)
    value = models.PositiveIntegerField(_("目標値"))

    class Meta:
        verbose_name = _("目標")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "indicator"],
                condition=Q(area=None),
                name="target_once_for_all_areas",
            ),
            models.UniqueConstraint(
                fields=["programme", "indicator", "area"], name="target_once_per_area"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_indicator_display()} {self.value}"
