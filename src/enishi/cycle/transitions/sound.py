from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.cycle.models import Acceptance, Decision, DecisionOutcome, Manner, Sounding
from enishi.cycle.transitions.decide import end_decision
from enishi.cycle.transitions.recuse import refuse_outsiders
from enishi.cycle.transitions.still_fit import refuse_unfit
from enishi.cycle.transitions.withhold import refuse_the_company
from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import User


@transaction.atomic
def sound(
    decision: Decision, *, manner: Manner, told: str, reply_by: date, on: date, by: User
) -> Sounding:
    """打診: ask the expert whom the group decided on, with the company's name withheld."""
    deliberation = decision.deliberation
    refuse_outsiders(deliberation, by=by)
    decision = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    company = deliberation.need.company
    if decision.ended_at:
        raise Refused(_("この決定は、もう終わっています。"))
    if decision.soundings.filter(ended_at=None).exists():
        raise Refused(_("この方には、もううかがっています。"))
    refuse_the_company(deliberation.need, told)
    if reply_by < on:
        raise Refused(_("お返事の目安が、きょうより前の日付です。"))
    expert = refuse_unfit(
        decision.candidate.access.expert, company=company, within=decision.organisation
    )
    sounding = Sounding(
        organisation=decision.organisation,
        decision=decision,
        expert=expert,
        manner=manner,
        told=told,
        reply_by=reply_by,
        asked_at=timezone.now(),
        asked_by=by,
    )
    sounding.full_clean()
    sounding.save()
    record("sounded", sounding, by=by, within=decision.organisation)
    return sounding


@transaction.atomic
def accept(
    sounding: Sounding,
    *,
    manner: Manner,
    by: User,
    former_duties: str,
    conditions: str = "",
) -> Acceptance:
    """内諾: the expert says yes in a talk, and what he has promised to a former employer."""
    sounding = answerable(sounding, by=by, manner=manner)
    if not former_duties.strip():
        raise Refused(
            _(
                "前の勤め先との約束ごとをうかがって、書きとめてください。なければ「なし」と書いてください。"
            )
        )
    refuse_unfit(
        sounding.expert,
        company=sounding.decision.deliberation.need.company,
        within=sounding.organisation,
    )
    acceptance = Acceptance(
        organisation=sounding.organisation,
        sounding=sounding,
        conditions=conditions,
        former_duties=former_duties,
        manner=manner,
        accepted_at=timezone.now(),
        noted_by=by if sounding.expert.account_id != by.pk else None,
    )
    acceptance.full_clean()
    acceptance.save()
    record("accepted", acceptance, by=by, within=sounding.organisation)
    return acceptance


@transaction.atomic
def wish_to_hear(
    sounding: Sounding, *, manner: Manner, by: User | None, words: str = ""
) -> Sounding:
    """話を聞いてみたい: the expert would hear more; somebody calls, and his yes comes then."""
    sounding = answerable(sounding, by=by, manner=manner)
    if sounding.interested_at:
        raise Refused(_("お返事は、もういただいています。担当の者からお電話します。"))
    claim(sounding, read_at=sounding.version)
    sounding.interested_at, sounding.interested_words = timezone.now(), words
    sounding.full_clean()
    sounding.save()
    fields = ["interested_at", "interested_words"]
    record("answered", sounding, by=by, within=sounding.organisation, fields=fields)
    return sounding


@transaction.atomic
def decline_sounding(
    sounding: Sounding, *, manner: Manner, by: User | None, why: str = ""
) -> Sounding:
    """The expert would rather not this time; the group's decision about him has ended."""
    sounding = answerable(sounding, by=by, manner=manner)
    claim(sounding, read_at=sounding.version)
    sounding.declined_at, sounding.declined_why = timezone.now(), why
    sounding.full_clean()
    sounding.save()
    end_decision(sounding.decision, outcome=DecisionOutcome.DECLINED)
    record("declined", sounding, by=by, within=sounding.organisation)
    return sounding


def answerable(sounding: Sounding, *, by: User | None, manner: Manner) -> Sounding:
    """Lock the sounding and see that it still waits, and that this person may answer it."""
    if by is None and manner != Manner.LINK:
        raise NotYours(_("お返事をした方がわかりません。"))
    if by is not None and sounding.expert.account_id != by.pk:
        refuse_outsiders(sounding.decision.deliberation, by=by)
    sounding = Sounding.objects.select_for_update(of=("self",)).get(pk=sounding.pk)
    if sounding.ended_at:
        raise Refused(_("このご相談は、取り下げられました。お返事は要りません。"))
    if sounding.declined_at or sounding.acceptances.live().exists():
        raise Refused(_("お返事は、もういただいています。変えるときは、担当の者へお電話ください。"))
    return sounding


@transaction.atomic
def withdraw_sounding(sounding: Sounding, *, by: User) -> None:
    """Take the question back before it is answered; the decision stands and may be undone."""
    refuse_outsiders(sounding.decision.deliberation, by=by)
    sounding = Sounding.objects.select_for_update(of=("self",)).get(pk=sounding.pk)
    if sounding.ended_at or sounding.declined_at:
        raise Refused(_("この打診は、もう終わっています。"))
    if sounding.acceptances.live().exists():
        raise Refused(_("もうお引き受けいただいています。取りやめるときは、わけを書いてください。"))
    claim(sounding, read_at=sounding.version)
    sounding.ended_at = timezone.now()
    sounding.save()
    sounding.links.filter(ended_at=None).update(ended_at=sounding.ended_at)
    record("withdrawn", sounding, by=by, within=sounding.organisation)


@transaction.atomic
def withdraw_acceptance(acceptance: Acceptance, *, why: str, by: User) -> None:
    """The expert takes his yes back, himself or by telephone; nobody is introduced on it."""
    sounding = acceptance.sounding
    if sounding.expert.account_id != by.pk:
        refuse_outsiders(sounding.decision.deliberation, by=by)
    acceptance = Acceptance.objects.select_for_update(of=("self",)).get(pk=acceptance.pk)
    if acceptance.ended_at:
        raise Refused(_("お引き受けは、もう取りやめになっています。"))
    if acceptance.introductions.open().exists():
        raise Refused(_("もう企業にご紹介しています。紹介を取りやめてください。"))
    claim(acceptance, read_at=acceptance.version)
    acceptance.ended_at, acceptance.ended_why = timezone.now(), why
    acceptance.full_clean()
    acceptance.save()
    sounding.declined_at, sounding.declined_why = acceptance.ended_at, why
    sounding.save()
    end_decision(sounding.decision, outcome=DecisionOutcome.DECLINED)
    record("withdrew", acceptance, by=by, within=acceptance.organisation)
