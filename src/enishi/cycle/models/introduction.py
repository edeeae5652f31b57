from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enishi.companies.models import spoken_for_by
from enishi.cycle.models.deliberation import Deliberation
from enishi.cycle.models.engagement import EngagementType
from enishi.experts.models import own_card
from enishi.logbook.models import Recorded
from enishi.people.models import User
from enishi.reference.firms import YOUR_FIRM


class IntroductionOutcome(models.TextChoices):
    UNDONE = "undone", _("取り消した")
    DECLINED = "declined", _("見送りになった")
    STOPPED = "stopped", _("途中で取りやめた")


class IntroductionQuerySet(models.QuerySet["Introduction"]):
    def visible_to(self, user: User) -> Self:
        """Whoever sees the deliberation sees whom it introduced."""
        return self.filter(deliberation__in=Deliberation.objects.visible_to(user))

    def of(self, user: User) -> Self:
        """The introductions of the expert himself."""
        return self.filter(own_card(user, "expert__"))

    def told_to(self, user: User) -> Self:
        """The introductions of which the company was told, for those who are its contacts."""
        return self.filter(company__in=spoken_for_by(user), told_at__isnull=False)

    def open(self) -> Self:
        """Introductions that have not ended; each holds one of its expert's places."""
        return self.filter(ended_at=None)


class Introduction(Recorded):
    """新現役紹介: that an expert who said yes is presented to the company."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="introductions",
        verbose_name=_("担当団体"),
    )
    deliberation = models.ForeignKey(
        Deliberation,
        on_delete=models.PROTECT,
        related_name="introductions",
        verbose_name=_("討議"),
    )
    # The row exists only when the person said yes: so an introduction without one cannot be.
    acceptance = models.ForeignKey(
        "cycle.Acceptance",
        on_delete=models.PROTECT,
        related_name="introductions",
        verbose_name=_("内諾"),
    )
    expert = models.ForeignKey(
        "experts.Expert",
        on_delete=models.PROTECT,
        related_name="introductions",
        verbose_name=_("新現役"),
    )
    company = models.ForeignKey(
        "companies.Company",
        on_delete=models.PROTECT,
        related_name="introductions",
        verbose_name=_("企業"),
    )
    engagement_type = models.CharField(
        _("関わり方"), max_length=16, choices=EngagementType, default=EngagementType.ADVICE
    )
    permit = models.CharField(_("職業紹介の許可番号"), max_length=40, blank=True)
    reason = models.TextField(_("選定の理由"))
    profile = models.TextField(_("ご紹介する方の略歴"))
    profile_approved_on = models.DateField(_("ご本人が略歴を確かめた日"))
    reply_by = models.DateField(_("お返事の期限"))
    introduced_on = models.DateField(_("紹介した日"))
    introduced_at = models.DateTimeField(_("紹介を記録した日時"))
    introduced_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="introductions",
        verbose_name=_("紹介した人"),
    )
    letter = models.UUIDField(_("紹介状"), null=True, blank=True)
    # Until then the company's own page says nothing: its letter may still be called back.
    told_at = models.DateTimeField(_("企業にお伝えした日時"), null=True, blank=True)
    outcome = models.CharField(
        _("その後"), max_length=8, choices=IntroductionOutcome, blank=True, default=""
    )
    ended_at = models.DateTimeField(_("終わった日時"), null=True, blank=True)
    ended_why = models.TextField(_("終わったわけ"), blank=True)

    objects = IntroductionQuerySet.as_manager()

    class Meta:
        verbose_name = _("新現役紹介")
        constraints = [
            models.UniqueConstraint(
                fields=["deliberation", "expert"],
                condition=Q(ended_at=None),
                name="introduction_once_per_deliberation",
            ),
            models.UniqueConstraint(
                fields=["acceptance"],
                condition=Q(ended_at=None),
                name="introduction_once_per_acceptance",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, outcome="")
                | (Q(ended_at__isnull=False) & ~Q(outcome="")),
                name="introduction_outcome_when_ended",
            ),
            models.CheckConstraint(
                condition=~Q(engagement_type="employment") | ~Q(permit=""),
                name="introduction_to_employment_needs_a_permit",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.expert} → {self.company}"


class InterviewQuerySet(models.QuerySet["Interview"]):
    def visible_to(self, user: User) -> Self:
        """Whoever sees the introduction sees when the two meet."""
        return self.filter(introduction__in=Introduction.objects.visible_to(user))

    def live(self) -> Self:
        """Interviews that were not called off."""
        return self.filter(ended_at=None)


class Interview(Recorded):
    """面談: when and where the company and the expert meet; the second one is a row of its own."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="interviews",
        verbose_name=_("担当団体"),
    )
    introduction = models.ForeignKey(
        Introduction, on_delete=models.PROTECT, related_name="interviews", verbose_name=_("紹介")
    )
    number = models.PositiveSmallIntegerField(_("何回目の面談か"))
    starts_at = models.DateTimeField(_("面談の日時"))
    minutes = models.PositiveSmallIntegerField(_("面談の長さ（分）"), default=60)
    place = models.CharField(_("面談の場所"), max_length=120)
    attending = models.CharField(_("同席する人"), max_length=120, blank=True)
    ended_at = models.DateTimeField(_("取りやめた日時"), null=True, blank=True)

    objects = InterviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("面談")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["introduction", "number"],
                condition=Q(ended_at=None),
                name="interview_number_once_per_introduction",
            )
        ]

    def __str__(self) -> str:
        return f"{self.introduction} {self.number}"

    @property
    def place_by_name(self) -> str:
        """The place as the expert needs it: whose 「貴社」 it is, and where."""
        company = self.introduction.company
        told = f"{company.name}（{company.address}）" if company.address else company.name
        return self.place.replace(YOUR_FIRM, told)
