from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from enishi.experts.models.own_card import own_card
from enishi.logbook.models import Recorded
from enishi.network.models import Visibility
from enishi.people.models import Organisation, User


class ConsentKind(models.TextChoices):
    INTRODUCTION = "introduction", _("登録とご紹介のための利用")
    SHARING = "sharing", _("ほかの協働団体への提供")
    COMPANY = "company", _("ある会社への提供")
    SECRECY = "secrecy", _("秘密を守る約束")


class Scope(models.TextChoices):
    HOME = "home", _("登録した団体")
    NAMED = "named", _("名前をあげた団体")
    NETWORK = "network", _("ネットワークのすべての協働団体")
    COMPANY = "company", _("この会社")


# From the least that may be seen to the most.
WIDENING = (Visibility.BLIND, Visibility.WITHOUT_CONTACT, Visibility.FULL)


def at_least(visibility: str) -> tuple[Visibility, ...]:
    """This much of a card, and everything that is more."""
    return WIDENING[WIDENING.index(Visibility(visibility)) :]


class ConsentManner(models.TextChoices):
    ONLINE = "online", _("ご本人が画面で")
    TELEPHONE = "telephone", _("電話で読みあげて")
    PAPER = "paper", _("署名した書面で")


class ConsentQuerySet(models.QuerySet["Consent"]):
    def live(self) -> Self:
        """Consents that have not been withdrawn."""
        return self.filter(ended_at=None)

    def live_on(self, day: date) -> Self:
        """Consents whose period includes the day."""
        return self.live().overlapping(day, day)

    def overlapping(self, from_on: date, until_on: date | None) -> Self:
        """Consents whose period touches another period; an open end touches all that follows."""
        later = Q(from_on__lte=until_on) if until_on else Q()
        return self.filter(later, Q(until_on=None) | Q(until_on__gte=from_on))

    def covering(self, body: Organisation) -> Self:
        """Consents that let a body be given the card: the whole network, or this body by name."""
        return self.filter(
            Q(scope=Scope.NETWORK) | Q(scope=Scope.NAMED, named__body=body),
            kind=ConsentKind.SHARING,
        )

    def visible_to(self, user: User) -> Self:
        """The body that was told sees the consent, and so does the person himself."""
        staffed = Organisation.objects.staffed_by(user)
        return self.filter(Q(organisation__in=staffed) | own_card(user, "expert__"))


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
        null=True,
        blank=True,
    )
    expert = models.ForeignKey(
        "experts.Expert",
        on_delete=models.PROTECT,
        related_name="consents",
        verbose_name=_("新現役"),
        null=True,
        blank=True,
    )
    company = models.ForeignKey(
        "companies.Company",
        on_delete=models.PROTECT,
        related_name="consents_of_experts",
        verbose_name=_("企業"),
        null=True,
        blank=True,
    )
    kind = models.CharField(_("何への同意か"), max_length=12, choices=ConsentKind)
    scope = models.CharField(
        _("だれに渡してよいか"), max_length=12, choices=Scope, default=Scope.HOME
    )
    visibility = models.CharField(
        _("見せてよい範囲"), max_length=16, choices=Visibility, default=Visibility.FULL
    )
    purpose = models.TextField(_("使いみち"))
    recipients = models.TextField(_("お渡しする先"))
    period = models.TextField(_("期間"))
    from_on = models.DateField(_("いつから"))
    until_on = models.DateField(_("いつまで"), null=True, blank=True)
    manner = models.CharField(_("どのように"), max_length=12, choices=ConsentManner)
    heard_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="consents_heard",
        verbose_name=_("聞きとった人"),
        null=True,
        blank=True,
    )
    evidence = models.ForeignKey(
        "files.StoredFile",
        on_delete=models.PROTECT,
        related_name="consents",
        verbose_name=_("書面の写し"),
        null=True,
        blank=True,
    )
    evidence_note = models.CharField(_("電話のようす、書面の置き場所"), max_length=200, blank=True)
    given_at = models.DateTimeField(_("同意した日時"))
    ended_at = models.DateTimeField(_("取りやめた日時"), null=True, blank=True)
    ended_manner = models.CharField(
        _("取りやめの伝え方"), max_length=12, choices=ConsentManner, blank=True
    )

    # A later consent to other things, or for another time, took the place of this one.
    replaced_by = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="replaced",
        verbose_name=_("代わりの同意"),
        null=True,
        blank=True,
    )

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
                condition=Q(manner="online", heard_by=None)
                | (~Q(manner="online") & Q(heard_by__isnull=False)),
                name="consent_heard_by_when_telephoned",
            ),
            models.CheckConstraint(
                condition=Q(application__isnull=False) | Q(expert__isnull=False),
                name="consent_is_somebodys",
            ),
            models.CheckConstraint(
                condition=Q(kind="sharing", scope__in=("named", "network"), company=None)
                | Q(kind="company", scope="company", company__isnull=False)
                | Q(kind__in=("introduction", "secrecy"), scope="home", company=None),
                name="consent_reaches_as_far_as_its_kind",
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="consent_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class NamedBody(models.Model):
    """名前をあげた団体: a body that a consent names as one that may be given the card."""

    consent = models.ForeignKey(
        Consent, on_delete=models.PROTECT, related_name="named", verbose_name=_("同意")
    )
    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="consents_naming_others",
        verbose_name=_("団体"),
    )
    body = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="named_in_consents",
        verbose_name=_("渡してよい団体"),
    )

    class Meta:
        verbose_name = _("名前をあげた団体")
        constraints = [
            models.UniqueConstraint(fields=["consent", "body"], name="named_body_once_per_consent")
        ]

    def __str__(self) -> str:
        return str(self.body)
