import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from enishi.people.models import Installation, Role
from enishi.web.sign_in import SecondFactor
from tests import make
from tests.web import arrange

pytestmark = pytest.mark.django_db
ASKED = (302, "/accounts/2fa/")


def answer(client: Client, path: str, method: str = "get", **headers: str) -> tuple[int, str]:
    got = getattr(client, method)(path, headers=headers)
    return got.status_code, got.headers.get("Location", got.headers.get("HX-Redirect", ""))


def office() -> Client:
    return arrange.signed_in(make.member(role=Role.NETWORK_OFFICE))


def enrol(client: Client, kind: Authenticator.Type) -> None:
    Authenticator.objects.create(user_id=client.session["_auth_user_id"], type=kind, data={})


@pytest.mark.parametrize("role", [Role.NETWORK_OFFICE, Role.FUNDER])
def test_the_office_and_the_funder_see_no_record_without_a_second_factor(role):
    client = arrange.signed_in(make.member(role=role))

    assert [answer(client, path) for path in ("/", "/programme/", "/needs/")] == [ASKED] * 3


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.HEAD, Role.EXPERT, Role.COMPANY])
def test_the_others_are_not_asked(role):
    client = arrange.signed_in(make.member(role=role))

    assert client.get("/", follow=True).status_code == 200


def test_someone_with_two_parts_is_asked_when_one_of_them_demands_it():
    both = make.member(role=Role.COORDINATOR)
    make.Membership.objects.create(
        user=both, organisation=make.organisation(), role=Role.NETWORK_OFFICE,
        from_on=make.TODAY,
    )  # fmt: skip

    assert answer(arrange.signed_in(both), "/today/") == ASKED


def test_what_is_sent_is_stopped_as_well():
    assert answer(office(), "/needs/new/", "post") == ASKED


def test_a_fragment_sends_the_whole_window_there():
    assert answer(office(), "/needs/", **{"HX-Request": "true"}) == (200, "/accounts/2fa/")


def test_even_an_address_that_does_not_exist_tells_nothing():
    assert answer(office(), "/needs/00000000-0000-0000-0000-000000000001/") == ASKED


@pytest.mark.parametrize(
    "path",
    ["/accounts/2fa/", "/accounts/logout/", "/accounts/email/", "/guide/", "/privacy/"],
)
def test_the_pages_for_setting_it_up_stay_open(path):
    assert office().get(path).status_code == 200


@pytest.mark.parametrize("path", ["totp/activate/", "webauthn/add/"])
def test_setting_it_up_asks_for_the_password_once_more(path):
    client = Client()
    arrange.known("sato", role=Role.NETWORK_OFFICE)
    arrange.tries(client, "sato", arrange.PASSWORD)
    page = f"/accounts/2fa/{path}"

    asked = client.get(page)
    answered = client.post(
        "/accounts/reauthenticate/", {"password": arrange.PASSWORD, "next": page}, follow=True
    )

    assert asked["Location"].startswith("/accounts/reauthenticate/?next=")
    assert (answered.status_code, answered.request["PATH_INFO"]) == (200, page)


@pytest.mark.parametrize("kind", [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN])
def test_an_app_or_a_passkey_opens_the_pages(kind):
    client = office()
    enrol(client, kind)

    assert client.get("/network/").status_code == 200


def test_numbers_kept_in_reserve_are_no_second_factor_of_their_own():
    client = office()
    enrol(client, Authenticator.Type.RECOVERY_CODES)

    assert answer(client, "/network/") == ASKED


def test_a_one_press_session_is_not_asked_while_the_records_are_for_practice(client):
    arrange.practice()
    make.member("demo-office", role=Role.NETWORK_OFFICE)
    client.post("/demonstration/sign-in/", {"part": "office"})

    assert client.get("/network/").status_code == 200


def test_a_one_press_session_is_asked_once_the_records_are_real(client):
    arrange.practice()
    make.member("demo-office", role=Role.NETWORK_OFFICE)
    client.post("/demonstration/sign-in/", {"part": "office"})

    Installation.objects.update(demonstration_on=None)

    assert answer(client, "/network/") == ASKED


def test_who_signs_in_with_a_password_is_asked_even_among_practice_records(client):
    arrange.practice()
    arrange.known("demo-office", role=Role.NETWORK_OFFICE)
    arrange.tries(client, "demo-office", arrange.PASSWORD)

    assert answer(client, "/network/") == ASKED


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        (Authenticator.Type.TOTP, "アプリに出ている6けたの番号か、予備の番号"),
        (Authenticator.Type.WEBAUTHN, "予備の番号"),
    ],
)
def test_the_box_asks_for_a_number_that_its_owner_has(kind, label):
    user = arrange.known()
    Authenticator.objects.create(user=user, type=kind, data={})

    assert SecondFactor(user=user).fields["code"].label == label


def test_no_passkey_is_offered_to_whoever_has_none(client):
    user = arrange.known()
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
    arrange.tries(client, "okamoto", arrange.PASSWORD)

    page = client.get("/accounts/2fa/authenticate/").content.decode()

    assert "予備の番号" in page
    assert "use-passkey" not in page
