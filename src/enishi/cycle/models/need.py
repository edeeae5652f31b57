from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enishi.companies.models import spoken_for_by
from enishi.cycle.models.engagement import EngagementType
from enishi.experts.models import has_no_card, own_card
from enishi.logbook.models import Recorded, Revision
from enishi.people.models import Organisation, User


class Origin(models.TextChoices):
    HEARING = "hearing", _("訪問での聞き取り")
    ROSTER = "roster", _("名簿・書面")


class NeedQuerySet(models.QuerySet["Need"]):
    def visible_to(self, user: User) -> Self:
        """A body sees its own needs, the 推進室 all; a company has its own view of them."""
        return self.filter(organisation__in=Organisation.objects.overseen_by(user))

    def told_by(self, user: User) -> Self:
        """The needs of the company for which the person is a contact."""
        return self.filter(company__in=spoken_for_by(user))

    def open(self) -> Self:
        """Needs that still wait for a match."""
        return self.filter(closed_on=None)


class Need(Recorded):
    """ニーズ: what a company was heard to need, in its own words, and what we make of it."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="needs",
        verbose_name=_("担当団体"),
    )
    number = models.PositiveIntegerField(_("案件番号"))
    company = models.ForeignKey(
        "companies.Company",
        on_delete=models.PROTECT,
        related_name="needs",
        verbose_name=_("企業"),
    )
    origin = models.CharField(_("きっかけ"), max_length=10, choices=Origin)
    visit = models.ForeignKey(
        "cycle.Visit",
        on_delete=models.PROTECT,
        related_name="needs",
        verbose_name=_("企業訪問"),
        null=True,
        blank=True,
    )
    owner = models.ForeignKey(
        "people.User", on_delete=models.PROTECT, related_name="needs", verbose_name=_("担当者")
    )
    title = models.CharField(_("件名"), max_length=80)
    said = models.TextField(_("企業が話したこと"))
    assessed = models.TextField(_("担当者の見立て"), blank=True)
    background = models.TextField(_("課題の背景"), blank=True)
    tried = models.TextField(_("試したこと"), blank=True)
    expected = models.TextField(_("期待する成果"), blank=True)
    timing = models.CharField(_("希望の時期・頻度"), max_length=120, blank=True)
    budget = models.CharField(_("予算"), max_length=80, blank=True)
    online = models.BooleanField(_("オンラインでもよい"), default=True)
    wished_engagement = models.CharField(
        _("希望する関わり方"), max_length=16, choices=EngagementType, blank=True
    )
    conditions = models.TextField(_("お願いしたい方の条件"), blank=True)
    wants = models.PositiveSmallIntegerField(_("紹介してほしい人数"), default=1)
    heard_on = models.DateField(_("聞いた日"), null=True, blank=True)
    registered_on = models.DateField(_("登録日"))
    closed_on = models.DateField(_("終了日"), null=True, blank=True)
    closed_why = models.TextField(_("終えたわけ"), blank=True)

    objects = NeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("ニーズ")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "number"], name="need_number_once_per_body"
            ),
            models.CheckConstraint(
                condition=Q(origin=Origin.ROSTER) | Q(visit__isnull=False),
                name="need_heard_in_a_visit_or_from_a_roster",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    @property
    def reference(self) -> str:
        """The number people say on the telephone, with its body's sign: AK-N-0142."""
        return f"{self.organisation.code}-N-{self.number:04d}"


def touching(user: User) -> Q:
    """除斥: that a row's need is one in which a person is or was considered, or wished to be."""
    if has_no_card(user):
        return Q(pk__in=())
    considered = Need.objects.filter(own_card(user, "candidates__access__expert__"))
    wished = Need.objects.filter(own_card(user, "interview_wishes__expert__"))
    return Q(need__in=considered.values("pk")) | Q(need__in=wished.values("pk"))


class NeedCategory(models.Model):
    """ニーズの分類: a category of the taxonomy that a person has confirmed for the need."""

    need = models.ForeignKey(
        Need, on_delete=models.CASCADE, related_name="categories", verbose_name=_("ニーズ")
    )
    category = models.CharField(_("分類"), max_length=60)

    class Meta:
        verbose_name = _("ニーズの分類")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["need", "category"], name="need_category_once")
        ]

    def __str__(self) -> str:
        return self.category


class NeedRevision(Revision):
    """ニーズの版: how a need stood at a version."""

    need = models.ForeignKey(
        Need, on_delete=models.CASCADE, related_name="revisions", verbose_name=_("ニーズ")
    )

    class Meta:
        verbose_name = _("ニーズの版")
        constraints = [
            models.UniqueConstraint(fields=["need", "version"], name="need_revision_once")
        ]

    def __str__(self) -> str:
        return f"{self.need} v{self.version}"
