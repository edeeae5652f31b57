import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from enishi.logbook import door
from enishi.logbook.chain import NOBODY
from enishi.logbook.models import Came, Knock
from enishi.people.models import Membership, OpenSession, Role
from enishi.people.queries import at_the_door, knocks_of
from tests import make
from tests.web import arrange

pytestmark = pytest.mark.django_db


def knocks():
    rows = Knock.objects.order_by("id").values_list("came", "account", "organisation", "where")
    return list(rows)


def test_who_signs_in_with_his_password_leaves_a_line_with_his_body(client):
    okamoto = arrange.known()

    arrange.tries(client, "okamoto", arrange.PASSWORD)

    body = make.organisation().public_id
    assert knocks() == [(Came.LET_IN, okamoto.public_id, body, "account_login")]


@pytest.mark.parametrize(("typed", "is_known"), [("OKAMOTO", True), ("hunter2", False)])
def test_who_is_not_let_in_leaves_one_too_and_never_what_was_typed(client, typed, is_known):
    okamoto = arrange.known()

    arrange.tries(client, typed, "wrong")

    account = okamoto.public_id if is_known else NOBODY
    body = make.organisation().public_id if is_known else NOBODY
    assert knocks() == [(Came.NOT_LET_IN, account, body, "account_login")]
    assert not any(typed in str(value) for value in Knock.objects.values_list().get())


def test_a_wrong_number_counts_and_the_right_one_lets_in(client):
    murase = make.member("murase", role=Role.EXPERT, email="murase@example.jp")
    client.post("/accounts/login/code/", {"email": "murase@example.jp"})
    number = re.search(r"^\s+(\S+)$", mail.outbox[0].body, re.MULTILINE)
    assert number

    for typed in ("000000", number.group(1)):
        client.post("/accounts/login/code/confirm/", {"code": typed})

    assert [(came, account) for came, account, *_ in knocks()] == [
        (Came.NOT_LET_IN, murase.public_id),
        (Came.LET_IN, murase.public_id),
    ]


def test_a_wrong_second_factor_counts_as_not_let_in(client):
    okamoto = arrange.known()
    Authenticator.objects.create(
        user=okamoto, type=Authenticator.Type.TOTP, data={"secret": "JBSWY3DPEHPK3PXP"}
    )
    arrange.tries(client, "okamoto", arrange.PASSWORD)

    client.post("/accounts/2fa/authenticate/", {"code": "000000"})

    assert [(came, account, where) for came, account, _, where in knocks()] == [
        (Came.NOT_LET_IN, okamoto.public_id, "mfa_authenticate")
    ]


def test_who_asks_for_another_bodys_record_is_noted_with_the_record(client):
    theirs = make.company("株式会社よそ", of=make.other_organisation())
    okamoto = arrange.known()
    client.force_login(okamoto)

    client.get(f"/companies/{theirs.public_id}/")

    [row] = Knock.objects.all()
    assert (row.came, row.account, row.where, row.subject) == (
        Came.TURNED_AWAY, okamoto.public_id, "company", theirs.public_id,
    )  # fmt: skip


def test_reading_ones_own_records_and_a_mistyped_address_leave_nothing(client):
    company = make.company()
    client.force_login(make.coordinator())

    for address in (f"/companies/{company.public_id}/", "/compani/"):
        client.get(address)

    assert knocks() == []


@pytest.mark.usefixtures("on_a_later_day")
def test_whoever_tries_on_and_on_fills_no_disk(client, monkeypatch):
    monkeypatch.setattr(door, "AT_MOST_AN_HOUR", 3)
    theirs = make.company("株式会社よそ", of=make.other_organisation())
    client.force_login(arrange.known())

    for _ in range(5):
        client.get(f"/companies/{theirs.public_id}/")

    assert Knock.objects.count() == 3


def test_one_sees_ones_own_sign_ins_and_nobody_elses(client):
    arrange.known()
    for username, password in (("okamoto", "wrong"), ("okamoto", arrange.PASSWORD)):
        arrange.tries(client, username, password)
    other = Client()
    other.force_login(make.member("ueda"))

    own = client.get("/settings/sign-ins/").content.decode()
    others = other.get("/settings/sign-ins/").content.decode()

    assert (own.count("ログインした"), own.count("ログインできなかった")) == (2, 1)
    assert "まだ記録はありません" in others


def test_each_line_says_what_kind_of_device_it_was_and_old_lines_say_nothing():
    client = Client(headers={"User-Agent": "Mozilla/5.0 (Linux; Android 15) Mobile Safari"})
    okamoto = arrange.known()
    arrange.tries(client, "okamoto", arrange.PASSWORD)
    door.note_knock(Came.LET_IN, account=okamoto.public_id)

    page = client.get("/settings/sign-ins/").text

    assert list(Knock.objects.order_by("id").values_list("device", flat=True)) == ["android", None]
    # Once among the devices that are signed in now, once in the list of what was.
    assert page.count("スマートフォン（アンドロイド）") == 2
    assert "None" not in page


