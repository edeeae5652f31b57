from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.cycle.models import (
    Answer,
    Decision,
    DecisionOutcome,
    Deliberation,
    Introduction,
    Match,
    Reply,
    Side,
)
from enishi.cycle.transitions.decide import end_decision
from enishi.cycle.transitions.employ import permit_for
from enishi.cycle.transitions.introduce import open_one
from enishi.cycle.transitions.recuse import refuse_outsiders
from enishi.cycle.transitions.still_fit import refuse_gone
from enishi.cycle.transitions.visit import area_of
from enishi.experts.transitions import give_place_back
from enishi.logbook.record import claim, record
from enishi.logbook.refused import Refused
from enishi.people.models import User
from enishi.programmes.models import Programme


@transaction.atomic
def match(introduction: Introduction, *, engagement_type: str, on: date, by: User) -> Match:
    """マッチング成立: both sides said yes, and support is agreed in this form from this day."""
    refuse_outsiders(introduction.deliberation, by=by)
    introduction = open_one(introduction)
    if introduction.matches.made().exists():
        raise Refused(_("この紹介では、もう支援が決まっています。"))
    if on < introduction.introduced_on:
        raise Refused(_("成立の日が、ご紹介した日より前です。お確かめください。"))
    permit = permit_for(engagement_type, within=introduction.organisation)
    refuse_gone(introduction.expert, within=introduction.organisation)
    programme = Programme.objects.running_on(on).order_by("-starts_on", "pk").first()
    if programme is None:
        raise Refused(_("この日に行われている事業がありません。成立の日をお確かめください。"))
    made = Match(
        organisation=introduction.organisation,
        introduction=introduction,
        company_answer=last_yes(introduction, Side.COMPANY),
        expert_answer=last_yes(introduction, Side.EXPERT),
        company=introduction.company,
        expert=introduction.expert,
        programme=programme,
        area=area_of(introduction.company, programme),
        engagement_type=engagement_type,
        permit=permit,
        matched_on=on,
        made_by=by,
    )
    made.full_clean()
    made.save()
    end_decision(introduction.acceptance.sounding.decision, outcome=DecisionOutcome.MATCHED)
    clear_table(introduction.deliberation)
    record("matched", made, by=by, within=introduction.organisation)
    return made


def clear_table(table: Deliberation) -> None:
    """Once as many were found as the company wanted, the table waits for nobody's opinion."""
    table = Deliberation.objects.select_for_update(of=("self",)).get(pk=table.pk)
    matched = table.decisions.filter(outcome=DecisionOutcome.MATCHED).count()
    if table.ended_at is None and matched >= table.need.wants:
        claim(table, read_at=table.version)
        table.ended_at = timezone.now()
        table.save()


def last_yes(introduction: Introduction, side: Side) -> Answer:
    """The latest answer of a side, if it is yes; otherwise there is nothing to write down yet."""
    answers = introduction.answers.live().deciding().filter(side=side)
    latest = answers.order_by("-round").first()
    if latest is None or latest.reply != Reply.YES:
        raise Refused(
            _("企業から「お願いしたい」というお返事をいただいてから、記録してください。")
            if side == Side.COMPANY
            else _("ご本人から「お引き受けします」というお返事をいただいてから、記録してください。")
        )
    return latest


@transaction.atomic
def undo_match(made: Match, *, why: str, by: User) -> None:
    """Take a match back that was noted wrongly, with the reason; it is no longer counted."""
    refuse_outsiders(made.introduction.deliberation, by=by)
    if made.undone_at:
        raise Refused(_("この決定は、もう取り消されています。"))
    claim(made, read_at=made.version)
    made.undone_at, made.undone_why = timezone.now(), why
    made.full_clean()
    made.save()
    decision: Decision = made.introduction.acceptance.sounding.decision
    claim(decision, read_at=decision.version)
    decision.outcome, decision.ended_at = "", None
    decision.save()
    table = decision.deliberation
    if table.ended_at and not table.need.deliberations.open().exists():
        claim(table, read_at=table.version)
        table.ended_at = None
        table.save()
    record("undone", made, by=by, within=made.organisation)


@transaction.atomic
def end_support(made: Match, *, on: date, by: User) -> None:
    """The support is over: the expert has a place again, and the match stays counted."""
    refuse_outsiders(made.introduction.deliberation, by=by)
    if made.undone_at or made.ended_on:
        raise Refused(_("この支援は、もう終わっています。"))
    if on < made.matched_on:
        raise Refused(_("終わった日が、成立の日より前です。お確かめください。"))
    claim(made, read_at=made.version)
    made.ended_on = on
    made.full_clean()
    made.save()
    give_place_back(made.expert, within=made.organisation, by=by)
    record("ended", made, by=by, within=made.organisation, fields=["ended_on"])
