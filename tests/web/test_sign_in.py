import re
from urllib.parse import quote, quote_plus

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.test import Client

from enishi.people.models import OpenSession, Role
from tests import make
from tests.web import arrange

pytestmark = pytest.mark.django_db
FULL_WIDTH = str.maketrans("0123456789-", "０１２３４５６７８９ー")


@pytest.fixture
def half_a_minute(settings):
    """The number of the next half minute opens, too: none ends while a test runs."""
    settings.MFA_TOTP_TOLERANCE = 1


def number_of_the_app(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, [*yield_hotp_counters_from_time()][-1]))


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("typed", ["okamoto", "okamoto@example.jp"])
def test_a_sign_in_name_or_an_address_opens_with_the_password(client, typed):
    arrange.known(email="okamoto@example.jp")

    assert (arrange.tries(client, typed, arrange.PASSWORD), is_in(client)) == (302, True)


def test_a_wrong_password_says_how_to_mend_it_and_keeps_the_name(client):
    arrange.known()

    page = client.post("/accounts/login/", {"login": "okamoto", "password": "x"})
    text = page.content.decode()

    assert "全角と半角を確かめてください" in text
    assert 'value="okamoto"' in text
    assert "data-takes-focus" in text


def test_a_password_is_taken_exactly_as_it_was_typed(client):
    arrange.known()
    right = arrange.PASSWORD

    for typed in (f" {right}", f"{right} ", right.upper(), right[:-1], f"{right}!"):
        assert (arrange.tries(client, "okamoto", typed), is_in(client)) == (200, False)
    assert arrange.tries(client, "okamoto", right) == 302


def test_an_empty_box_and_a_misspelt_address_are_answered_in_plain_words(client):
    nothing = client.post("/accounts/login/", {"login": "", "password": "x"})
    misspelt = client.post("/accounts/login/code/", {"email": "okamoto"})

    assert nothing.context["form"].errors["login"] == ["空欄のままです。入れてください。"]
    assert misspelt.context["form"].errors["email"] == [
        "メールアドレスとして読めません。@の前後を確かめてください。例：yamada@example.jp"
    ]


def test_an_unknown_name_is_answered_like_a_wrong_password(client):
    arrange.known()
    known = client.post("/accounts/login/", {"login": "okamoto", "password": "x"})
    unknown = client.post("/accounts/login/", {"login": "nobody", "password": "x"})

    assert known.context["form"].errors == unknown.context["form"].errors


def test_the_session_has_another_key_after_signing_in(client):
    arrange.known()
    client.post("/settings/text-size/", {"size": "l"})
    before = client.session.session_key

    arrange.tries(client, "okamoto", arrange.PASSWORD)

    assert before is not None
    assert client.session.session_key != before


def test_after_ten_wrong_tries_even_the_right_password_waits_and_the_page_gives_the_phone(client):
    arrange.known()
    for _ in range(10):
        arrange.tries(client, "okamoto", "wrong")

    page = client.post("/accounts/login/", {"login": "okamoto", "password": arrange.PASSWORD})

    assert not is_in(client)
    assert "続けて何度もまちがえたため、5分ほどお待ちください" in page.content.decode()
    assert "推進室（03-0000-0000）へ" in page.content.decode()


def test_ten_tries_are_ten_by_whatever_name_and_at_whatever_port_one_knocks(client):
    arrange.known(email="okamoto@example.jp")
    for number in range(10):
        name = ("okamoto", "OKAMOTO", "okamoto@example.jp", " okamoto ")[number % 4]
        typed = {"login": name, "password": "wrong"}
        client.post("/accounts/login/", typed, headers={"Host": f"testserver:{8000 + number}"})

    arrange.tries(client, "okamoto", arrange.PASSWORD)

    assert not is_in(client)


def test_nine_wrong_tries_are_forgiven(client):
    arrange.known()
    for _ in range(9):
        arrange.tries(client, "okamoto", "wrong")

    assert (arrange.tries(client, "okamoto", arrange.PASSWORD), is_in(client)) == (302, True)


def test_one_persons_wrong_tries_do_not_stop_a_colleague(client):
    arrange.known()
    arrange.known("hirai")
    for _ in range(10):
        arrange.tries(client, "okamoto", "wrong")

    assert arrange.tries(client, "hirai", arrange.PASSWORD) == 302


def test_too_many_requests_are_answered_with_the_phone_and_no_jargon(client):
    answers = [arrange.tries(client, f"person-{n}", "wrong") for n in range(31)]

    page = client.post("/accounts/login/", {"login": "x", "password": "y"})

    assert answers[-1] == 429
    assert "少しお待ちください" in page.content.decode()
    assert "03-0000-0000" in page.content.decode()


