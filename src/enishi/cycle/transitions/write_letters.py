from collections.abc import Callable

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from enishi.cycle import letters, recipients
from enishi.cycle.invitation import as_calendar
from enishi.cycle.models import Interview, Introduction, Side, Sounding
from enishi.cycle.transitions.answer_by_link import issue_link
from enishi.cycle.transitions.introduce import open_one
from enishi.cycle.transitions.recuse import refuse_outsiders
from enishi.cycle.transitions.still_fit import why_gone
from enishi.cycle.word_letter import letter_here
from enishi.experts.models import RegistrationState
from enishi.files.transitions import keep
from enishi.logbook.record import record
from enishi.logbook.refused import Refused
from enishi.outbox.models import Letter
from enishi.outbox.transitions import (
    draft_letter,
    hold_back,
    revise_letter,
    withdraw_proposal,
)
from enishi.people.models import User

# What turns an address's secret into the address of its page.
Page = Callable[[str], str]


# A letter is in Japanese, whatever language its writer's screen is in.
in_japanese = translation.override("ja")


def retaken(letter: Letter, introduction: Introduction, *, page: Page, by: User) -> Letter:
    """The draft that is there, with what has changed meanwhile; what was written in it stays."""
    if letter.approved_at and not letter.released_at:
        raise Refused(_("紹介状は、もう決裁がすんでいます。取りやめてから、書き直してください。"))
    if letter.released_at:
        letter = hold_back(letter, by=by)
    if letter.proposed_at and not letter.approved_at:
        letter = withdraw_proposal(letter, read_at=letter.version, by=by)
    interview = introduction.interviews.live().order_by("number").last()
    values = {"particulars": letters.with_the_day(letter.particulars, interview)}
    if not introduction.links.open().filter(side=Side.COMPANY).exists():
        token = issue_link(introduction, side=Side.COMPANY, by=by)
        values["answer_address"] = page(token)
    return revise_letter(letter, values=values, read_at=letter.version, by=by)


@transaction.atomic
@in_japanese
def write_introduction(introduction: Introduction, *, page: Page, by: User) -> Letter:
    """紹介状: put the letter to the company into the outbox, with the address for its answer."""
    refuse_outsiders(introduction.deliberation, by=by)
    introduction = open_one(introduction)
    expert, acceptance = introduction.expert, introduction.acceptance
    if expert.state != RegistrationState.REGISTERED or acceptance.ended_at:
        raise Refused(
            _(
                "ご本人の登録かお引き受けが、終わっています。紹介状は送らずに、紹介を止めてください。"
            )
        )
    if why := why_gone(expert, within=introduction.organisation):
        raise Refused(why)
    if waiting := letter_here(introduction):
        return retaken(waiting, introduction, page=page, by=by)
    subject, body, particulars = letters.introducing(introduction)
    letter = draft_letter(
        introduction.organisation,
        to=recipients.of_company(introduction.company),
        subject=subject,
        body=body,
        particulars=particulars,
        about=introduction,
        concerns=expert.public_id,
        answer_address=page(issue_link(introduction, side=Side.COMPANY, by=by)),
        with_answer_slip=True,
        when_sent="enishi.cycle.transitions.introduce.told_by_letter",
        by=by,
    )
    introduction.letter = letter.public_id
    introduction.save()
    record("wrote", introduction, by=by, within=introduction.organisation, fields=["letter"])
    return letter


@transaction.atomic
@in_japanese
def write_sounding(sounding: Sounding, *, page: Page, by: User) -> Letter:
    """打診のお手紙: put it into the outbox, the company unnamed, with an address to answer."""
    refuse_outsiders(sounding.decision.deliberation, by=by)
    if sounding.ended_at or sounding.declined_at or sounding.acceptances.live().exists():
        raise Refused(_("この打診は、もう終わっています。"))
    subject, body, particulars = letters.asking(sounding)
    letter = draft_letter(
        sounding.organisation,
        to=recipients.of_expert(sounding.expert, within=sounding.organisation),
        subject=subject,
        body=body,
        particulars=particulars,
        about=sounding,
        answer_address=page(issue_link(sounding, side=Side.EXPERT, by=by)),
        by=by,
    )
    sounding.letter = letter.public_id
    sounding.save()
    record("wrote", sounding, by=by, within=sounding.organisation, fields=["letter"])
    return letter


@transaction.atomic
@in_japanese
def write_appointment(interview: Interview, *, page: Page, by: User) -> Letter:
    """面談のご案内: to the expert, with the day for his calendar and the address for his answer."""
    introduction = open_one(interview.introduction)
    refuse_outsiders(introduction.deliberation, by=by)
    subject, body, particulars = letters.appointing(interview)
    event = keep(
        as_calendar(interview), name=_("面談.ics"), organisation=introduction.organisation, by=by
    )
    return draft_letter(
        introduction.organisation,
        to=recipients.of_expert(introduction.expert, within=introduction.organisation),
        subject=subject,
        body=body,
        particulars=particulars,
        about=introduction,
        attachments=[event],
        answer_address=page(issue_link(introduction, side=Side.EXPERT, by=by)),
        by=by,
    )


@transaction.atomic
@in_japanese
def write_regret(sounding: Sounding, *, by: User) -> Letter:
    """お礼: once, to somebody who was asked and whom it did not come to; nobody else learns."""
    refuse_outsiders(sounding.decision.deliberation, by=by)
    sounding = Sounding.objects.select_for_update(of=("self",)).get(pk=sounding.pk)
    if not Sounding.objects.come_to_nothing().filter(pk=sounding.pk).exists():
        raise Refused(_("この方には、まだご相談が進んでいます。"))
    if sounding.thanks.exists():
        raise Refused(_("この方へのお礼の手紙は、もう書いてあります。"))
    subject, body, particulars = letters.regretting(sounding)
    return draft_letter(
        sounding.organisation,
        to=recipients.of_expert(sounding.expert, within=sounding.organisation),
        subject=subject,
        body=body,
        particulars=particulars,
        about=sounding,
        by=by,
    )
