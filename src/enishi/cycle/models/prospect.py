from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enishi.logbook.models import Recorded, Revision
from enishi.people.models import Organisation, User


class Referral(models.TextChoices):
    BANK = "bank", _("金融機関")
    CHAMBER = "chamber", _("商工会議所・商工会")
    EARLIER = "earlier", _("これまでの事業（デュアルシステムなど）")
    COURSE = "course", _("講習・セミナー")
    COMPANY = "company", _("ほかの企業")
    EXPERT = "expert", _("新現役・会員")
    OWN = "own", _("自分たちで見つけた")
    OTHER = "other", _("そのほか")


class ProspectQuerySet(models.QuerySet["Prospect"]):
    def visible_to(self, user: User) -> Self:
        """A body sees the companies that it would like to visit; nobody else does."""
        return self.filter(organisation__in=Organisation.objects.staffed_by(user))

    def waiting(self) -> Self:
        """Lines on which something is still to be done: no visit fixed and no refusal."""
        return self.filter(company=None, ended_on=None)


class Prospect(Recorded):
    """訪問先開拓台帳の行: a company we would like to visit, until a visit is fixed or refused."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="prospects",
        verbose_name=_("担当団体"),
    )
    name = models.CharField(_("企業名"), max_length=120)
    kana = models.CharField(_("企業名（フリガナ）"), max_length=200, blank=True)
    industry = models.CharField(_("業種"), max_length=2, blank=True)
    prefecture = models.CharField(_("都道府県"), max_length=2, blank=True)
    city = models.CharField(_("市区町村"), max_length=60, blank=True)
    telephone = models.CharField(_("電話番号"), max_length=20, blank=True)
    contact = models.CharField(_("先方の方"), max_length=80, blank=True)
    referral = models.CharField(_("紹介の経路"), max_length=10, choices=Referral)
    referred_by = models.CharField(_("紹介元"), max_length=120, blank=True)
    note = models.TextField(_("分かっていること"), blank=True)
    noted_on = models.DateField(_("台帳に入れた日"))
    owner = models.ForeignKey(
        "people.User", on_delete=models.PROTECT, related_name="prospects", verbose_name=_("担当者")
    )
    # Once a visit is fixed the line leads to the company.
    company = models.ForeignKey(
        "companies.Company",
        on_delete=models.PROTECT,
        related_name="prospects",
        verbose_name=_("企業"),
        null=True,
        blank=True,
    )
    ended_on = models.DateField(_("見合わせた日"), null=True, blank=True)
    ended_because = models.CharField(_("見合わせたわけ"), max_length=200, blank=True)

    objects = ProspectQuerySet.as_manager()

    class Meta:
        verbose_name = _("訪問先の候補")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name", "prefecture"],
                condition=Q(ended_on=None),
                name="prospect_once_per_body",
                violation_error_message=_("この企業は、すでに台帳にあります。"),
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, ended_because="")
                | (Q(ended_on__isnull=False) & ~Q(ended_because="")),
                name="prospect_ended_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ProspectRevision(Revision):
    """訪問先の候補の版: how a line of the register stood at a version."""

    prospect = models.ForeignKey(
        Prospect,
        on_delete=models.CASCADE,
        related_name="revisions",
        verbose_name=_("訪問先の候補"),
    )

    class Meta:
        verbose_name = _("訪問先の候補の版")
        constraints = [
            models.UniqueConstraint(fields=["prospect", "version"], name="prospect_revision_once")
        ]

    def __str__(self) -> str:
        return f"{self.prospect} v{self.version}"


class Outcome(models.TextChoices):
    UNREACHED = "unreached", _("つながらなかった")
    AGAIN = "again", _("またお話しする")
    PAPERS = "papers", _("資料をお送りする")
    APPOINTED = "appointed", _("訪問の約束ができた")
    REFUSED = "refused", _("お断りになった")


class ApproachQuerySet(models.QuerySet["Approach"]):
    def visible_to(self, user: User) -> Self:
        """Whoever sees the line of the register sees the calls."""
        return self.filter(organisation__in=Organisation.objects.staffed_by(user))


class Approach(Recorded):
    """働きかけ: one call on the way to a first visit, and what came of it."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="approaches",
        verbose_name=_("担当団体"),
    )
    prospect = models.ForeignKey(
        Prospect,
        on_delete=models.PROTECT,
        related_name="approaches",
        verbose_name=_("訪問先の候補"),
    )
    on = models.DateField(_("日付"))
    outcome = models.CharField(_("結果"), max_length=10, choices=Outcome)
    words = models.TextField(_("話したこと"), blank=True)
    again_on = models.DateField(_("次に連絡する日"), null=True, blank=True)
    by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="approaches",
        verbose_name=_("連絡した人"),
    )

    objects = ApproachQuerySet.as_manager()

    class Meta:
        verbose_name = _("働きかけ")
        ordering = ["-on", "-id"]

    def __str__(self) -> str:
        return f"{self.on} {self.get_outcome_display()}"
