import pytest
from django.test import Client

from enishi.people.models import Installation, Role
from tests import make
from tests.web import arrange

pytestmark = pytest.mark.django_db
DOOR = "/demonstration/sign-in/"


def press(client: Client, part: str = "coordinator-1"):
    return client.post(DOOR, {"part": part})


def test_one_press_signs_a_visitor_in_as_the_role(client):
    arrange.practice()
    okamoto = make.member("demo-coordinator-1")

    answer = press(client)

    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(okamoto.pk)


def test_the_sign_in_page_offers_all_seven_roles_with_a_sentence_each(client):
    arrange.practice()

    page = client.get("/accounts/login/").content.decode()

    assert [page.count(f'value="{part}"') for part in (
        "coordinator-1", "coordinator-2", "head", "office", "expert", "company", "funder"
    )] == [1] * 7  # fmt: skip
    assert page.count('id="sees-') == 7


def test_without_practice_records_there_is_no_such_door(client):
    make.member("demo-coordinator-1")

    assert [client.get(DOOR).status_code, press(client).status_code] == [404, 404]
    assert "_auth_user_id" not in client.session
    assert 'value="coordinator-1"' not in client.get("/accounts/login/").content.decode()


def test_an_installation_that_is_not_for_practice_has_no_such_door(client):
    Installation.objects.create(demonstration_on=None)
    make.member("demo-coordinator-1")

    assert press(client).status_code == 404


def test_a_disabled_account_is_not_opened_by_a_press(client):
    arrange.practice()
    make.member("demo-coordinator-1", is_active=False)

    assert press(client).status_code == 404


def test_a_role_that_nobody_plays_here_is_offered_again_instead(client):
    arrange.practice()

    answer = press(client, "emperor")

    assert (answer.status_code, "_auth_user_id" in client.session) == (200, False)


def test_the_session_has_another_key_after_the_press(client):
    arrange.practice()
    make.member("demo-coordinator-1")
    client.post("/settings/text-size/", {"size": "l"})
    before = client.session.session_key

    press(client)

    assert before is not None
    assert client.session.session_key != before


def test_a_second_press_changes_the_role_and_keeps_nothing_of_the_first(client):
    arrange.practice()
    make.member("demo-coordinator-1")
    murase = make.member("demo-expert", role=Role.EXPERT)
    press(client)
    session = client.session
    session["writes_as"] = "somebody"
    session.save()

    press(client, "expert")

    assert client.session["_auth_user_id"] == str(murase.pk)
    assert "writes_as" not in client.session


def test_a_press_needs_the_token_of_the_page():
    arrange.practice()
    make.member("demo-coordinator-1")

    assert press(Client(enforce_csrf_checks=True)).status_code == 403
