"""What the tests of the pages stand on: an installation for practice, and people at its doors."""

from datetime import date

from django.test import Client

from enishi.people.models import Installation, Role, User
from tests import make

PASSWORD = "eleven and one more"  # noqa: S105 -- tests only


def practice() -> Installation:
    return Installation.objects.create(demonstration_on=date(2026, 9, 18))


def known(username: str = "okamoto", *, role: Role = Role.COORDINATOR, **fields: object) -> User:
    return make.member(username, role=role, password=PASSWORD, **fields)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def tries(client: Client, username: str, password: str) -> int:
    return client.post("/accounts/login/", {"login": username, "password": password}).status_code
