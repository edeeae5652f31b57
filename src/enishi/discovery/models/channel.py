from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from enishi.logbook.models import Recorded
from enishi.people.models import Organisation, User


class ChannelKind(models.TextChoices):
    FORMER_EMPLOYER = "former_employer", _("前職企業の人事・OB会")
    BODY = "body", _("他団体・商工会議所・金融機関")
    BRIEFING = "briefing", _("説明会・セミナー")
    REFERRAL = "referral", _("知人や会員の紹介")
    PRESS = "press", _("広報紙・新聞・インターネット")
    OTHER = "other", _("そのほか")


class ChannelQuerySet(models.QuerySet["Channel"]):
    def visible_to(self, user: User) -> Self:
        """A body's staff see the channels of the body."""
        return self.filter(organisation__in=Organisation.objects.staffed_by(user))

    def live(self) -> Self:
        """Channels that are still used."""
        return self.filter(ended_at=None)


class Channel(Recorded):
    """発掘経路: where a body finds people, and whom it speaks to there."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="channels",
        verbose_name=_("団体"),
    )
    kind = models.CharField(_("種類"), max_length=16, choices=ChannelKind)
    name = models.CharField(_("経路の名前"), max_length=80)
    contact_name = models.CharField(_("先方の担当者"), max_length=80, blank=True)
    telephone = models.CharField(_("電話番号"), max_length=20, blank=True)
    email = models.EmailField(_("メールアドレス"), blank=True)
    note = models.TextField(_("覚え書き"), blank=True)
    ended_at = models.DateTimeField(_("使うのをやめた日時"), null=True, blank=True)

    objects = ChannelQuerySet.as_manager()

    class Meta:
        verbose_name = _("発掘経路")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"],
                condition=Q(ended_at=None),
                name="channel_name_once_per_body",
                violation_error_message=_("同じ名前の経路が、もうあります。"),
            )
        ]

    def __str__(self) -> str:
        return self.name


class CampaignQuerySet(models.QuerySet["Campaign"]):
    def visible_to(self, user: User) -> Self:
        """A body's staff see what the body has done."""
        return self.filter(organisation__in=Organisation.objects.staffed_by(user))


class Campaign(Recorded):
    """働きかけ: something done through a channel: a briefing, a notice, a round of calls."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="campaigns",
        verbose_name=_("団体"),
    )
    channel = models.ForeignKey(
        Channel, on_delete=models.PROTECT, related_name="campaigns", verbose_name=_("発掘経路")
    )
    title = models.CharField(_("働きかけ"), max_length=120)
    begun_on = models.DateField(_("始めた日"))
    ended_on = models.DateField(_("終えた日"), null=True, blank=True)
    reached = models.PositiveIntegerField(_("声をかけた人数"), default=0)
    note = models.TextField(_("覚え書き"), blank=True)
    done_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="campaigns",
        verbose_name=_("書きとめた人"),
    )

    objects = CampaignQuerySet.as_manager()

    class Meta:
        verbose_name = _("働きかけ")
        ordering = ["-begun_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("begun_on")),
                name="campaign_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return self.title
