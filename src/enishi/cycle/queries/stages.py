"""段階: where a need stands in the cycle. Each stage is defined here and nowhere else."""

from typing import Any

from django.db import models
from django.db.models import Case, Exists, OuterRef, QuerySet, Value, When
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
    here = {"deliberation__need": OuterRef("pk")}
    matches = Match.objects.made().filter(introduction__deliberation__need=OuterRef("pk"))
    told = Evaluation.objects.live().filter(side=Side.COMPANY, match=OuterRef("pk"))
    return needs.annotate(
        stage=Case(
            When(Exists(matches.exclude(Exists(told))), then=Value(Stage.SUPPORT)),
            When(Exists(matches), then=Value(Stage.EVALUATED)),
            When(
                Exists(Introduction.objects.filter(ended_at=None, **here)),
                then=Value(Stage.INTRODUCE),
            ),
            When(
                Exists(Decision.objects.filter(ended_at=None, **here)), then=Value(Stage.INTRODUCE)
            ),
            When(
                Exists(Deliberation.objects.filter(need=OuterRef("pk"), ended_at=None)),
                then=Value(Stage.DELIBERATE),
            ),
            When(visit__visited_on__isnull=False, then=Value(Stage.HEAR)),
            default=Value(Stage.PREPARE),
            output_field=models.CharField(),
        )
    )


def stage_of(need: Any) -> Stage:
    """Where one need stands, by the same definition; a row that carries it already is not asked."""
    if not hasattr(need, "stage"):
        row: Any = with_stage(Need.objects.filter(pk=need.pk)).get()
        need.stage = row.stage
    return Stage(need.stage)
