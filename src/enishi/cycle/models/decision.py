from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enishi.cycle.models.deliberation import Deliberation
from enishi.logbook.models import Recorded
from enishi.people.models import User

if TYPE_CHECKING:
    from enishi.cycle.models.sounding import Sounding


class DecisionOutcome(models.TextChoices):
    UNDONE = "undone", _("取り消した")
    DECLINED = "declined", _("ご本人または企業が見合わせた")
    MATCHED = "matched", _("支援が決まった")


class DecisionQuerySet(models.QuerySet["Decision"]):
    def visible_to(self, user: User) -> Self:
        """Whoever sees the deliberation sees what was decided in it."""
        return self.filter(deliberation__in=Deliberation.objects.visible_to(user))

    def standing(self) -> Self:
        """Decisions by which somebody is being asked or introduced now."""
        return self.filter(ended_at=None)


class Decision(Recorded):
    """決定: whom the group asks, and why; it stays as it was taken, what comes later is added."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="decisions",
        verbose_name=_("担当団体"),
    )
    deliberation = models.ForeignKey(
        Deliberation, on_delete=models.PROTECT, related_name="decisions", verbose_name=_("討議")
    )
    candidate = models.ForeignKey(
        "cycle.Candidate",
        on_delete=models.PROTECT,
        related_name="decisions",
        verbose_name=_("打診する方"),
    )
    rationale = models.TextField(_("選んだ理由"))
    besides = models.TextField(_("添えること"), blank=True)
    otherwise = models.TextField(_("むずかしいとき"), blank=True)
    # How the opinions stood: public id of a candidate → stance → how many.
    tally = models.JSONField(_("意見の数"), default=dict, blank=True)
    decided_at = models.DateTimeField(_("決めた日時"))
    decided_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="decisions",
        verbose_name=_("記録した人"),
    )
    outcome = models.CharField(
        _("その後"), max_length=8, choices=DecisionOutcome, blank=True, default=""
    )
    ended_at = models.DateTimeField(_("終わった日時"), null=True, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("決定")
        constraints = [
            models.UniqueConstraint(
                fields=["candidate"],
                condition=Q(ended_at=None),
                name="decision_stands_once_per_candidate",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, outcome="")
                | (Q(ended_at__isnull=False) & ~Q(outcome="")),
                name="decision_outcome_when_ended",
            ),
            models.CheckConstraint(condition=~Q(rationale=""), name="decision_has_a_rationale"),
        ]

    def __str__(self) -> str:
        return f"{self.deliberation} → {self.candidate.access.expert}"

    @property
    def sounding_now(self) -> "Sounding | None":
        """The question that was put to the person on this decision, unless it was taken back."""
        return self.soundings.filter(ended_at=None).first()

    @property
    def asked_in_vain(self) -> "Sounding | None":
        """The last question on this decision that led no further: its person is owed a letter."""
        return self.soundings.come_to_nothing().order_by("asked_at", "pk").last()


class DecisionAdditionQuerySet(models.QuerySet["DecisionAddition"]):
    def visible_to(self, user: User) -> Self:
        """Whoever sees the decision sees what was added to it."""
        return self.filter(decision__in=Decision.objects.visible_to(user))


class DecisionAddition(Recorded):
    """決定への追記: what was added to a decision after it was taken."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="decision_additions",
        verbose_name=_("担当団体"),
    )
    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, related_name="additions", verbose_name=_("決定")
    )
    text = models.TextField(_("追記"))
    written_at = models.DateTimeField(_("追記した日時"))
    written_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="decision_additions",
        verbose_name=_("追記した人"),
    )

    objects = DecisionAdditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("決定への追記")
        ordering = ["written_at", "id"]

    def __str__(self) -> str:
        return f"{self.decision} + {self.written_at:%Y-%m-%d}"
