from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from enishi.cycle.models import Origin, Outcome, Visit
from enishi.cycle.transitions import approach, note_prospect, take_back, visit
from enishi.experts.transitions import ask_confirmation
from enishi.people.transitions import keep_draft
from enishi.web.start import desk
from enishi.web.start.today import greeting
from tests import make
from tests.experts import applying
from tests.web import arrange

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_a_later_day")]
TODAY = make.LATER


def writer():
    return make.coordinator("writer-AK")


def waiting(user) -> list[tuple[str, str]]:
    """What waits, without the yearly question, which stands last wherever an expert is on hand."""
    tasks = [(task.title, task.action) for task in desk.tasks_of(user, TODAY)]
    return [task for task in tasks if task[1] != "おたずねする"]


def test_the_yearly_question_waits_last_until_it_is_put(client):
    expert, okamoto = make.expert(), make.coordinator()
    last = desk.tasks_of(okamoto, TODAY)[-1]
    assert (last.title, last.address) == (
        "お変わりないかを、1名におたずねする",
        "/experts/confirmations/",
    )

    ask_confirmation(expert, on=TODAY, by=okamoto)

    assert desk.tasks_of(okamoto, TODAY) == []


def planned(company, days: int, **fields) -> Visit:
    return Visit.objects.create(
        organisation=company.organisation,
        company=company,
        programme=make.programme(),
        coordinator=fields.pop("by", None) or writer(),
        planned_on=TODAY + timedelta(days=days),
        **fields,
    )


def test_a_need_without_candidates_waits_for_its_owner_and_links_to_its_page():
    need = make.need()

    [task] = desk.tasks_of(need.owner, TODAY)

    assert (task.title, task.address, task.about) == (
        "海外向け販路の立て直し",
        f"/needs/{need.public_id}/",
        "AK-N-0001　株式会社みどり精機",
    )


def test_a_need_with_a_candidate_moves_to_the_short_lists_with_the_reason():
    candidate = make.candidate()
    owner = candidate.need.owner

    page = arrange.signed_in(owner).get("/today/").content.decode()

    assert waiting(owner) == []
    assert [need.pk for need in desk.short_lists(owner)] == [candidate.need_id]
    assert "代理店を立ち上げた経験が重なるため。" in page


def test_a_need_whose_candidate_was_taken_back_waits_again():
    candidate = make.candidate()
    take_back(candidate, by=candidate.need.owner)

    assert waiting(candidate.need.owner) == [("海外向け販路の立て直し", "候補を見る")]
    assert list(desk.short_lists(candidate.need.owner)) == []


def test_a_need_from_a_roster_waits_for_a_visit_first():
    need = make.need(origin=Origin.ROSTER)

    assert waiting(need.owner) == [("株式会社みどり精機さんに、訪問の日をうかがう", "ニーズを見る")]


def test_a_closed_need_waits_for_nobody():
    need = make.need()
    type(need).objects.update(closed_on=TODAY)

    assert waiting(need.owner) == []


@pytest.mark.parametrize(
    ("days", "task"),
    [
        (-1, ("株式会社みどり精機さんの訪問を記録する", "訪問を記録する")),
        (0, ("株式会社みどり精機さんを訪問する", "訪問の準備をする")),
        (7, ("株式会社みどり精機さんを訪問する", "訪問の準備をする")),
    ],
)
def test_a_visit_is_prepared_before_its_day_and_written_up_after_it(days, task):
    planned(make.company(), days)

    assert waiting(writer()) == [task]


def test_a_visit_that_was_made_waits_to_be_written_down():
    make.programme()
    visit(make.company(), visited_on=date(2026, 9, 10), by=writer())

    assert waiting(writer()) == [("株式会社みどり精機さんの聞き取りを書く", "聞き取りを書く")]


def test_a_visit_that_lies_far_ahead_or_was_called_off_is_no_work_yet():
    firm = make.company()
    planned(firm, 8)
    planned(firm, 1, undone_at=make.now())

    assert waiting(writer()) == []


def test_what_is_late_comes_before_what_is_due():
    firm = make.company()
    planned(firm, 3)
    planned(firm, -3)

    assert [task.pressing for task in desk.tasks_of(writer(), TODAY)] == [True, False]


def test_a_registration_that_came_in_is_read_before_its_seven_days_are_over():
    sent = applying.submitted()
    due = sent.answer_by

    tasks = [desk.tasks_of(make.coordinator(), due - timedelta(days=n)) for n in (5, 0, -1)]

    assert [(t.when, t.pressing, t.address) for [t] in tasks] == [
        ("あと5日", False, f"/experts/applications/{sent.public_id}/"),
        ("きょうまで", True, f"/experts/applications/{sent.public_id}/"),
        ("期限切れ", True, f"/experts/applications/{sent.public_id}/"),
    ]


def test_another_bodys_registrations_are_no_work_of_mine():
    applying.submitted(of=make.other_organisation())

    assert waiting(make.coordinator()) == []


def test_an_unsaved_draft_comes_first_and_leads_back_into_its_form():
    need = make.need()
    keep_draft(need.owner, form="need", content={"title": ["新しい販路"]})
    keep_draft(need.owner, form="need", subject=need.public_id, content={"title": ["販路"]})

    tasks = desk.tasks_of(need.owner, TODAY)

    assert [task.address for task in tasks[:2]] == [
        f"/needs/{need.public_id}/edit/",
        "/needs/new/",
    ]


