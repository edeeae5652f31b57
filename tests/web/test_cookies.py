import runpy

import pytest

from tests import make

SETTINGS = "src/enishi/web/settings.py"


@pytest.fixture
def settings_with(monkeypatch, tmp_path):
    def read(**environment: str) -> dict:
        for name, value in {"ENISHI_VAR": str(tmp_path), **environment}.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(SETTINGS)

    return read


def test_over_https_cookies_are_of_this_host_only_and_never_go_in_the_clear(settings_with):
    said = settings_with(ENISHI_HTTPS="1")

    assert (said["SESSION_COOKIE_NAME"], said["CSRF_COOKIE_NAME"]) == (
        "__Host-sessionid",
        "__Host-csrftoken",
    )
    assert (said["SESSION_COOKIE_SECURE"], said["CSRF_COOKIE_SECURE"]) == (True, True)


def test_over_https_browsers_remember_for_a_year_to_come_by_it(settings_with):
    said = settings_with(ENISHI_HTTPS="1")

    assert said["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert said["SECURE_HSTS_INCLUDE_SUBDOMAINS"] is True
    assert said["SECURE_SSL_REDIRECT"] is True


def test_on_ones_own_machine_cookies_go_without_https(settings_with):
    said = settings_with(ENISHI_HTTPS="0")

    assert (said["SESSION_COOKIE_SECURE"], said["SECURE_HSTS_SECONDS"]) == (False, 0)


@pytest.mark.django_db
def test_no_script_reads_the_session_and_no_other_site_sends_a_cookie_along(client):
    user = make.coordinator()
    user.set_password("長い合いことばです。2026")
    user.save()

    client.get("/accounts/login/")
    client.post(
        "/accounts/login/", {"login": user.username, "password": "長い合いことばです。2026"}
    )

    session, token = client.cookies["sessionid"], client.cookies["csrftoken"]
    assert session["httponly"] is True
    assert (session["samesite"], token["samesite"]) == ("Lax", "Lax")
