from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enishi.companies.models import spoken_for_by
from enishi.cycle.models.engagement import EngagementType
from enishi.logbook.models import Recorded
from enishi.people.models import Organisation, User


class MatchQuerySet(models.QuerySet["Match"]):
    def visible_to(self, user: User) -> Self:
        """A body sees its own matches; the 推進室 sees all."""
        return self.filter(organisation__in=Organisation.objects.overseen_by(user))

    def told_to(self, user: User) -> Self:
        """The matches of the company for which the person is a contact."""
        return self.made().filter(company__in=spoken_for_by(user))

    def made(self) -> Self:
        """Matches that were not taken back."""
        return self.filter(undone_at=None)

    def over(self) -> Self:
        """Matches whose support has ended."""
        return self.made().filter(ended_on__isnull=False)


class Match(Recorded):
    """マッチング: that company and expert both said yes, and support is agreed."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="matches",
        verbose_name=_("担当団体"),
    )
    introduction = models.ForeignKey(
        "cycle.Introduction",
        on_delete=models.PROTECT,
        related_name="matches",
        verbose_name=_("紹介"),
    )
    # Both said yes: without the two answers there is no match.
    company_answer = models.ForeignKey(
        "cycle.Answer",
        on_delete=models.PROTECT,
        related_name="matches_of_company",
        verbose_name=_("企業のお返事"),
    )
    expert_answer = models.ForeignKey(
        "cycle.Answer",
        on_delete=models.PROTECT,
        related_name="matches_of_expert",
        verbose_name=_("新現役のお返事"),
    )
    company = models.ForeignKey(
        "companies.Company",
        on_delete=models.PROTECT,
        related_name="matches",
        verbose_name=_("企業"),
    )
    expert = models.ForeignKey(
        "experts.Expert",
        on_delete=models.PROTECT,
        related_name="matches",
        verbose_name=_("新現役"),
    )
    # Like a visit, a match keeps the programme and the area of its day.
    programme = models.ForeignKey(
        "programmes.Programme",
        on_delete=models.PROTECT,
        related_name="matches",
        verbose_name=_("事業"),
    )
    area = models.ForeignKey(
        "programmes.Area",
        on_delete=models.PROTECT,
        related_name="matches",
        verbose_name=_("地域"),
        null=True,
        blank=True,
    )
    engagement_type = models.CharField(_("関わり方"), max_length=16, choices=EngagementType)
    permit = models.CharField(_("職業紹介の許可番号"), max_length=40, blank=True)
    matched_on = models.DateField(_("成立日"))
    made_by = models.ForeignKey(
        "people.User",
        on_delete=models.PROTECT,
        related_name="matches",
        verbose_name=_("記録した人"),
    )
    undone_at = models.DateTimeField(_("取り消した日時"), null=True, blank=True)
    undone_why = models.TextField(_("取り消したわけ"), blank=True)
    # The support is over: the expert's place is free again, the match stays counted.
    ended_on = models.DateField(_("支援が終わった日"), null=True, blank=True)

    objects = MatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("マッチング")
        constraints = [
            models.UniqueConstraint(
                fields=["introduction"],
                condition=Q(undone_at=None),
                name="match_once_per_introduction",
            ),
            models.CheckConstraint(
                condition=~Q(engagement_type="employment") | ~Q(permit=""),
                name="match_of_employment_needs_a_permit",
            ),
            models.CheckConstraint(
                condition=Q(undone_at=None, undone_why="")
                | (Q(undone_at__isnull=False) & ~Q(undone_why="")),
                name="match_undone_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.expert} ＝ {self.company}"
