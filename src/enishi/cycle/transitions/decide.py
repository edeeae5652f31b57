from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.cycle.models import (
    Candidate,
    Decision,
    DecisionAddition,
    DecisionOutcome,
    Deliberation,
    RemarkKind,
)
from enishi.cycle.transitions.recuse import refuse_outsiders
from enishi.experts.transitions.hold import go_on_naming
from enishi.logbook.record import claim, record
from enishi.logbook.refused import Refused
from enishi.people.models import User


@transaction.atomic
def decide(
    deliberation: Deliberation,
    *,
    candidate: Candidate,
    rationale: str,
    besides: str = "",
    otherwise: str = "",
    by: User,
) -> Decision:
    """Write down whom the group asks and why; of two who decide at once the first is kept."""
    refuse_outsiders(deliberation, by=by)
    deliberation = Deliberation.objects.select_for_update(of=("self",)).get(pk=deliberation.pk)
    refuse_undecidable(deliberation, candidate)
    decision = Decision(
        organisation=deliberation.organisation,
        deliberation=deliberation,
        candidate=candidate,
        rationale=rationale,
        besides=besides,
        otherwise=otherwise,
        tally=tally_of(deliberation),
        decided_at=timezone.now(),
        decided_by=by,
    )
    decision.full_clean()
    decision.save()
    go_on_naming(candidate.access, at=decision.decided_at)
    record("decided", decision, by=by, within=deliberation.organisation)
    return decision


def refuse_undecidable(deliberation: Deliberation, candidate: Candidate) -> None:
    """Say why this candidate cannot be decided on now, if he cannot."""
    if deliberation.ended_at or deliberation.need.closed_on:
        raise Refused(_("この討議は終わっています。"))
    if candidate.need_id != deliberation.need_id or candidate.taken_back_at:
        raise Refused(_("この方は、この案件の候補に入っていません。"))
    vetoes = candidate.remarks.standing().filter(kind=RemarkKind.VETO)
    if veto := vetoes.select_related("author").first():
        raise Refused(
            _(
                "「この案件ではお願いできない」という申し添えがあります（%(name)sさん）。"
                "取り下げられてから決めてください。"
            )
            % {"name": veto.author.full_name}
        )
    earlier = deliberation.decisions.filter(candidate=candidate)
    if earlier.filter(outcome=DecisionOutcome.DECLINED).exists():
        raise Refused(_("この方は、この案件ではいちど見合わせになっています。"))
    standing = deliberation.decisions.standing().select_related("candidate__access__expert")
    matched = deliberation.decisions.filter(outcome=DecisionOutcome.MATCHED).count()
    if standing.count() + matched >= deliberation.need.wants:
        names = "、".join(one.candidate.access.expert.full_name for one in standing)
        raise Refused(
            _("すでに%(names)sさんに打診すると決まっています。画面を開きなおしてご覧ください。")
            % {"names": names}
        )


def tally_of(deliberation: Deliberation) -> dict[str, dict[str, int]]:
    """How the opinions stand now, by candidate and stance."""
    counted = (
        deliberation.opinions.order_by()
        .values("candidate__public_id", "stance")
        .annotate(n=Count("id"))
    )
    tally: dict[str, dict[str, int]] = {}
    for row in counted:
        tally.setdefault(str(row["candidate__public_id"]), {})[row["stance"]] = row["n"]
    return tally


@transaction.atomic
def undo_decision(decision: Decision, *, by: User) -> None:
    """Take a decision back while nobody has been asked; that it was taken stays in the records."""
    refuse_outsiders(decision.deliberation, by=by)
    decision = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    if decision.ended_at:
        raise Refused(_("この決定は、もう終わっています。"))
    if decision.soundings.filter(ended_at=None).exists():
        raise Refused(
            _("もうご本人にうかがっています。決定は消さずに、追記で経緯を残してください。")
        )
    end_decision(decision, outcome=DecisionOutcome.UNDONE)
    record("undone", decision, by=by, within=decision.organisation, fields=["outcome"])


def end_decision(decision: Decision, *, outcome: DecisionOutcome) -> None:
    """Write what became of a decision; its own words stay as they are."""
    claim(decision, read_at=decision.version)
    decision.outcome, decision.ended_at = outcome, timezone.now()
    decision.save()


@transaction.atomic
def add_to_decision(decision: Decision, *, text: str, by: User) -> DecisionAddition:
    """Add to a decision what came later; the decision itself stays as it was taken."""
    refuse_outsiders(decision.deliberation, by=by)
    addition = DecisionAddition(
        organisation=decision.organisation,
        decision=decision,
        text=text,
        written_at=timezone.now(),
        written_by=by,
    )
    addition.full_clean()
    addition.save()
    record("added", addition, by=by, within=decision.organisation)
    return addition
