import pytest
from django.test import Client

from enishi.logbook.refused import NotYours
from enishi.people.models import OpenSession
from enishi.people.transitions import end_session
from tests.web import arrange

pytestmark = pytest.mark.django_db


def pressed(user) -> Client:
    """A browser that is signed in and has asked for one page."""
    client = arrange.signed_in(user)
    client.get("/today/")
    return client


def test_one_session_is_ended_and_the_others_go_on():
    okamoto = arrange.known()
    here, elsewhere = pressed(okamoto), pressed(okamoto)

    end_session(OpenSession.objects.get(session_key=elsewhere.session.session_key), by=okamoto)

    assert here.get("/today/").status_code == 200
    assert elsewhere.get("/today/")["Location"] == "/accounts/login/?next=/today/"


def test_nobody_ends_anothers():
    okamoto, hirai = arrange.known(), arrange.known("hirai")
    theirs = pressed(hirai)

    with pytest.raises(NotYours):
        end_session(OpenSession.objects.get(account=hirai), by=okamoto)

    assert theirs.get("/today/").status_code == 200
