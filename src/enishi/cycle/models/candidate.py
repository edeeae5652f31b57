from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enishi.cycle.models.need import Need
from enishi.experts.models import access_is_live, has_no_card, own_card
from enishi.logbook.models import Recorded
from enishi.people.models import Organisation, User


class CandidateQuerySet(models.QuerySet["Candidate"]):
    def visible_to(self, user: User) -> Self:
        """A body sees the candidates for its needs; nobody a list he is or wishes to be on."""
        seen = self.filter(
            access_is_live("access__"),
            organisation__in=Organisation.objects.staffed_by(user),
            access__expert__use_stopped_at=None,
        )
        if has_no_card(user):
            return seen
        own = self.model.objects.live().filter(own_card(user, "access__expert__"))
        wished = Need.objects.filter(own_card(user, "interview_wishes__expert__"))
        return seen.exclude(Q(need__in=own.values("need")) | Q(need__in=wished.values("pk")))

    def live(self) -> Self:
        """Candidates that have not been taken back."""
        return self.filter(taken_back_at=None)


class Candidate(Recorded):
    """候補者: an expert whom a person has put on the short list of a need, and why."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="candidates",
        verbose_name=_("担当団体"),
    )
    need = models.ForeignKey(
        "cycle.Need", on_delete=models.PROTECT, related_name="candidates", verbose_name=_("ニーズ")
    )
    # Through the right to work with the expert: when that ends, so does the candidacy.
    access = models.ForeignKey(
        "experts.ExpertAccess",
        on_delete=models.PROTECT,
        related_name="candidacies",
        verbose_name=_("利用の根拠"),
    )
    reason = models.TextField(_("候補に入れる理由"))
    put_at = models.DateTimeField(_("候補に入れた日時"))
    put_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="candidates_put",
        verbose_name=_("候補に入れた人"),
    )
    taken_back_at = models.DateTimeField(_("候補から外した日時"), null=True, blank=True)
    taken_back_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="candidates_taken_back",
        verbose_name=_("候補から外した人"),
        null=True,
        blank=True,
    )

    objects = CandidateQuerySet.as_manager()

    class Meta:
        verbose_name = _("候補者")
        constraints = [
            models.UniqueConstraint(
                fields=["need", "access"],
                condition=Q(taken_back_at=None),
                name="candidate_once_per_need",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at=None, taken_back_by=None)
                | Q(taken_back_at__isnull=False, taken_back_by__isnull=False),
                name="candidate_taken_back_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.access.expert} → {self.need}"
