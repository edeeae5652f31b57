from datetime import date, datetime

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from enishi.cycle.models import (
    Acceptance,
    Candidate,
    Decision,
    DecisionOutcome,
    Introduction,
    IntroductionOutcome,
)
from enishi.cycle.transitions.decide import decide, end_decision
from enishi.cycle.transitions.employ import permit_for
from enishi.cycle.transitions.recuse import refuse_outsiders
from enishi.cycle.transitions.still_fit import refuse_gone, refuse_unfit
from enishi.experts.models import ConsentKind
from enishi.experts.transitions import give_place_back, provide_to_company, take_place
from enishi.logbook.record import claim, record
from enishi.logbook.refused import Refused
from enishi.outbox.models import Letter
from enishi.outbox.transitions import discard_letter, hold_back
from enishi.people.models import User
from enishi.walls.inside import widened

TO_COMPANIES = (ConsentKind.INTRODUCTION, ConsentKind.COMPANY)


@transaction.atomic
def introduce(
    acceptance: Acceptance,
    *,
    reason: str,
    profile: str,
    profile_approved_on: date,
    engagement_type: str,
    reply_by: date,
    on: date,
    by: User,
) -> Introduction:
    """Present an expert who said yes to the company; all that was checked then is checked again."""
    sounding = acceptance.sounding
    deliberation = sounding.decision.deliberation
    refuse_outsiders(deliberation, by=by)
    acceptance = Acceptance.objects.select_for_update(of=("self",)).get(pk=acceptance.pk)
    if acceptance.ended_at:
        raise Refused(_("ご本人が、お引き受けを取りやめておられます。ご紹介はできません。"))
    if deliberation.need.closed_on:
        raise Refused(_("この案件は終わっています。"))
    if profile_approved_on > on:
        raise Refused(_("ご本人が略歴を確かめた日が、きょうより先の日付です。"))
    if reply_by < on:
        raise Refused(_("お返事の期限が、きょうより前の日付です。"))
    if acceptance.introductions.open().exists():
        raise Refused(_("この方は、もうこの企業にご紹介しています。"))
    permit = permit_for(engagement_type, within=acceptance.organisation)
    expert = refuse_unfit(
        sounding.expert, company=deliberation.need.company, within=acceptance.organisation
    )
    take_place(expert, within=acceptance.organisation, by=by)
    introduction = Introduction(
        organisation=acceptance.organisation,
        deliberation=deliberation,
        acceptance=acceptance,
        expert=expert,
        company=deliberation.need.company,
        engagement_type=engagement_type,
        permit=permit,
        reason=reason,
        profile=profile,
        profile_approved_on=profile_approved_on,
        reply_by=reply_by,
        introduced_on=on,
        introduced_at=timezone.now(),
        introduced_by=by,
    )
    introduction.full_clean()
    introduction.save()
    record("introduced", introduction, by=by, within=introduction.organisation)
    provide(introduction, on=on, by=by)
    return introduction


def provide(introduction: Introduction, *, on: date, by: User) -> None:
    """Write the 第三者提供記録 of what the company is told, where it rests on a consent."""
    expert = introduction.expert
    # A body that was given the card does not read the consents; whether one stands, it may ask.
    with widened(expert.organisation):
        consents = expert.consents.live().filter(from_on__lte=on, kind__in=TO_COMPANIES)
        consented = consents.exists()
    if not consented:
        return
    # A record that is kept for the law is in Japanese, whatever language its writer reads.
    with translation.override("ja"):
        items = _("略歴（ご本人が確かめたもの）、ご紹介の理由")
    company, within = introduction.company, introduction.organisation
    provide_to_company(expert, company=company, within=within, items=items, on=on, by=by)


@transaction.atomic
def note_told(introduction: Introduction, *, by: User) -> Introduction:
    """手渡し・電話: the company was told otherwise than by the letter that waits here."""
    refuse_outsiders(introduction.deliberation, by=by)
    introduction = open_one(introduction)
    if introduction.told_at:
        raise Refused(_("企業には、もうお伝えしています。"))
    refuse_gone(introduction.expert, within=introduction.organisation)
    return told(introduction, at=timezone.now(), by=by)


def told_by_letter(letter: Letter) -> None:
    """Called when the 紹介状 has gone: from now on the company's own page speaks of it."""
    rows = Introduction.objects.select_for_update(of=("self",))
    about = rows.filter(public_id=letter.about, told_at=None) if letter.about else rows.none()
    introduction = about.first()
    if introduction and letter.sent_at:
        told(introduction, at=letter.sent_at, by=letter.released_by)


@transaction.atomic
def told(introduction: Introduction, *, at: datetime, by: User | None) -> Introduction:
    """Write down that the company knows."""
    claim(introduction, read_at=introduction.version)
    introduction.told_at = at
    introduction.save()
    record("told", introduction, by=by, within=introduction.organisation, fields=["told_at"])
    return introduction


def open_one(introduction: Introduction) -> Introduction:
    """Lock the introduction and see that it has not ended."""
    introduction = Introduction.objects.select_for_update(of=("self",)).get(pk=introduction.pk)
    if introduction.ended_at:
        raise Refused(_("このご紹介は、もう終わっています。"))
    return introduction


@transaction.atomic
def end_introduction(
    introduction: Introduction, *, outcome: IntroductionOutcome, why: str, by: User
) -> Introduction:
    """End an introduction that came to nothing, with the reason; the expert's place is free."""
    refuse_outsiders(introduction.deliberation, by=by)
    introduction = open_one(introduction)
    if introduction.matches.made().exists():
        raise Refused(_("もう支援が決まっています。先に、支援の決定を取り消してください。"))
    stop_letters(introduction, outcome=outcome, by=by)
    claim(introduction, read_at=introduction.version)
    introduction.ended_at = timezone.now()
    introduction.outcome, introduction.ended_why = outcome, why
    introduction.full_clean()
    introduction.save()
    introduction.links.filter(ended_at=None).update(ended_at=introduction.ended_at)
    give_place_back(introduction.expert, within=introduction.organisation, by=by)
    if outcome != IntroductionOutcome.UNDONE:
        end_decision(introduction.acceptance.sounding.decision, outcome=DecisionOutcome.DECLINED)
    record("ended", introduction, by=by, within=introduction.organisation, fields=["outcome"])
    return introduction


def stop_letters(introduction: Introduction, *, outcome: IntroductionOutcome, by: User) -> None:
    """Call back and give up what has not gone; what has gone can be answered for, not undone."""
    letters = Letter.objects.about(introduction)
    if outcome == IntroductionOutcome.UNDONE and letters.filter(sent_at__isnull=False).exists():
        raise Refused(
            _("手紙は、もう送られています。取り消しではなく、わけを書いて取りやめてください。")
        )
    for letter in letters.open().filter(sending_at=None):
        waiting = hold_back(letter, by=by) if letter.released_at else letter
        discard_letter(waiting, by=by)


@transaction.atomic
def pass_on(introduction: Introduction, *, candidate: Candidate, why: str, by: User) -> Decision:
    """見送りのあと、次の方へ: end it and decide on the next candidate, in one press."""
    end_introduction(introduction, outcome=IntroductionOutcome.DECLINED, why=why, by=by)
    return decide(
        introduction.deliberation,
        candidate=candidate,
        rationale=candidate.reason,
        besides=_("先の方が見送りになったため、次の方にお願いします。"),
        by=by,
    )
