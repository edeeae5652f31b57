"""How a record of each kind of the cycle comes to be in a body: from a prospect to a match."""

from collections.abc import Callable

from django.db import models

from enishi.cycle.models import (
    AgendaItem,
    CalendarFeed,
    Deliberation,
    GuestBody,
    Interview,
    Introduction,
    NeedSlip,
    Prospect,
    Remark,
    RemarkKind,
    Side,
    Visit,
)
from enishi.cycle.transitions import (
    add_photo,
    arrange_interview,
    draft_slip,
    invite_body,
    issue_feed,
    note_attendance,
    note_prospect,
    put_on_agenda,
    remark,
    take_minute,
    write_sheet,
)
from enishi.people.models import Organisation, User
from tests import make
from tests.cycle.test_photo import picture


def a_visit(body: Organisation, by: User) -> Visit:
    """A visit in which a need was heard, with its sheet."""
    heard = Visit.objects.get(pk=make.need(of=make.company(of=body)).visit_id)
    write_sheet(heard, values={"said": "商社を通さず売りたい。"}, read_at=1, by=by)
    return heard


def a_table(body: Organisation) -> Deliberation:
    """A need of a body that lies on its table with a candidate."""
    return make.deliberation(make.expert(of=body), on=make.need(of=make.company(of=body)))


def an_introduction(body: Organisation) -> Introduction:
    """An expert of a body who said yes and was presented to a company."""
    asked = make.sounding(make.decision(a_table(body)))
    return make.introduction(make.acceptance(asked))


def an_interview(body: Organisation, by: User) -> Interview:
    """The day on which the two meet."""
    introduced = an_introduction(body)
    return arrange_interview(introduced, starts_at=make.now(), place="会議室", by=by)


def a_remark(body: Organisation, by: User) -> Remark:
    """A concern about the candidate of a table."""
    table = a_table(body)
    return remark(
        table,
        candidate=table.need.candidates.get(),
        kind=RemarkKind.CONCERN,
        reason="遠くにお住まいです。",
        by=by,
    )


def a_slip(body: Organisation, by: User) -> NeedSlip:
    """A slip that the company has not approved yet."""
    told = {"title": "直接の販路", "told": "商社を通さず売りたい。", "wish": "月に二回"}
    need = make.need(of=make.company(of=body))
    return draft_slip(need, values=told, on=make.TODAY, by=by)


def a_prospect(body: Organisation, by: User) -> Prospect:
    """A company that a body would like to visit."""
    name = f"株式会社ひので金型{Prospect.objects.count()}"
    told = {"name": name, "prefecture": "27", "referral": "bank"}
    return note_prospect(body, values=told, on=make.TODAY, by=by)


def a_feed(body: Organisation, by: User) -> CalendarFeed:
    """The secret address of a calendar."""
    issue_feed(body, whole_body=False, by=by)
    return CalendarFeed.objects.filter(user=by).latest("pk")


def an_item(body: Organisation, by: User) -> AgendaItem:
    """A need on the agenda of a sitting."""
    return put_on_agenda(make.meeting(body), need=make.need(of=make.company(of=body)), by=by)


def a_guest(body: Organisation, by: User) -> GuestBody:
    """A third body, of which nobody who asks is, invited to a sitting."""
    third = make.organisation("お招きの会", code="GUEST")
    return invite_body(make.meeting(body), body=third, by=by)


CYCLE: dict[str, Callable[[Organisation, User], models.Model]] = {
    "cycle.acceptance": lambda body, by: make.acceptance(
        make.sounding(make.decision(a_table(body)))
    ),
    "cycle.agendaitem": an_item,
    "cycle.answer": lambda body, by: make.yes(an_introduction(body), Side.COMPANY),
    "cycle.attendance": lambda body, by: note_attendance(
        make.meeting(body), guest="商工会の緑川さん", by=by
    ),
    "cycle.calendarfeed": a_feed,
    "cycle.candidate": lambda body, by: make.candidate(
        make.expert(of=body), on=make.need(of=make.company(of=body))
    ),
    "cycle.decision": lambda body, by: make.decision(a_table(body)),
    "cycle.deliberation": lambda body, by: a_table(body),
    "cycle.deliberationmeeting": lambda body, by: an_item(body, by).meeting,
    "cycle.guestbody": a_guest,
    "cycle.interview": an_interview,
    "cycle.interviewwish": lambda body, by: make.wish(
        make.expert(of=body), on=make.need(of=make.company(of=body))
    ),
    "cycle.introduction": lambda body, by: an_introduction(body),
    "cycle.match": lambda body, by: make.match(an_introduction(body)),
    "cycle.minute": lambda body, by: take_minute(
        make.meeting(body), text="販路の話から始める。", by=by
    ),
    "cycle.need": lambda body, by: make.need(of=make.company(of=body)),
    "cycle.needslip": a_slip,
    "cycle.prospect": a_prospect,
    "cycle.remark": a_remark,
    "cycle.sounding": lambda body, by: make.sounding(make.decision(a_table(body))),
    "cycle.visit": a_visit,
    "cycle.visitphoto": lambda body, by: add_photo(
        a_visit(body, by), content=picture(), caption="現場", by=by
    ),
}
