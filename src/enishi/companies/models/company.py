from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from enishi.companies.models.contact import spoken_for_by
from enishi.logbook.models import Recorded, Revision
from enishi.people.models import Organisation, User
from enishi.reference.prefectures import PREFECTURES
from enishi.reference.small_scale import is_small_scale


class CompanyQuerySet(models.QuerySet["Company"]):
    def visible_to(self, user: User) -> Self:
        """A body sees the companies it looks after, the 推進室 all, a company itself."""
        return self.filter(
            Q(organisation__in=Organisation.objects.overseen_by(user))
            | Q(pk__in=spoken_for_by(user))
        )

    def written_by(self, user: User) -> Self:
        """The companies of the bodies that the person works for: those he may write about."""
        return self.filter(organisation__in=Organisation.objects.staffed_by(user), ended_at=None)


class Company(Recorded):
    """中小企業: a small or mid-sized company that receives or may receive support."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="companies",
        verbose_name=_("担当団体"),
    )
    name = models.CharField(_("企業名"), max_length=120)
    kana = models.CharField(_("企業名（フリガナ）"), max_length=200, blank=True)
    corporate_number = models.CharField(_("法人番号"), max_length=13, blank=True)
    sole_proprietor = models.BooleanField(_("個人事業主"), default=False)
    industry = models.CharField(_("業種"), max_length=2, blank=True)
    postal_code = models.CharField(_("郵便番号"), max_length=7, blank=True)
    prefecture = models.CharField(_("都道府県"), max_length=2, blank=True)
    city = models.CharField(_("市区町村"), max_length=60, blank=True)
    street = models.CharField(_("町名・番地"), max_length=120, blank=True)
    staff = models.PositiveIntegerField(_("従業員数"), null=True, blank=True)
    capital = models.PositiveBigIntegerField(_("資本金（万円）"), null=True, blank=True)
    president = models.CharField(_("代表者名"), max_length=80, blank=True)
    telephone = models.CharField(_("電話番号"), max_length=20, blank=True)
    products = models.TextField(_("主要製品・サービス"), blank=True)
    customers = models.TextField(_("主な取引先"), blank=True)
    ended_at = models.DateTimeField(_("登録終了日時"), null=True, blank=True)
    # Two records of one firm: what pointed at this one stays where it is, readers go on from here.
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="merged_from",
        verbose_name=_("統合先"),
        null=True,
        blank=True,
    )

    objects = CompanyQuerySet.as_manager()

    class Meta:
        verbose_name = _("中小企業")
        constraints = [
            # Per body only: an answer over all bodies would reveal that another knows the firm.
            models.UniqueConstraint(
                fields=["organisation", "corporate_number"],
                condition=Q(ended_at=None) & ~Q(corporate_number=""),
                name="company_number_once_per_body",
                violation_error_message=_("この法人番号の企業は、すでに登録されています。"),
            ),
            models.CheckConstraint(
                condition=Q(sole_proprietor=False) | Q(corporate_number=""),
                name="company_of_one_person_has_no_corporate_number",
                violation_error_message=_("個人事業主には法人番号がありません。"),
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(ended_at__isnull=False),
                name="company_ended_when_merged",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("pk")),
                name="company_not_merged_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        """Where it lies, on one line."""
        known = PREFECTURES.get(self.prefecture)
        return f"{known.label if known else ''}{self.city}{self.street}"

    @property
    def is_small_scale(self) -> bool | None:
        """小規模企業者, from trade and staff; None where they do not tell."""
        return is_small_scale(self.industry, self.staff)


class CompanyRevision(Revision):
    """企業の版: how a company's record stood at a version."""

    company = models.ForeignKey(
        Company, on_delete=models.CASCADE, related_name="revisions", verbose_name=_("企業")
    )

    class Meta:
        verbose_name = _("企業の版")
        constraints = [
            models.UniqueConstraint(fields=["company", "version"], name="company_revision_once")
        ]

    def __str__(self) -> str:
        return f"{self.company} v{self.version}"
