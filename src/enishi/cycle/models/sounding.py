from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enishi.cycle.models.deliberation import Deliberation
from enishi.cycle.models.engagement import Manner
from enishi.experts.models import own_card
from enishi.logbook.models import Recorded
from enishi.outbox.models import Letter
from enishi.outbox.models.letter import LetterQuerySet
from enishi.people.models import User

if TYPE_CHECKING:
    from enishi.cycle.models.introduction import Introduction


class SoundingQuerySet(models.QuerySet["Sounding"]):
    def visible_to(self, user: User) -> Self:
        """Whoever sees the deliberation sees whom it asked."""
        return self.filter(decision__deliberation__in=Deliberation.objects.visible_to(user))

    def asked_of(self, user: User) -> Self:
        """What the person himself has been asked: he sees the question, never the comparison."""
        return self.filter(own_card(user, "expert__"), ended_at=None)

    def waiting(self) -> Self:
        """Soundings that wait for the person's answer."""
        answered = Acceptance.objects.live().values("sounding")
        return self.filter(ended_at=None, declined_at=None).exclude(pk__in=answered)

    def come_to_nothing(self) -> Self:
        """Soundings that led no further: taken back, declined, or the company chose otherwise."""
        over = Q(decision__outcome__in=("declined", "undone"))
        return self.filter(over | Q(ended_at__isnull=False))


class Sounding(Recorded):
    """打診: that an expert is asked, the company's name withheld, before anyone is told."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="soundings",
        verbose_name=_("担当団体"),
    )
    decision = models.ForeignKey(
        "cycle.Decision", on_delete=models.PROTECT, related_name="soundings", verbose_name=_("決定")
    )
    expert = models.ForeignKey(
        "experts.Expert",
        on_delete=models.PROTECT,
        related_name="soundings",
        verbose_name=_("新現役"),
    )
    manner = models.CharField(_("うかがい方"), max_length=10, choices=Manner)
    told = models.TextField(_("お伝えしたこと"))
    reply_by = models.DateField(_("お返事の目安"))
    asked_at = models.DateTimeField(_("うかがった日時"))
    asked_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="soundings",
        verbose_name=_("うかがった人"),
    )
    letter = models.UUIDField(_("お送りした手紙"), null=True, blank=True)
    # He would like to hear more: that is not yet a yes, which is given in a talk.
    interested_at = models.DateTimeField(_("話を聞いてみたいとのお返事"), null=True, blank=True)
    interested_words = models.TextField(_("ご本人のことば"), blank=True)
    declined_at = models.DateTimeField(_("見合わせるとのお返事"), null=True, blank=True)
    declined_why = models.TextField(_("見合わせるわけ"), blank=True)
    ended_at = models.DateTimeField(_("打診を取り下げた日時"), null=True, blank=True)

    objects = SoundingQuerySet.as_manager()

    class Meta:
        verbose_name = _("打診")
        constraints = [
            models.UniqueConstraint(
                fields=["decision"], condition=Q(ended_at=None), name="sounding_once_per_decision"
            ),
            models.CheckConstraint(
                condition=Q(declined_at__isnull=False) | Q(declined_why=""),
                name="sounding_declined_why_when_declined",
            ),
            models.CheckConstraint(
                condition=Q(interested_at__isnull=False) | Q(interested_words=""),
                name="sounding_interested_words_when_interested",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.expert} {self.asked_at:%Y-%m-%d}"

    @property
    def acceptance_now(self) -> "Acceptance | None":
        """The person's yes, unless he has taken it back."""
        return self.acceptances.live().first()

    @property
    def letters(self) -> LetterQuerySet:
        """The letter that asks, if there is one."""
        asked = Letter.objects.about(self)
        return asked.filter(public_id=self.letter) if self.letter else asked.none()

    @property
    def letter_here(self) -> Letter | None:
        """The letter that asks, while it has not gone: the person knows nothing yet."""
        return self.letters.open().first()

    @property
    def question(self) -> str:
        """What the person reads: the letter as it was written in the end, or what was told him."""
        letter = self.letters.filter(discarded_at=None).first()
        return letter.body if letter else self.told

    @property
    def thanks(self) -> models.QuerySet[Letter]:
        """The letter that thanked him, unless it was given up; never the one that asked."""
        about = Letter.objects.about(self).filter(discarded_at=None).order_by("drafted_at")
        return about.exclude(public_id=self.letter) if self.letter else about


class AcceptanceQuerySet(models.QuerySet["Acceptance"]):
    def visible_to(self, user: User) -> Self:
        """Whoever sees the sounding sees its answer."""
        return self.filter(sounding__in=Sounding.objects.visible_to(user))

    def live(self) -> Self:
        """Consents that the person has not taken back."""
        return self.filter(ended_at=None)


class Acceptance(Recorded):
    """内諾: that the expert said yes when he was asked; without this row nobody is introduced."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="acceptances",
        verbose_name=_("担当団体"),
    )
    sounding = models.ForeignKey(
        Sounding, on_delete=models.PROTECT, related_name="acceptances", verbose_name=_("打診")
    )
    conditions = models.TextField(_("お引き受けの条件"), blank=True)
    former_duties = models.TextField(_("前の勤め先との約束ごと"), blank=True)
    manner = models.CharField(_("お返事のしかた"), max_length=10, choices=Manner)
    accepted_at = models.DateTimeField(_("お返事の日時"))
    noted_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="acceptances_noted",
        verbose_name=_("お返事を聞いた人"),
        null=True,
        blank=True,
    )
    ended_at = models.DateTimeField(_("取りやめた日時"), null=True, blank=True)
    ended_why = models.TextField(_("取りやめたわけ"), blank=True)

    objects = AcceptanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("内諾")
        constraints = [
            models.UniqueConstraint(
                fields=["sounding"], condition=Q(ended_at=None), name="acceptance_once_per_sounding"
            )
        ]

    def __str__(self) -> str:
        return f"{self.sounding.expert} {self.accepted_at:%Y-%m-%d}"

    @property
    def introduction_now(self) -> "Introduction | None":
        """The introduction that was made on this yes, unless it has ended."""
        return self.introductions.open().first()
