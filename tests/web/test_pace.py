"""More than anybody needs in an hour is not opened, and who asked for it is named."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import get_resolver

from enishi.logbook import door
from enishi.logbook.models import Came, Knock
from enishi.people.models import Membership, Role
from enishi.web import pace
from tests import make
from tests.matrix.operations import patterns
from tests.web import arrange

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 9, 18, 0, 20, tzinfo=UTC)


@pytest.fixture(autouse=True)
def small_shares(monkeypatch, settings, tmp_path):
    """Three of everything; each page is in the share that it is in."""
    door._counted.clear()
    settings.OPENED = tmp_path / "opened"
    shares = [replace(share, most=3) for share in pace.SHARES]
    monkeypatch.setattr(pace, "SHARES", shares)
    monkeypatch.setattr("django.utils.timezone.now", lambda: MORNING)


@pytest.fixture
def okamoto(client):
    person = make.coordinator()
    client.force_login(person)
    return person


def opened(client, *people) -> list[int]:
    return [client.get(f"/experts/{one.public_id}/").status_code for one in people]


def test_the_fourth_card_of_the_hour_is_refused_with_the_time_and_noted(client, okamoto):
    people = [make.expert() for _ in range(4)]

    statuses = opened(client, *people)
    answer = client.get(f"/experts/{people[3].public_id}/")

    assert statuses == [200, 200, 200, 429]
    assert answer["Retry-After"] == str(40 * 60 + 1)
    assert "3件をこえて開いたので、いったん止めました。10時00分から、また開けます" in answer.text
    assert people[3].full_name not in answer.text
    assert (
        list(Knock.objects.values_list("came", "account", "where", "subject"))
        == [(Came.SLOWED_DOWN, okamoto.public_id, "expert", people[3].public_id)] * 2
    )


def test_the_same_card_again_costs_nothing_and_the_other_pages_stay_open(client, okamoto):
    people = [make.expert() for _ in range(4)]

    statuses = opened(client, *people[:1] * 9, *people[1:])

    assert statuses == [200] * 11 + [429]
    assert client.get("/today/").status_code == 200
    assert client.get("/experts/").status_code == 200


def test_a_card_is_counted_by_whichever_of_its_pages_it_is_read(client, okamoto):
    people = [make.expert() for _ in range(4)]
    pages = ["edit/", "consents/", "versions/", "edit/"]

    statuses = [
        client.get(f"/experts/{one.public_id}/{page}").status_code
        for one, page in zip(people, pages, strict=True)
    ]

    assert statuses == [200, 200, 200, 429]
    assert opened(client, *people[:3]) == [200] * 3


def test_a_new_hour_and_another_person_begin_anew(client, okamoto, monkeypatch):
    people = [make.expert() for _ in range(4)]
    assert opened(client, *people)[-1] == 429

    colleague = arrange.signed_in(make.member("hirai"))
    assert opened(colleague, people[3]) == [200]
    monkeypatch.setattr("django.utils.timezone.now", lambda: MORNING + timedelta(minutes=40))
    assert opened(client, people[3]) == [200]


def test_a_list_is_gone_through_page_by_page_only_so_far(client, okamoto):
    pages = [client.get("/experts/", {"page": n}).status_code for n in (1, 2, 3, 3, 4)]

    assert pages[-2:] == [pages[2], 429]


def test_what_is_made_counts_each_time(client, okamoto):
    answers = [client.post("/intakes/exports/", {"kind": "experts"}) for _ in range(4)]

    assert [answer.status_code for answer in answers] == [302, 302, 302, 429]
    assert "3件をこえて作ったので、いったん止めました" in answers[3].text
    assert "内容を確かめて" not in answers[3].text


def test_the_head_is_asked_to_ask_and_sees_how_often(client, okamoto, monkeypatch):
    people = [make.expert() for _ in range(4)]
    opened(client, *people)
    monkeypatch.setattr("django.utils.timezone.now", lambda: MORNING + timedelta(minutes=1))
    opened(client, people[3])
    client.force_login(make.member("kanda", role=Role.HEAD))

    [task] = [t for t in client.get("/today/").context["tasks"] if "使い方" in t.title]
    members = client.get("/network/members/").text

    assert task.title == f"{okamoto.full_name}さんに、使い方を確かめる"
    assert "短いあいだに多くの記録を開き、止められました" in task.why
    assert "短いあいだに多くを開き、止められたこと 2回" in members


def test_of_who_plays_two_parts_in_a_body_the_head_is_asked_once(client, okamoto):
    Membership.objects.create(
        user=okamoto, organisation=make.organisation(), role=Role.EXPERT, from_on=make.TODAY
    )
    opened(client, *(make.expert() for _ in range(4)))
    client.force_login(make.member("kanda", role=Role.HEAD))

    [task] = [t for t in client.get("/today/").context["tasks"] if "使い方" in t.title]

    assert str(okamoto.memberships.get(role=Role.COORDINATOR).public_id) in task.address


def test_a_coordinator_is_not_told_of_his_colleagues(client, okamoto):
    opened(client, *(make.expert() for _ in range(4)))
    client.force_login(make.member("hirai"))

    assert [t for t in client.get("/today/").context["tasks"] if "使い方" in t.title] == []


def test_every_page_of_a_share_is_there():
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}

    assert frozenset().union(*(share.pages for share in pace.SHARES)) - names == set()
    routes = [route.removeprefix("/") for route, _pattern, _names in patterns()]
    begun = [begun for share in pace.SHARES for begun in share.of_one]
    assert [one for one in begun if one not in routes] == []


AS_ANOTHER_SERVER_PROCESS = """
import sys
from datetime import datetime
from django.conf import settings
settings.configure(OPENED=sys.argv[1])
from enishi.web.opened import has_room
hour, name = datetime(2026, 9, 18, 9), sys.argv[2]
print("ready", flush=True)
sys.stdin.readline()
print(sum(has_room("a", f"{name}{n}", hour, most=450, each_time=False) for n in range(300)))
"""


def test_two_server_processes_share_an_hour_also_at_the_same_moment(settings):
    ask = [sys.executable, "-c", AS_ANOTHER_SERVER_PROCESS, str(settings.OPENED)]
    piped = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    both = [subprocess.Popen([*ask, name], **piped) for name in "xy"]  # noqa: S603 -- ourselves
    for one in both:
        one.stdout.readline()
    for one in both:
        one.stdin.write("go\n")
        one.stdin.flush()

    assert sum(int(one.communicate(timeout=300)[0]) for one in both) == 450


def test_of_the_hour_before_nothing_stays(client, okamoto, settings, monkeypatch):
    opened(client, make.expert())
    before = [file.name for file in settings.OPENED.rglob("*") if file.is_file()]
    monkeypatch.setattr("django.utils.timezone.now", lambda: MORNING + timedelta(hours=1))
    colleague = make.member("hirai")
    opened(arrange.signed_in(colleague), make.expert())

    assert before == [f"{okamoto.public_id}-cards"]
    kept = [file.name for file in settings.OPENED.rglob("*") if file.is_file()]
    assert kept == [f"{colleague.public_id}-cards"]


def test_a_full_disk_keeps_nobody_from_reading(client, okamoto, settings):
    settings.OPENED.write_text("In the way of the folder.")

    assert opened(client, *(make.expert() for _ in range(5))) == [200] * 5
