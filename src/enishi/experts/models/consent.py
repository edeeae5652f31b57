from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enishi.logbook.models import Recorded
from enishi.people.models import Organisation, User


class ConsentKind(models.TextChoices):
    INTRODUCTION = "introduction", _("登録とご紹介のための利用")
    SHARING = "sharing", _("ほかの協働団体への提供")
    SECRECY = "secrecy", _("秘密を守る約束")


class ConsentManner(models.TextChoices):
    ONLINE = "online", _("ご本人が画面で")
    TELEPHONE = "telephone", _("電話で読みあげて")


class ConsentQuerySet(models.QuerySet["Consent"]):
    def live(self) -> Self:
        """Consents that have not been withdrawn."""
        return self.filter(ended_at=None)

    def visible_to(self, user: User) -> Self:
        """The body that was told sees the consent, and so does the person himself."""
        staffed = Organisation.objects.staffed_by(user)
        return self.filter(Q(organisation__in=staffed) | Q(expert__account=user))


class Consent(Recorded):
    """同意: what a person agreed to, in the words that he was shown; it ends, it never vanishes."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="consents",
        verbose_name=_("団体"),
    )
    application = models.ForeignKey(
        "experts.Application",
        on_delete=models.PROTECT,
        related_name="consents",
        verbose_name=_("仮登録"),
    )
    expert = models.ForeignKey(
        "experts.Expert",
        on_delete=models.PROTECT,
        related_name="consents",
        verbose_name=_("新現役"),
        null=True,
        blank=True,
    )
    kind = models.CharField(_("何への同意か"), max_length=12, choices=ConsentKind)
    purpose = models.TextField(_("使いみち"))
    recipients = models.TextField(_("お渡しする先"))
    period = models.TextField(_("期間"))
    manner = models.CharField(_("どのように"), max_length=12, choices=ConsentManner)
    heard_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="consents_heard",
        verbose_name=_("聞きとった人"),
        null=True,
        blank=True,
    )
    given_at = models.DateTimeField(_("同意した日時"))
    ended_at = models.DateTimeField(_("取りやめた日時"), null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("同意")
        ordering = ["given_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "kind"],
                condition=Q(ended_at=None),
                name="consent_live_once_per_kind",
            ),
            models.CheckConstraint(
                condition=Q(manner="telephone", heard_by__isnull=False)
                | Q(manner="online", heard_by=None),
                name="consent_heard_by_when_telephoned",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())