def test_one_of_ones_devices_is_signed_out_by_one_press():
    okamoto = arrange.known()
    here, elsewhere = arrange.signed_in(okamoto), arrange.signed_in(okamoto)
    elsewhere.get("/today/", headers={"User-Agent": "Mozilla/5.0 (iPad; CPU OS 12_5)"})
    page = here.get("/settings/sign-ins/").text
    [address] = re.findall(r"/settings/sessions/[0-9a-f-]+/endings/", page)

    answer = here.post(address, follow=True)

    assert "その機器を、ログアウトにしました。" in answer.text
    assert "アイパッド" not in answer.text.split("これまでのログイン")[0]
    assert elsewhere.get("/today/").status_code == 302
    assert here.get("/today/").status_code == 200


def test_the_device_at_hand_is_left_by_signing_out(client):
    client.force_login(arrange.known())
    client.get("/today/")
    own = OpenSession.objects.get()

    answer = client.post(f"/settings/sessions/{own.public_id}/endings/")

    assert answer["Location"] == "/accounts/logout/"
    assert OpenSession.objects.count() == 1


def test_who_signs_in_without_a_password_is_not_told_to_change_it(client):
    with_one, without = arrange.signed_in(arrange.known()), Client()
    without.force_login(make.member("ueda"))

    pages = [who.get("/settings/sign-ins/").text for who in (with_one, without)]

    assert ["パスワードを変え" in page for page in pages] == [True, False]


def test_to_sign_out_other_devices_is_offered_only_where_there_is_one():
    okamoto = arrange.known()
    here = arrange.signed_in(okamoto)
    alone = here.get("/settings/sign-ins/").text
    arrange.signed_in(okamoto).get("/today/")
    not_alone = here.get("/settings/sign-ins/").text

    offered, none = "ほかの機器を、すべてログアウトにする", "ほかの機器では、ログインしていません。"
    assert [(offered in page, none in page) for page in (alone, not_alone)] == [
        (False, True),
        (True, False),
    ]


def test_one_press_ends_all_other_sessions_and_keeps_this_one():
    okamoto = arrange.known()
    here, elsewhere = arrange.signed_in(okamoto), arrange.signed_in(okamoto)

    here.post("/settings/sign-ins/endings/")

    assert here.get("/today/").status_code == 200
    assert elsewhere.get("/today/")["Location"].startswith("/accounts/login/")


def test_the_head_sees_who_came_last_and_who_tried_what_he_may_not(client):
    okamoto = arrange.known()
    arrange.tries(Client(), "okamoto", "wrong")
    arrange.tries(Client(), "okamoto", arrange.PASSWORD)
    theirs = make.company("株式会社よそ", of=make.other_organisation())
    arrange.signed_in(okamoto).get(f"/companies/{theirs.public_id}/")
    client.force_login(make.member("head", role=Role.HEAD))

    page = client.get("/network/members/").content.decode()

    assert "さいごのログイン" in page
    assert "この7日に、ログインできなかったこと 1回" in page
    assert "この7日に、見られない記録を求めたこと 1回" in page
    assert "まだログインしていません" not in page


def test_nobody_changes_a_line_and_only_old_ones_go():
    door.note_knock(Came.LET_IN, where="account_login")
    old = timezone.now() - timedelta(days=800)
    Knock.objects.bulk_create(
        [Knock(at=old, account=NOBODY, organisation=NOBODY, came=Came.LET_IN, subject=NOBODY)]
    )

    for change in (lambda: Knock.objects.update(came="x"), lambda: Knock.objects.all().delete()):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()
    assert door.forget_old_knocks(at=timezone.now()) == 1
    assert Knock.objects.count() == 1


def test_who_works_for_two_bodies_leaves_a_line_with_each_and_came_once(client):
    okamoto, other = arrange.known(), make.other_organisation()
    Membership.objects.create(
        user=okamoto, organisation=other, role=Role.COORDINATOR, from_on=make.TODAY
    )
    bodies = [make.organisation(), other]
    since = timezone.now()

    arrange.tries(client, "okamoto", "wrong")
    arrange.tries(client, "okamoto", arrange.PASSWORD)

    noted = [(came, body) for came, _, body, _ in knocks()]
    assert noted == [
        (came, body.public_id) for came in (Came.NOT_LET_IN, Came.LET_IN) for body in bodies
    ]
    for asked in (bodies[:1], bodies[1:], bodies):
        told = at_the_door(asked, since=since)[okamoto.public_id]
        assert (told.not_let_in, told.turned_away) == (1, 0)
    assert [knock.came for knock in knocks_of(okamoto)] == [Came.LET_IN, Came.NOT_LET_IN]


def test_a_form_with_a_forged_token_is_noted_with_who_sent_it():
    okamoto = arrange.known()
    client = Client(enforce_csrf_checks=True)
    client.force_login(okamoto)

    answer = client.post("/companies/new/", {"name": "x", "csrfmiddlewaretoken": "forged"})

    assert answer.status_code == 403
    assert [(came, who, where) for came, who, _, where in knocks()] == [
        (Came.TURNED_AWAY, okamoto.public_id, "company_new")
    ]
