"""段階: where a need stands in the cycle. Each stage is defined here and nowhere else."""

from typing import Any

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from enishi.cycle.models import (
    Decision,
    Deliberation,
    Evaluation,
    Introduction,
    Match,
    Need,
    Side,
)


class Stage(models.TextChoices):
    PREPARE = "P", _("訪問の準備")
    HEAR = "D", _("訪問・聞き取り")
    DELIBERATE = "C", _("グループ討議")
    INTRODUCE = "A", _("打診・紹介")
    SUPPORT = "S", _("支援中")
    EVALUATED = "E", _("評価済")


def with_stage(needs: QuerySet[Need]) -> QuerySet[Need]:
    """Write beside each need the furthest stage that its rows reach today.

    評価済: a match of which the company said, once the support was over, how it went. 支援中: a
    match without that. 打診・紹介: a standing decision or introduction. グループ討議: an open
    deliberation. 聞き取り: a visit that was made. 準備: everything before a visit.
    """
    return needs.annotate(
        stage=Coalesce(
            Subquery(of_matches(OuterRef("pk"))),
            Subquery(of_deliberations(OuterRef("pk"))),
            Case(
                When(visit__visited_on__isnull=False, then=Value(Stage.HEAR)),
                default=Value(Stage.PREPARE),
            ),
            output_field=models.CharField(),
        )
    )


def of_matches(need: OuterRef) -> QuerySet[Any]:
    """支援中 where a match of the need is not evaluated yet, 評価済 where all are, else nothing."""
    told = Evaluation.objects.live().filter(side=Side.COMPANY, match=OuterRef("pk"))
    matches = Match.objects.made().filter(introduction__deliberation__need=need)
    reached = Case(When(Exists(told), then=Value(Stage.EVALUATED)), default=Value(Stage.SUPPORT))
    # S comes before E: the support that goes on counts.
    return matches.values(reached=reached).order_by("-reached")[:1]


def of_deliberations(need: OuterRef) -> QuerySet[Any]:
    """打診・紹介 where one led so far, グループ討議 where one is open, else nothing."""
    ours = {"deliberation": OuterRef("pk"), "ended_at": None}
    reached = Case(
        When(Exists(Introduction.objects.filter(**ours)), then=Value(Stage.INTRODUCE)),
        When(Exists(Decision.objects.filter(**ours)), then=Value(Stage.INTRODUCE)),
        When(ended_at=None, then=Value(Stage.DELIBERATE)),
    )
    # A comes before C, and both before those that were taken back.
    found = Deliberation.objects.filter(need=need).values(reached=reached)
    return found.order_by(F("reached").asc(nulls_last=True))[:1]


def stage_of(need: Any) -> Stage:
    """Where one need stands, by the same definition; a row that carries it already is not asked."""
    if not hasattr(need, "stage"):
        row: Any = with_stage(Need.objects.filter(pk=need.pk)).get()
        need.stage = row.stage
    return Stage(need.stage)
