"""Run as a program: what happens on the way from the register to a need, each with power cuts."""

import json
import sys
from datetime import timedelta

import django

django.setup()

from django.db import transaction  # noqa: E402 -- Django comes first
from django.test import Client  # noqa: E402
from django.urls import resolve  # noqa: E402

from enishi.cycle import transitions as t  # noqa: E402
from enishi.cycle.models import ApprovalManner, HearingSheet, Origin, Outcome  # noqa: E402
from enishi.cycle.transitions.note_prospects import ListedProspect  # noqa: E402
from enishi.cycle.transitions.write_sheet import values_of  # noqa: E402
from enishi.people.transitions import keep_draft  # noqa: E402
from enishi.walls.inside import everything  # noqa: E402
from tests import make  # noqa: E402
from tests.cycle.test_photo import picture  # noqa: E402
from tests.power_cut import fates  # noqa: E402

on, later = make.TODAY, make.TODAY + timedelta(days=9)
SAID = "商社を通さず、自分たちで直接売りたい。"


def line(name: str):
    values = {"name": name, "prefecture": "13", "referral": "bank"}
    return t.note_prospect(body, values=values, on=on, by=by)


def values(**words):
    return values_of(HearingSheet()) | words


def slip(of):
    told = {"title": "直販", "told": SAID, "wish": "", "company_is": "金属加工の会社"}
    return t.draft_slip(of, values=told, on=on, by=by)


with everything(), transaction.atomic():
    make.programme()
    body, by = make.organisation(), make.coordinator()
    prospect, firm = line("架空工業"), make.company()
    given_up = line("架空電線")
    t.approach(given_up, outcome=Outcome.REFUSED, words="いまは忙しい。", on=on, by=by)
    planned = t.visit(firm, planned_on=later, by=by)
    undone = t.visit(make.company("架空食品"), planned_on=later, by=by)
    t.take_back_visit(undone, by=by)
    made = t.visit(firm, visited_on=on - timedelta(days=8), by=by)
    unwritten = t.visit(make.company("架空ばね"), visited_on=on - timedelta(days=8), by=by)
    next_visit = {"next_on": later + timedelta(days=20), "next_promise": "工場を見る"}
    sheet = t.write_sheet(made, values=values(said=SAID, **next_visit), read_at=0, by=by)
    photo = t.add_photo(made, content=picture(), by=by)
    need, listed = make.need(of=firm), make.need(of=firm, origin=Origin.ROSTER)
    drafted, feed = slip(make.need(of=firm)), t.issue_feed(body, whole_body=True, by=by)
    keep_draft(by, form="sheet", subject=unwritten.public_id, content={"said": ["書きかけの文"]})
    page = Client(HTTP_HOST="localhost")
    page.force_login(by)
resolve("/visits/")  # so that no child loads all pages anew


def over_the_page():
    page.post(f"/visits/{unwritten.public_id}/sheet/", {"said": "書きかけの文", "read_at": "0"})


listed_line = ListedProspect(values={"name": "架空", "referral": "bank"}, outcome=Outcome.AGAIN)
promise = {"next_promise": "一覧をいただく", "next_on": later}
STEPS = {
    "note_prospect": lambda: line("架空電機"),
    "note_prospects": lambda: t.note_prospects(body, listed=[listed_line], on=on, by=by),
    "strike_prospects": lambda: t.strike_prospects(body, prospects=[prospect], on=on, by=by),
    "revise_prospect": lambda: t.revise_prospect(
        prospect, values={"note": "紹介は信金。"}, read_at=prospect.version, by=by
    ),
    "approach": lambda: t.approach(prospect, outcome=Outcome.AGAIN, on=on, by=by),
    "refusal": lambda: t.approach(
        prospect, outcome=Outcome.REFUSED, words="いまは忙しい。", on=on, by=by
    ),
    "appoint": lambda: t.appoint(prospect, planned_on=later, details={}, on=on, by=by),
    "take_up_again": lambda: t.take_up_again(given_up, by=by),
    "visit": lambda: t.visit(firm, planned_on=later, companions=[by], by=by),
    "revise_visit": lambda: t.revise_visit(
        planned, values={"place": "工場"}, companions=[by], read_at=planned.version, by=by
    ),
    "take_back_visit": lambda: t.take_back_visit(planned, by=by),
    "restore_visit": lambda: t.restore_visit(undone, by=by),
    "log_visit": lambda: t.log_visit(
        firm, visited_on=on, details={"place": "本社"}, companions=[by], promise=promise, by=by
    ),
    "log_planned": lambda: t.log_planned(
        planned, visited_on=on, details={}, companions=[by], promise=promise, by=by
    ),
    "add_photo": lambda: t.add_photo(made, content=picture(), by=by),
    "take_back_photo": lambda: t.take_back_photo(photo, by=by),
    "write_sheet": lambda: t.write_sheet(unwritten, values=values(said=SAID), read_at=0, by=by),
    "write_sheet_anew": lambda: t.write_sheet(
        made, values=values(said="もっと急ぐ。"), read_at=sheet.version, by=by
    ),
    "write_sheet_on_its_page": over_the_page,
    "finish_hearing": lambda: t.finish_hearing(sheet, by=by),
    "draw_need": lambda: t.draw_need(
        sheet, values={"title": "直販", "said": SAID}, categories=["sales_marketing"], on=on, by=by
    ),
    "hear_out": lambda: t.hear_out(listed, made=made, by=by),
    "hear": lambda: t.hear(
        firm, values={"title": "直販", "said": SAID}, origin=Origin.ROSTER, on=on, by=by
    ),
    "revise_need": lambda: t.revise_need(
        need, values={"title": "直販"}, categories=["sales_marketing"], read_at=need.version, by=by
    ),
    "draft_slip": lambda: slip(need),
    "draft_slip_anew": lambda: slip(drafted.need),
    "approve_slip": lambda: t.approve_slip(
        drafted, who="緑川", manner=ApprovalManner.TELEPHONE, read_at=drafted.version, on=on, by=by
    ),
    "withdraw_slip": lambda: t.withdraw_slip(drafted, on=on, by=by),
    "issue_feed": lambda: t.issue_feed(body, whole_body=True, by=by),
    "stop_feed": lambda: t.stop_feed(by.calendar_feeds.get(), by=by),
}


if __name__ == "__main__":
    print(json.dumps(fates(STEPS)))
    sys.stdout.flush()
