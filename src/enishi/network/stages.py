"""How far each body is on its way into the network, and what it waits for."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from enishi.network.models import (
    Agreement,
    AgreementKind,
    BodyInvitation,
    CandidateBody,
    InvitationAnswer,
)


class Stage(TextChoices):
    FOUND = "found", _("これから参加を要請する団体")
    ASKED = "asked", _("お返事を待っている団体")
    AGREES = "agrees", _("賛同のお返事をいただき、書面を待っている団体")
    SIGNED = "signed", _("書面がそろい、加わっていただく団体")
    PARTNER = "partner", _("協働団体")
    DECLINED = "declined", _("見合わせた団体")
    LEFT = "left", _("脱退した団体")


@dataclass(frozen=True)
class Step:
    """One body as the list tells it: when each step was taken."""

    body: CandidateBody
    asked: BodyInvitation | None
    papers: dict[str, Agreement | None]


@dataclass(frozen=True)
class AtStage:
    """The bodies that are at one stage; those that wait for the 推進室 lie open."""

    stage: Stage
    bodies: list[Step]

    @property
    def waits(self) -> bool:
        """Whether the next step is the office's own."""
        return self.stage in (Stage.FOUND, Stage.ASKED, Stage.AGREES, Stage.SIGNED)


def stages(candidates: QuerySet[CandidateBody]) -> list[AtStage]:
    """The bodies stage by stage, in the order of the work; stages with nobody are left out."""
    rows = candidates.select_related("became").prefetch_related(
        Prefetch("invitations", BodyInvitation.objects.live()),
        Prefetch("agreements", Agreement.objects.filter(undone_at=None)),
    )
    found: dict[Stage, list[Step]] = {stage: [] for stage in Stage}
    for row in rows.order_by("found_on", "id"):
        asked = max(row.invitations.all(), key=lambda one: (one.invited_on, one.pk), default=None)
        step = Step(row, asked, by_kind(row.agreements.all()))
        found[stage_of(step)].append(step)
    return [AtStage(stage, bodies) for stage, bodies in found.items() if bodies]


def stage_of(step: Step) -> Stage:
    """How far a body is."""
    if step.body.became:
        return Stage.LEFT if step.body.became.ended_at else Stage.PARTNER
    if step.asked is None:
        return Stage.FOUND
    if not step.asked.answer:
        return Stage.ASKED
    if step.asked.answer == InvitationAnswer.DECLINES:
        return Stage.DECLINED
    return Stage.AGREES if None in step.papers.values() else Stage.SIGNED


def by_kind(agreements: Any) -> dict[str, Agreement | None]:
    """賛同書 and 覚書, in the order of the work, with what was signed of each."""
    papers: dict[str, Agreement | None] = {kind.value: None for kind in AgreementKind}
    for one in agreements:
        papers[one.kind] = one
    return papers


def papers(candidate: CandidateBody) -> dict[str, Agreement | None]:
    """What a body has signed; of one that has left, what it had."""
    rows = candidate.agreements.select_related("organisation")
    return by_kind(rows.filter(undone_at=None).order_by("ended_at", "id"))
