from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from enishi.companies.models import CompanyConsent, CompanyConsentKind, spoken_for_by
from enishi.logbook.models import Recorded
from enishi.people.models import Organisation, User


class ApprovalManner(models.TextChoices):
    SCREEN = "screen", _("ご自身の画面で")
    TELEPHONE = "telephone", _("電話で")
    PAPER = "paper", _("書面で")
    MAIL = "mail", _("メールで")


class NeedSlipQuerySet(models.QuerySet["NeedSlip"]):
    def visible_to(self, user: User) -> Self:
        """The body that runs the need, the company itself, the 推進室 what was approved."""
        return self.filter(
            Q(organisation__in=Organisation.objects.staffed_by(user))
            | Q(
                organisation__in=Organisation.objects.overseen_by(user),
                pk__in=self.model.objects.approved().values("pk"),
            )
            | Q(need__company__in=spoken_for_by(user), ended_on=None)
        )

    def live(self) -> Self:
        """Slips that neither gave way to a newer one nor were withdrawn."""
        return self.filter(ended_on=None)

    def approved(self) -> Self:
        """Slips that may be shown to others today: no sharing was withdrawn since."""
        withdrawn = CompanyConsent.objects.filter(
            company=OuterRef("need__company"),
            kind=CompanyConsentKind.SHARING,
            ended_on__gte=OuterRef("approved_on"),
        )
        return self.live().filter(~Exists(withdrawn), approved_on__isnull=False)

    def shown(self) -> Self:
        """Slips of open needs that the body shows to the experts whom it may work with."""
        return self.approved().filter(shown_on__isnull=False, need__closed_on=None)


class NeedSlip(Recorded):
    """社名を伏せたニーズ票: a need in words that may leave the body once the company says so."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="need_slips",
        verbose_name=_("担当団体"),
    )
    need = models.ForeignKey(
        "cycle.Need", on_delete=models.PROTECT, related_name="slips", verbose_name=_("ニーズ")
    )
    title = models.CharField(_("件名"), max_length=80)
    told = models.TextField(_("お困りのこと"))
    wish = models.TextField(_("ご希望"), blank=True)
    company_is = models.CharField(_("どんな会社か"), max_length=200, blank=True)
    drafted_on = models.DateField(_("作った日"))
    drafted_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="need_slips",
        verbose_name=_("作った人"),
    )
    approved_on = models.DateField(_("企業の承諾日"), null=True, blank=True)
    approved_by = models.CharField(_("承諾した方"), max_length=80, blank=True)
    manner = models.CharField(_("承諾の方法"), max_length=10, choices=ApprovalManner, blank=True)
    shown_on = models.DateField(_("新現役に見せはじめた日"), null=True, blank=True)
    ended_on = models.DateField(_("取り下げた日"), null=True, blank=True)

    objects = NeedSlipQuerySet.as_manager()

    class Meta:
        verbose_name = _("社名を伏せたニーズ票")
        constraints = [
            models.UniqueConstraint(
                fields=["need"], condition=Q(ended_on=None), name="slip_live_once_per_need"
            ),
            models.CheckConstraint(
                condition=Q(approved_on=None, approved_by="", manner="")
                | (Q(approved_on__gte=F("drafted_on")) & ~Q(approved_by="") & ~Q(manner="")),
                name="slip_approved_by_somebody_after_it_was_drafted",
                violation_error_message=_(
                    "承諾日は、ニーズ票を作った日よりあとで、きょうまでの日にしてください。"
                ),
            ),
            models.CheckConstraint(
                condition=Q(shown_on=None) | Q(approved_on__isnull=False),
                name="slip_shown_to_experts_once_approved",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.need.reference} {self.title}"
