from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from enishi.cycle.models.decision import Decision
from enishi.cycle.models.engagement import Manner
from enishi.cycle.models.sounding import Sounding
from enishi.experts.models import ExpertAccess, RegistrationState, own_card
from enishi.logbook.models import Recorded
from enishi.outbox.models import Letter
from enishi.people.models import Organisation, User


class InterviewWishQuerySet(models.QuerySet["InterviewWish"]):
    def visible_to(self, user: User) -> Self:
        """A body sees who wishes to hear of its needs, but nobody a need of his own wish."""
        reached = ExpertAccess.objects.live().filter(
            expert=OuterRef("expert"), organisation=OuterRef("organisation")
        )
        return self.filter(
            Exists(reached),
            organisation__in=Organisation.objects.staffed_by(user),
            expert__use_stopped_at=None,
        ).exclude(need__in=self.model.objects.of(user).values("need"))

    def of(self, user: User) -> Self:
        """The wishes of the expert himself."""
        return self.filter(own_card(user, "expert__"))

    def live(self) -> Self:
        """Wishes that the person has not taken back."""
        return self.filter(ended_at=None)

    def open(self) -> Self:
        """Live wishes of registered people who have not been asked since: then that goes on."""
        asked = Sounding.objects.filter(
            decision__deliberation__need=OuterRef("need"), expert=OuterRef("expert")
        )
        return self.live().filter(~Exists(asked), expert__state=RegistrationState.REGISTERED)

    def passed_over(self) -> Self:
        """Open wishes on a need for which somebody else was chosen, or which is over."""
        chosen = Decision.objects.filter(
            Q(ended_at=None) | Q(outcome="matched"), deliberation__need=OuterRef("need")
        )
        himself = chosen.filter(candidate__access__expert=OuterRef("expert"))
        over = Exists(chosen) | Q(need__closed_on__isnull=False)
        return self.open().filter(over, ~Exists(himself))


class InterviewWish(Recorded):
    """面談希望: that an expert heard of a need, its company unnamed, and wishes to hear more."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="interview_wishes",
        verbose_name=_("担当団体"),
    )
    need = models.ForeignKey(
        "cycle.Need",
        on_delete=models.PROTECT,
        related_name="interview_wishes",
        verbose_name=_("ニーズ"),
    )
    expert = models.ForeignKey(
        "experts.Expert",
        on_delete=models.PROTECT,
        related_name="interview_wishes",
        verbose_name=_("新現役"),
    )
    # As he heard it: the need itself may name the company, and may change.
    told = models.TextField(_("お伝えしたこと"))
    words = models.TextField(_("ご本人のことば"), blank=True)
    manner = models.CharField(_("うかがい方"), max_length=10, choices=Manner)
    wished_at = models.DateTimeField(_("希望をうかがった日時"))
    noted_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="interview_wishes_noted",
        verbose_name=_("書きとめた人"),
        null=True,
        blank=True,
    )
    ended_at = models.DateTimeField(_("取りやめた日時"), null=True, blank=True)

    objects = InterviewWishQuerySet.as_manager()

    class Meta:
        verbose_name = _("面談希望")
        ordering = ["wished_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["need", "expert"],
                condition=Q(ended_at=None),
                name="interview_wish_once_per_need",
            ),
            models.CheckConstraint(
                condition=Q(manner="account") | Q(noted_by__isnull=False),
                name="interview_wish_noted_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.expert} {self.wished_at:%Y-%m-%d}"

    @property
    def answers(self) -> models.QuerySet[Letter]:
        """The letter that told him that it came to somebody else, unless it was given up."""
        return Letter.objects.about(self).filter(discarded_at=None).order_by("drafted_at")
