from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from enishi.logbook.models import Recorded, Revision
from enishi.people.models import Organisation, User


class Involvement(models.TextChoices):
    HIMSELF = "himself", _("社長がみずから動く")
    ENTRUSTED = "entrusted", _("担当の方にまかせている")
    UNKNOWN = "unknown", _("まだわからない")


class Confidentiality(models.TextChoices):
    """How far a field may travel; what nobody asked about stays within the body."""

    CIRCULATE = "circulate", _("社名を伏せれば、ほかの団体にも見せてよい")
    BODY = "body", _("団体の中だけ")
    SEALED = "sealed", _("ニーズにも写さない")


class HearingSheetQuerySet(models.QuerySet["HearingSheet"]):
    def visible_to(self, user: User) -> Self:
        """Only the body that visited reads its sheets: they hold what we assessed."""
        return self.filter(organisation__in=Organisation.objects.staffed_by(user))


class HearingSheet(Recorded):
    """ヒアリングシート: what a company said in one visit and what we assessed, kept apart."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="hearing_sheets",
        verbose_name=_("担当団体"),
    )
    visit = models.OneToOneField(
        "cycle.Visit", on_delete=models.PROTECT, related_name="sheet", verbose_name=_("企業訪問")
    )
    said = models.TextField(_("いま困っていること"), blank=True)
    background = models.TextField(_("そうなったわけ"), blank=True)
    tried = models.TextField(_("これまでに試したこと"), blank=True)
    expected = models.TextField(_("こうなったらうれしいこと"), blank=True)
    timing = models.CharField(_("いつごろから"), max_length=120, blank=True)
    frequency = models.CharField(_("訪問の回数"), max_length=80, blank=True)
    budget = models.CharField(_("ご予算"), max_length=80, blank=True)
    confidentiality = models.JSONField(_("機密度"), default=dict, blank=True)
    assessed = models.TextField(_("ほんとうの課題と思うこと"), blank=True)
    involvement = models.CharField(
        _("経営者の関わり"), max_length=10, choices=Involvement, blank=True
    )
    fitting_person = models.TextField(_("どんな方が合いそうか"), blank=True)
    # The baseline against which the outcome is measured later.
    sales = models.BigIntegerField(_("売上（年・万円）"), null=True, blank=True)
    profit = models.BigIntegerField(_("利益（年・万円）"), null=True, blank=True)
    staff = models.PositiveIntegerField(_("従業員数"), null=True, blank=True)
    orders = models.PositiveIntegerField(_("受注（月・件）"), null=True, blank=True)
    baseline_of = models.CharField(_("いつの数字か"), max_length=40, blank=True)
    next_on = models.DateField(_("次にうかがう日"), null=True, blank=True)
    next_promise = models.TextField(_("それまでの約束"), blank=True)
    finished_at = models.DateTimeField(_("聞き取りを終えた日時"), null=True, blank=True)

    objects = HearingSheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("ヒアリングシート")

    def __str__(self) -> str:
        return str(self.visit)


class HearingSheetRevision(Revision):
    """ヒアリングシートの版: how a sheet stood at a version."""

    sheet = models.ForeignKey(
        HearingSheet,
        on_delete=models.CASCADE,
        related_name="revisions",
        verbose_name=_("ヒアリングシート"),
    )

    class Meta:
        verbose_name = _("ヒアリングシートの版")
        constraints = [
            models.UniqueConstraint(fields=["sheet", "version"], name="sheet_revision_once")
        ]

    def __str__(self) -> str:
        return f"{self.sheet} v{self.version}"
