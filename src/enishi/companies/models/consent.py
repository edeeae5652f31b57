from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enishi.logbook.models import Recorded
from enishi.people.models import Organisation, User


class CompanyConsentKind(models.TextChoices):
    SHARING = "sharing", _("ほかの協働団体に、ご相談の内容を伝える")
    NAMING = "naming", _("候補の方に、社名を伝える")
    PHOTOS = "photos", _("社内や製品の写真をとり、報告書に使う")
    PUBLICATION = "publication", _("事例として、社名とともに公表する")


class CompanyConsentManner(models.TextChoices):
    PAPER = "paper", _("書面で")
    MEETING = "meeting", _("面談で口頭で")
    TELEPHONE = "telephone", _("電話で")
    MAIL = "mail", _("メールで")


class CompanyConsentQuerySet(models.QuerySet["CompanyConsent"]):
    def live(self) -> Self:
        """Consents that have not been withdrawn."""
        return self.filter(ended_on=None)

    def visible_to(self, user: User) -> Self:
        """The body that was told sees a consent, the 推進室 all of them."""
        return self.filter(organisation__in=Organisation.objects.overseen_by(user))

    def written_by(self, user: User) -> Self:
        """The live consents that the person may note a withdrawal of."""
        return self.live().filter(organisation__in=Organisation.objects.staffed_by(user))


class CompanyConsent(Recorded):
    """企業の同意: what somebody of a company allowed, when, and how; it ends, it never vanishes."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="company_consents",
        verbose_name=_("団体"),
    )
    company = models.ForeignKey(
        "companies.Company",
        on_delete=models.PROTECT,
        related_name="consents",
        verbose_name=_("企業"),
    )
    kind = models.CharField(_("何への同意か"), max_length=12, choices=CompanyConsentKind)
    given_by = models.CharField(_("同意した方"), max_length=80)
    manner = models.CharField(_("どのように"), max_length=10, choices=CompanyConsentManner)
    given_on = models.DateField(_("同意した日"))
    terms = models.CharField(_("条件や範囲"), max_length=400, blank=True)
    # What was read out, as it was then; of consents from before it was kept nobody knows.
    words = models.TextField(_("同意の全文"), blank=True)
    heard_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="company_consents_heard",
        verbose_name=_("聞きとった人"),
    )
    ended_on = models.DateField(_("取りやめた日"), null=True, blank=True)

    objects = CompanyConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("企業の同意")
        ordering = ["given_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["company", "kind"],
                condition=Q(ended_on=None),
                name="company_consent_live_once_per_kind",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=models.F("given_on")),
                name="company_consent_ends_after_it_was_given",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())
