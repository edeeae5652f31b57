"""Run as a program: what happens from the table to the match, each with power cuts."""

import json
import sys
from datetime import timedelta

import django

django.setup()

from django.db import transaction  # noqa: E402 -- Django comes first

from enishi.cycle import transitions as t  # noqa: E402
from enishi.cycle.models import (  # noqa: E402
    Achieved,
    EngagementType,
    IntroductionOutcome,
    Manner,
    RemarkKind,
    Reply,
    Side,
    Stance,
    Wish,
)
from enishi.cycle.passage import link_for  # noqa: E402
from enishi.sheets.standard_letter import standard_template  # noqa: E402
from enishi.walls.inside import everything  # noqa: E402
from tests import make  # noqa: E402
from tests.network.given import mizuno  # noqa: E402
from tests.power_cut import fates  # noqa: E402

on, TELEPHONE = make.TODAY, Manner.TELEPHONE
DECLINED = IntroductionOutcome.DECLINED
ACHIEVED, WISH = Achieved.AS_HOPED, Wish.GO_ON


def page(token: str) -> str:
    return f"https://enishi.example/replies/{token}/"


def seated():
    """A table with two people at it, of whom the first was introduced."""
    table = make.deliberation(make.expert(), make.expert(given_name="文子"), on=make.need())
    first, second = table.need.candidates.order_by("pk")
    agreed = make.acceptance(make.sounding(make.decision(table, on=first)))
    return make.introduction(agreed), second


with everything(), transaction.atomic():
    body = make.organisation()
    need = make.candidate(on=make.need()).need
    by, table = need.owner, make.deliberation()
    seat = table.need.candidates.get()
    said = t.remark(table, candidate=seat, kind=RemarkKind.CONCERN, reason="遠い。", by=by)
    aside = t.step_aside(table, person=make.member(), reason="親戚のため。", by=by)
    decision, sounding, agreed = make.decision(), make.sounding(), make.acceptance()
    asked_in_vain = t.decline_sounding(make.sounding(), manner=TELEPHONE, by=by)
    introduction, passed_on = make.introduction(), seated()
    token = t.issue_link(introduction, side=Side.COMPANY, by=by)
    interview = t.arrange_interview(introduction, starts_at=make.now(), place="貴社", by=by)
    given = make.yes(make.introduction(), Side.COMPANY)
    both, matched = make.introduction(), make.match()
    make.yes(both, Side.COMPANY)
    make.yes(both, Side.EXPERT)
    over = make.match()
    t.end_support(over, on=on, by=by)
    over.refresh_from_db()
    meeting = make.meeting()
    item = t.put_on_agenda(meeting, need=table.need, by=by)
    came = t.note_attendance(meeting, guest="商工会の緑川さん", by=by)
    line = t.take_minute(meeting, text="資料を読む。", by=by)
    closed = make.meeting()
    t.close_minutes(closed, by=by)
    closed.refresh_from_db()
    caller, ended = make.expert(), t.close_need(make.need(), why="来年に。", on=on, by=by)
    wished, in_vain = make.wish(), make.wish(on=decision.deliberation.need)
    approved, guests = make.approved_slip(), make.organisation("お招きの会", code="GUEST")
    guest, invited = t.invite_body(meeting, body=guests, by=by), make.member(of=guests)
    template = t.keep_template(body, content=standard_template(), name="紹介状.docx", by=by)
    takes_over, leaving, office = make.member(), make.other_organisation(), mizuno()
    make.member(of=leaving)
later = make.now() + timedelta(days=9)