def test_a_mailed_number_opens_without_a_password(client):
    make.member("murase", role=Role.EXPERT, email="murase@example.jp")

    client.post("/accounts/login/code/", {"email": "murase@example.jp"})
    [letter] = mail.outbox
    code = re.search(r"^\s+(\S+)$", letter.body, re.MULTILINE)
    client.post("/accounts/login/code/confirm/", {"code": code.group(1)})

    assert letter.subject == "【縁 Enishi】ログインの番号"
    assert is_in(client)


def test_a_mailed_number_is_made_of_figures_and_taken_in_full_width(client):
    make.member("murase", role=Role.EXPERT, email="murase@example.jp")
    client.post("/accounts/login/code/", {"email": "murase@example.jp"})
    code = re.search(r"^\s+(\d{4}-\d{4})$", mail.outbox[0].body, re.MULTILINE).group(1)

    client.post("/accounts/login/code/confirm/", {"code": code.translate(FULL_WIDTH)})

    assert is_in(client)


def test_a_mailed_number_opens_only_in_the_browser_that_asked_for_it():
    make.member("murase", role=Role.EXPERT, email="murase@example.jp")
    asked, elsewhere, nobody = Client(), Client(), Client()
    for browser in (asked, elsewhere):
        browser.post("/accounts/login/code/", {"email": "murase@example.jp"})
    own, others = (
        re.search(r"^\s+(\S+)$", letter.body, re.MULTILINE).group(1) for letter in mail.outbox
    )

    asked.post("/accounts/login/code/confirm/", {"code": others})
    for browser in (elsewhere, nobody):
        browser.post("/accounts/login/code/confirm/", {"code": own})
    assert [is_in(browser) for browser in (asked, elsewhere, nobody)] == [False] * 3

    asked.post("/accounts/login/code/confirm/", {"code": own})
    assert is_in(asked)


def test_an_address_that_nobody_registered_gets_no_letter_and_the_same_page(client):
    make.member("murase", email="murase@example.jp")
    known = client.post("/accounts/login/code/", {"email": "murase@example.jp"})
    mail.outbox.clear()
    unknown = Client().post("/accounts/login/code/", {"email": "nobody@example.jp"})

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert mail.outbox == []


def test_a_wrong_number_does_not_open(client):
    make.member("murase", email="murase@example.jp")
    client.post("/accounts/login/code/", {"email": "murase@example.jp"})

    page = client.post("/accounts/login/code/confirm/", {"code": "000000"})

    assert not is_in(client)
    assert "番号がちがいます" in page.content.decode()


def test_a_second_factor_is_asked_at_every_sign_in(client):
    user = arrange.known(role=Role.NETWORK_OFFICE)
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")

    answer = client.post("/accounts/login/", {"login": "okamoto", "password": arrange.PASSWORD})

    assert (answer["Location"], is_in(client)) == ("/accounts/2fa/authenticate/", False)
    assert "もう一つの確認" in client.get("/accounts/2fa/authenticate/").content.decode()


def test_nobody_signs_himself_up(client):
    page = client.get("/accounts/signup/")
    client.post("/accounts/signup/", {"username": "me", "password1": arrange.PASSWORD})

    assert "登録は、団体の担当者がいたします" in page.content.decode()
    assert make.User.objects.count() == 0


def test_an_open_session_ends_when_the_account_is_disabled():
    okamoto = arrange.known()
    client = arrange.signed_in(okamoto)
    before = client.get("/today/").status_code

    make.User.objects.filter(pk=okamoto.pk).update(is_active=False)

    assert (before, client.get("/today/")["Location"]) == (200, "/accounts/login/?next=/today/")


def test_a_disabled_account_does_not_open(client):
    arrange.known(is_active=False)

    arrange.tries(client, "okamoto", arrange.PASSWORD)

    assert not is_in(client)


def test_whoever_is_not_signed_in_is_led_to_the_door(client):
    assert client.get("/needs/")["Location"] == "/accounts/login/?next=/needs/"


def test_a_fragment_asked_for_after_the_session_ended_opens_the_door_in_the_whole_window(client):
    answer = client.get("/needs/", headers={"HX-Request": "true"})

    assert answer.headers["HX-Redirect"] == "/accounts/login/?next=/needs/"


HAS_ENDED = "ログアウトになっていました。ログインすると、もとのページにもどります。"