def test_a_colleagues_drafts_and_visits_stay_his():
    hirai = make.member("hirai")
    keep_draft(hirai, form="need", content={"title": ["秘密"]})
    planned(make.company(), 0, by=hirai)

    assert waiting(writer()) == []


def test_a_colleagues_need_is_shown_apart_as_long_as_it_waits():
    need = make.need()
    hirai = make.member("hirai")

    assert waiting(hirai) == []
    assert [other.pk for other in desk.needs_of_colleagues(hirai)] == [need.pk]


def test_another_body_sees_nothing_of_all_this():
    candidate = make.candidate()
    planned(candidate.need.company, 2)
    make.expert(of=make.organisation(), paused_until=TODAY)
    stranger = make.member("stranger", of=make.other_organisation())

    assert waiting(stranger) == []
    assert [
        list(found)
        for found in (
            desk.visits_ahead(stranger, TODAY),
            desk.short_lists(stranger),
            desk.needs_of_colleagues(stranger),
            desk.newly_registered(stranger, TODAY),
            desk.hard_to_ask(stranger, TODAY)["resting"],
        )
    ] == [[]] * 5


def test_nobody_sees_a_short_list_that_he_is_on():
    murase = make.member("murase")
    make.candidate(linked(make.expert(), murase))

    assert list(desk.short_lists(murase)) == []
    assert "代理店を立ち上げた経験" not in arrange.signed_in(murase).get("/today/").content.decode()


def linked(expert, account):
    expert.account = account
    expert.save(update_fields=["account"])
    return expert


def test_those_who_rest_or_are_full_are_counted_so_that_nobody_asks_in_vain():
    make.expert()
    make.expert(capacity=1, current_cases=1)
    resting = make.expert(paused_until=TODAY)
    make.expert(paused_until=TODAY - timedelta(days=1))

    found = desk.hard_to_ask(writer(), TODAY)

    assert found["counts"] == {"all": 4, "full": 1, "resting": 1}
    assert list(found["resting"]) == [resting]


def test_who_joined_within_a_month_is_good_news():
    make.expert()
    new = make.expert()
    type(new).objects.filter(pk=new.pk).update(registered_on=TODAY - timedelta(days=29))

    assert list(desk.newly_registered(writer(), TODAY)) == [new]


def test_an_empty_desk_says_what_to_do_next():
    page = arrange.signed_in(make.member()).get("/today/").content.decode()

    assert "いま待っている仕事はありません。" in page
    assert 'href="/needs/new/">ニーズを書きとめる' in page


def test_the_page_asks_the_database_as_often_for_much_work_as_for_little():
    make.candidate(on=make.need(of=make.company("会社")))
    make.need(of=make.company("別の会社"))
    client = arrange.signed_in(writer())
    client.get("/today/")  # its first page of all notes that the session begins

    with CaptureQueriesContext(connection) as little:
        client.get("/today/")
    for number in range(3):
        make.candidate(on=make.need(of=make.company(f"会社{number}")))
        make.need(of=make.company(f"別の会社{number}"))
    with CaptureQueriesContext(connection) as much:
        client.get("/today/")

    assert len(much) == len(little)


@pytest.mark.parametrize(
    ("hour", "word"), [(3, "evening"), (4, "morning"), (11, "day"), (18, "evening")]
)
def test_the_greeting_fits_the_hour(hour, word):
    assert greeting(hour) == word


def test_a_draft_of_a_record_that_one_no_longer_sees_is_not_offered():
    theirs = make.company("よその会社", of=make.other_organisation())
    keep_draft(writer(), form="company", subject=theirs.public_id, content={"products": ["x"]})

    assert waiting(writer()) == []


def test_every_task_is_behind_the_link_and_what_presses_comes_first(client):
    owner = writer()
    for number in range(8):
        make.need(of=make.company(f"会社{number}"))
    due = note_prospect(
        make.organisation(), values={"name": "きょう電話", "referral": "bank"}, on=TODAY, by=owner
    )
    approach(due, outcome=Outcome.AGAIN, again_on=TODAY, on=TODAY, by=owner)
    client.force_login(owner)

    assert desk.tasks_of(owner, TODAY)[0].title == "きょう電話さんに、もう一度お電話する"
    page = client.get("/today/").text
    assert 'href="?all=1#today"' in page
    assert client.get("/today/?all=1").text.count("候補を見る") == 8


def test_who_refused_but_named_a_day_is_called_again_on_it():
    owner = writer()
    line = note_prospect(
        make.organisation(), values={"name": "来年度", "referral": "bank"}, on=TODAY, by=owner
    )
    later = TODAY + timedelta(days=100)
    approach(
        line, outcome=Outcome.REFUSED, words="来年度ならば。", again_on=later, on=TODAY, by=owner
    )

    assert [task.title for task in desk.tasks_of(owner, TODAY)] == []
    assert [task.title for task in desk.tasks_of(owner, later)] == [
        "来年度さんに、もう一度お電話する"
    ]


def test_the_draft_of_a_sheet_is_offered_with_its_company():
    visit = planned(make.company(), 20)
    keep_draft(writer(), form="sheet", subject=visit.public_id, content={"said": ["販路"]})

    [task] = desk.tasks_of(writer(), TODAY)

    assert task.address == f"/visits/{visit.public_id}/sheet/"
    assert task.about.startswith("株式会社みどり精機")
