"""The 推進室 of the tests, and somebody who works in it with his second factor set up."""

from allauth.mfa.models import Authenticator

from enishi.people.models import Organisation, Role, User
from tests import make


def office() -> Organisation:
    return make.organisation("新現役ひろば", code="NNW")


def mizuno() -> User:
    known = User.objects.filter(username="mizuno").first()
    person = known or make.member("mizuno", of=office(), role=Role.NETWORK_OFFICE)
    Authenticator.objects.get_or_create(
        user=person, type=Authenticator.Type.TOTP, defaults={"data": {}}
    )
    return person