def test_whose_session_has_ended_is_told_so_and_comes_back_to_his_page():
    okamoto = arrange.known()
    client = arrange.signed_in(okamoto)
    client.get("/today/")
    OpenSession.objects.all().delete()

    door = client.get("/companies/", follow=True)
    back = client.post(
        door.request["PATH_INFO"],
        {"login": "okamoto", "password": arrange.PASSWORD, "next": "/companies/"},
    )

    assert HAS_ENDED in door.text
    assert 'name="next" value="/companies/"' in door.text
    assert "/accounts/login/code/?next=/companies/" in door.text
    assert back["Location"] == "/companies/"


def test_whoever_had_none_is_told_of_no_session(client):
    client.post("/settings/text-size/", {"size": "l"})

    assert HAS_ENDED not in client.get("/today/", follow=True).text


def test_a_press_and_a_fragment_after_the_end_lead_back_to_the_page_they_stood_on(client):
    page = "http://testserver/network/members/"

    pressed = client.post("/network/members/new/", headers={"Referer": page})
    fragment = client.post(
        "/drafts/", headers={"HX-Request": "true", "HX-Current-URL": f"{page}?at=1"}
    )
    elsewhere = client.post("/drafts/", headers={"Referer": "https://evil.example/"})

    assert pressed["Location"] == f"/accounts/login/?next={quote(page)}"
    assert fragment["HX-Redirect"] == "/accounts/login/?next=/network/members/%3Fat%3D1"
    assert elsewhere["Location"] == "/accounts/login/?next=/drafts/"


def test_the_addresses_of_letters_are_not_changed_here():
    client = arrange.signed_in(arrange.known(email="okamoto@example.jp"))

    answer = client.post("/accounts/email/", {"action_add": "", "email": "other@example.jp"})

    assert answer.status_code == 405
    assert "okamoto@example.jp" in client.get("/accounts/email/").content.decode()


def test_behind_a_proxy_one_address_that_tries_on_does_not_shut_the_others_out(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    arrange.known()
    theirs, ours = (Client(headers={"X-Forwarded-For": f"192.0.2.{n}"}) for n in (1, 2))
    for number in range(30):
        arrange.tries(theirs, f"guess-{number}", "wrong")

    for client in (theirs, ours):
        arrange.tries(client, "okamoto", arrange.PASSWORD)

    assert (is_in(theirs), is_in(ours)) == (False, True)


def test_a_number_of_the_app_opens_once(client, half_a_minute):
    user = arrange.known()
    secret = "JBSWY3DPEHPK3PXP"  # noqa: S105 -- tests only
    TOTP.activate(user, secret)
    number = number_of_the_app(secret)
    opened = []
    for browser in (client, Client()):
        arrange.tries(browser, "okamoto", arrange.PASSWORD)
        browser.post("/accounts/2fa/authenticate/", {"code": number})
        opened.append(is_in(browser))

    assert opened == [True, False]


def test_a_number_of_the_app_is_taken_in_full_width(client, half_a_minute):
    secret = "JBSWY3DPEHPK3PXP"  # noqa: S105 -- tests only
    TOTP.activate(arrange.known(), secret)
    number = number_of_the_app(secret)
    arrange.tries(client, "okamoto", arrange.PASSWORD)

    client.post("/accounts/2fa/authenticate/", {"code": number.translate(FULL_WIDTH)})

    assert is_in(client)


def test_a_forgotten_password_is_mended_by_a_mailed_link_once(client):
    arrange.known(email="okamoto@example.jp")
    client.post("/accounts/password/reset/", {"email": "okamoto@example.jp"})
    [letter] = mail.outbox
    link = re.search(r"https?://[^/]+(/accounts/password/reset/\S+)", letter.body)
    assert link
    new = {"password1": "another twelve and more", "password2": "another twelve and more"}

    page = client.get(link[1], follow=True)
    client.post(page.request["PATH_INFO"], new)
    again = Client().get(link[1], follow=True)

    assert [
        arrange.tries(Client(), "okamoto", typed) for typed in (arrange.PASSWORD, new["password1"])
    ] == [200, 302]
    assert "password1" not in again.text


def test_a_name_that_is_sent_twice_counts_once_and_as_the_last(client):
    arrange.known()
    body = f"login=nobody&login=okamoto&password={quote_plus(arrange.PASSWORD)}"

    answer = client.post("/accounts/login/", body, content_type="application/x-www-form-urlencoded")

    assert (answer.status_code, is_in(client)) == (302, True)