STEPS = {
    "open_deliberation": lambda: t.open_deliberation(need, on=on, by=by),
    "end_deliberation": lambda: t.end_deliberation(table, by=by),
    "give_opinion": lambda: t.give_opinion(
        table, candidate=seat, stance=Stance.PUSH, reason="段取り。", by=by
    ),
    "give_opinion_as_guest": lambda: t.give_opinion_as_guest(
        seat, stance=Stance.PUSH, reason="段取り。", by=by
    ),
    "remark": lambda: t.remark(table, candidate=seat, kind=RemarkKind.VETO, reason="競合。", by=by),
    "withdraw_remark": lambda: t.withdraw_remark(said, by=by),
    "step_aside": lambda: t.step_aside(table, person=by, reason="親戚のため。", by=by),
    "call_back": lambda: t.call_back(aside, by=by),
    "decide": lambda: t.decide(table, candidate=seat, rationale="段取り。", by=by),
    "undo_decision": lambda: t.undo_decision(decision, by=by),
    "add_to_decision": lambda: t.add_to_decision(decision, text="延期。", by=by),
    "sound": lambda: make.sounding(decision),
    "wish_to_hear": lambda: t.wish_to_hear(sounding, manner=TELEPHONE, by=by),
    "accept": lambda: make.acceptance(sounding),
    "decline_sounding": lambda: t.decline_sounding(sounding, manner=TELEPHONE, by=by),
    "withdraw_sounding": lambda: t.withdraw_sounding(sounding, by=by),
    "withdraw_acceptance": lambda: t.withdraw_acceptance(agreed, why="病気。", by=by),
    "introduce": lambda: make.introduction(agreed),
    "note_told": lambda: t.note_told(introduction, by=by),
    "end_introduction": lambda: t.end_introduction(
        introduction, outcome=DECLINED, why="時期。", by=by
    ),
    "pass_on": lambda: t.pass_on(passed_on[0], candidate=passed_on[1], why="時期。", by=by),
    "arrange_interview": lambda: t.arrange_interview(
        introduction, starts_at=later, place="貴社", by=by
    ),
    "move_interview": lambda: t.move_interview(
        interview, starts_at=later, place="工場", read_at=interview.version, by=by
    ),
    "issue_link": lambda: t.issue_link(introduction, side=Side.COMPANY, by=by),
    "answer": lambda: t.answer(
        introduction, side=Side.COMPANY, reply=Reply.NO, manner=TELEPHONE, by=by
    ),
    "answer_by_link": lambda: t.answer_by_link(link_for(token), reply="yes"),
    "correct_answer": lambda: t.correct_answer(given, why="聞きちがい。", by=by),
    "match": lambda: t.match(both, engagement_type=EngagementType.ADVICE, on=on, by=by),
    "undo_match": lambda: t.undo_match(matched, why="まちがい。", by=by),
    "end_support": lambda: t.end_support(matched, on=on, by=by),
    "evaluate": lambda: t.evaluate(
        over, side=Side.COMPANY, achieved=ACHIEVED, wish=WISH, manner=TELEPHONE, on=on, by=by
    ),
    "note_permit": lambda: t.note_permit(body, number="13-ユ-000000", on=on, by=by),
    "write_sounding": lambda: t.write_sounding(sounding, page=page, by=by),
    "write_introduction": lambda: t.write_introduction(introduction, page=page, by=by),
    "write_appointment": lambda: t.write_appointment(interview, page=page, by=by),
    "write_regret": lambda: t.write_regret(asked_in_vain, by=by),
    "convene": make.meeting,
    "move_meeting": lambda: t.move_meeting(
        meeting, starts_at=later, place="工場", chair=by, read_at=meeting.version, by=by
    ),
    "call_off": lambda: t.call_off(meeting, by=by),
    "put_on_agenda": lambda: t.put_on_agenda(meeting, need=need, by=by),
    "take_off_agenda": lambda: t.take_off_agenda(item, by=by),
    "note_attendance": lambda: t.note_attendance(meeting, person=by, by=by),
    "strike_attendance": lambda: t.strike_attendance(came, by=by),
    "take_minute": lambda: t.take_minute(meeting, text="決める。", by=by),
    "revise_minute": lambda: t.revise_minute(line, text="決めた。", read_at=line.version, by=by),
    "strike_minute": lambda: t.strike_minute(line, by=by),
    "draw_up_minutes": lambda: t.draw_up_minutes(meeting, by=by),
    "add_to_minutes": lambda: t.add_to_minutes(closed, text="訂正。", by=by),
    "close_minutes": lambda: t.close_minutes(meeting, by=by),
    "close_need": lambda: t.close_need(need, why="来年に。", on=on, by=by),
    "reopen_need": lambda: t.reopen_need(ended, by=by),
    "invite_body": lambda: t.invite_body(meeting, body=leaving, by=by),
    "take_back_invitation": lambda: t.take_back_invitation(guest, by=by),
    "come_as_guest": lambda: t.come_as_guest(guest, by=invited),
    "show_slip": lambda: t.show_slip(approved, on=on, by=by),
    "wish": lambda: make.wish(caller, on=need),
    "withdraw_wish": lambda: t.withdraw_wish(wished, by=by),
    "thank_for_wish": lambda: t.thank_for_wish(in_vain, by=by),
    "keep_template": lambda: t.keep_template(
        body, content=standard_template(), name="紹介状.docx", by=by
    ),
    "drop_template": lambda: t.drop_template(template, by=by),
    "hand_over": lambda: t.hand_over(body, person=by, to=takes_over, at=make.now(), by=by),
    "let_body_leave": lambda: t.let_body_leave(leaving, at=make.now(), by=office),
}


if __name__ == "__main__":
    print(json.dumps(fates(STEPS)))
    sys.stdout.flush()
