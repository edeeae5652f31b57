"""委託 and 共同利用: the two bases on which a body may see an expert without his consent."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from enishi.logbook.models import Recorded
from enishi.network.models.visibility import OPENED, Visibility
from enishi.people.models import Organisation, User


class JointUseQuerySet(models.QuerySet["JointUse"]):
    def live_on(self, day: date) -> Self:
        """Joint uses that were published by the day and have not ended."""
        return self.filter(published_on__lte=day, ended_at=None)

    def visible_to(self, user: object) -> Self:
        """Everybody, signed in or not, reads what is published: the law asks for it."""
        return self.all()


class JointUse(Recorded):
    """共同利用: that named bodies use data together, with the five items the law has published."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="joint_uses",
        verbose_name=_("責任をもつ団体"),
    )
    bodies = models.ManyToManyField(
        "people.Organisation", related_name="joint_uses_shared", verbose_name=_("共同で使う団体")
    )
    items = models.TextField(_("共同で使う個人データの項目"))
    # What is shown on this ground is no more than what was published.
    visibility = models.CharField(
        _("見せる範囲"),
        max_length=16,
        choices=Visibility,
        default=Visibility.WITHOUT_CONTACT,
    )
    range = models.TextField(_("共同で使う者の範囲"))
    purpose = models.TextField(_("使う目的"))
    responsible = models.CharField(_("管理に責任をもつ者の名称"), max_length=120)
    address = models.CharField(_("管理に責任をもつ者の住所"), max_length=200)
    representative = models.CharField(_("管理に責任をもつ者の代表者"), max_length=80)
    published_on = models.DateField(_("公表した日"))
    ended_at = models.DateTimeField(_("やめた日時"), null=True, blank=True)

    objects = JointUseQuerySet.as_manager()

    class Meta:
        verbose_name = _("共同利用")
        constraints = [
            models.CheckConstraint(
                condition=~Q(items="")
                & ~Q(range="")
                & ~Q(purpose="")
                & ~Q(responsible="")
                & ~Q(address="")
                & ~Q(representative=""),
                name="joint_use_publishes_its_five_items",
            ),
            models.CheckConstraint(
                condition=Q(visibility__in=OPENED), name="joint_use_opens_a_card"
            ),
        ]

    def __str__(self) -> str:
        return self.range


class EntrustmentQuerySet(models.QuerySet["Entrustment"]):
    def live_on(self, day: date) -> Self:
        """Contracts under which work with personal data may be done on the day."""
        return self.filter(from_on__lte=day, ended_at=None).filter(
            Q(until_on=None) | Q(until_on__gte=day)
        )

    def visible_to(self, user: User) -> Self:
        """The body that entrusts and the one entrusted both read it."""
        staffed = Organisation.objects.staffed_by(user)
        return self.filter(Q(organisation__in=staffed) | Q(to__in=staffed))


class Entrustment(Recorded):
    """委託: that a body has another one do work with its personal data, under a contract."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="entrustments",
        verbose_name=_("委託する団体"),
    )
    to = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="entrustments_taken",
        verbose_name=_("委託を受ける団体"),
    )
    work = models.TextField(_("委託する仕事"))
    # Telephone and birth are shown only where the work needs them, and the contract says so.
    visibility = models.CharField(
        _("見せる範囲"),
        max_length=16,
        choices=Visibility,
        default=Visibility.WITHOUT_CONTACT,
    )
    signed_on = models.DateField(_("契約した日"))
    from_on = models.DateField(_("開始日"))
    until_on = models.DateField(_("終了日"), null=True, blank=True)
    ended_at = models.DateTimeField(_("やめた日時"), null=True, blank=True)

    objects = EntrustmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("委託")
        constraints = [
            models.CheckConstraint(
                condition=~Q(organisation=F("to")), name="entrustment_is_to_another_body"
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="entrustment_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(visibility__in=OPENED), name="entrustment_opens_a_card"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} → {self.to}"
