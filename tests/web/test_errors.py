import re

import pytest
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from enishi.logbook.refused import NotYours, Refused
from enishi.people.transitions import prefer
from enishi.web import urls
from tests import make
from tests.walls.asking import asked
from tests.web import arrange

pytestmark = pytest.mark.django_db
POLICY = {
    "base-uri 'none'",
    "connect-src 'self'",
    "default-src 'none'",
    "font-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "img-src 'self' data:",
    "manifest-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
}
HEADERS = {
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Referrer-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
}
SAID = {
    "refuse": "満員です。",
    "not-yours": "ほかの団体の記録です。",
}


def stumble(request: HttpRequest, how: str) -> HttpResponse:
    raise {
        "bad": BadRequest("unreadable"),
        "forbid": PermissionDenied(),
        "refuse": Refused(SAID["refuse"]),
        "not-yours": NotYours(SAID["not-yours"]),
        "outage": OperationalError("connection refused"),
        "break": ZeroDivisionError("a secret detail"),
    }[how]


def lacks(page: HttpResponse) -> set[object]:
    """What keeps strangers' scripts and frames out, and this answer does not say."""
    said = {rule.strip() for rule in page.headers.get("Content-Security-Policy", "").split(";")}
    return (POLICY ^ said) | (HEADERS - set(page.headers.items()))


urlpatterns = [
    *urls.urlpatterns,
    path("stumble/<str:how>/", stumble),
    path("stumble-outside/<str:how>/", login_not_required(stumble)),
]
handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500


@pytest.fixture
def visitor() -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(make.member())
    return client


PAGES = [
    ("/stumble/bad/", 400, "送られた内容を読みとれません"),
    ("/stumble/forbid/", 403, "この記録は、ご覧になれません"),
    ("/stumble/not-yours/", 403, "ほかの団体の記録です。"),
    ("/stumble/refuse/", 409, "満員です。"),
    ("/stumble/outage/", 503, "いま、記録を読み書きできません"),
    ("/stumble/break/", 500, "申し訳ありません。処理の途中で止まりました"),
    ("/nowhere/", 404, "このページは、見つかりません"),
    ("/static/nothing.css", 404, "このページは、見つかりません"),
]


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize(("address", "status", "sentence"), PAGES)
def test_every_failure_is_a_calm_page_in_japanese_with_the_phone(
    visitor, address, status, sentence
):
    page = visitor.get(address)

    assert page.status_code == status
    assert sentence in page.content.decode()
    assert "03-0000-0000" in page.content.decode()
    assert 'lang="ja"' in page.content.decode()


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize("address", [address for address, _, _ in PAGES])
def test_every_failure_is_told_in_the_letters_that_the_reader_chose(address):
    account = make.member()
    prefer(account, text_size="xl")
    reader = Client(raise_request_exception=False)
    reader.force_login(account)

    page = reader.get(address).content.decode()

    assert re.findall(r'<html lang="ja" class="([\w-]+)', page) == ["size-xl"]


@override_settings(ROOT_URLCONF=__name__)
def test_a_failure_is_told_even_where_nobody_can_say_who_asks(visitor, monkeypatch):
    def away(request: HttpRequest) -> str:
        raise OperationalError("connection refused")

    monkeypatch.setattr("enishi.web.errors.text_size", away)

    assert 'class="size-m"' in visitor.get("/stumble/outage/").content.decode()


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize("address", [address for address, _, _ in PAGES])
def test_every_failure_keeps_strangers_scripts_and_frames_out(visitor, address):
    assert lacks(visitor.get(address)) == set()


OUTSIDE = [
    # How it is asked, what, with what, and the answer.
    ("GET", "/needs", {}, 301),
    ("GET", "/needs/", {}, 302),
    ("GET", "/static/web/mark.svg", {}, 200),
    ("POST", "/static/web/mark.svg", {}, 405),
    ("TRACE", "/accounts/login/", {}, 405),
    ("CONNECT", "/accounts/login/", {}, 405),
    ("PROPFIND", "/accounts/login/", {}, 405),
    ("GET", "/accounts/login/", {"Host": "elsewhere.example"}, 400),
]


@pytest.mark.parametrize(("method", "address", "head", "status"), OUTSIDE)
def test_so_does_what_is_answered_before_any_page_is_asked(client, method, address, head, status):
    answer = client.generic(method, address, headers=head)
    answer.close()

    assert (answer.status_code, lacks(answer)) == (status, set())


def test_what_is_far_too_long_or_far_too_many_is_said_so_and_nothing_is_read(visitor):
    long, many = {"title": "あ" * 2_000_000}, {f"box-{n}": "1" for n in range(2_001)}

    answers = [visitor.post("/needs/new/", sent) for sent in (long, many)]

    assert [(a.status_code, lacks(a)) for a in answers] == [(400, set()), (400, set())]
    assert "いくつかに分けると送れます" in answers[0].content.decode()


@override_settings(ROOT_URLCONF=__name__)
def test_while_the_database_is_away_browsers_are_told_when_to_come_back(visitor):
    assert visitor.get("/stumble/outage/").headers["Retry-After"] == "30"


@override_settings(ROOT_URLCONF=__name__)
def test_a_broken_page_tells_no_detail(visitor):
    assert "secret" not in visitor.get("/stumble/break/").content.decode()


@override_settings(ROOT_URLCONF=__name__)
def test_a_broken_page_asks_the_database_for_nothing():
    stranger = Client(raise_request_exception=False)

    with asked() as statements:
        page = stranger.get("/stumble-outside/break/")

    assert page.status_code == 500
    assert statements == []


@override_settings(ROOT_URLCONF=__name__)
def test_a_refusal_inside_a_page_is_a_fragment(visitor):
    page = visitor.get("/stumble/refuse/", headers={"HX-Request": "true"})

    assert page.status_code == 409
    assert page.content.decode().strip().startswith('<div class="notice warn" role="alert">')


def test_an_old_page_says_to_send_again():
    strict = Client(enforce_csrf_checks=True)

    page = strict.post("/settings/text-size/", {"size": "l"})

    assert page.status_code == 403
    assert "もう一度、送ってください" in page.content.decode()
    assert lacks(page) == set()


def test_a_stranger_meets_the_same_page_that_does_not_exist(client):
    assert client.get("/nowhere/").status_code == 404


ADDRESSES = [
    "/accounts/login/",
    "/accounts/login/code/",
    "/accounts/password/reset/",
    "/accounts/signup/",
    "/accounts/inactive/",
    "/guide/",
    "/privacy/",
    "/demonstration/sign-in/",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_at_the_door_carries_a_script_or_a_style_of_its_own(client, address):
    arrange.practice()

    page = client.get(address).content.decode()

    assert re.findall(r"<script(?![^>]*\bsrc=)[^>]*>|<style|\son[a-z]+=|\sstyle=", page) == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_at_the_door_has_its_own_title_in_japanese(client, address):
    arrange.practice()

    [title] = re.findall(r"<title>(.*?)｜縁 Enishi</title>", client.get(address).content.decode())

    assert re.search("[ぁ-ん一-龠ァ-ヶ]", title)


def test_an_address_that_is_no_page_says_so_in_japanese(client):
    page = client.post("/guide/")

    assert (page.status_code, page.headers["Allow"]) == (405, "GET")
    assert "このページは、開いて読むことはできません" in page.content.decode()
