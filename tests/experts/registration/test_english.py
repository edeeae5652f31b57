"""An English visitor reads English on every page of the registration."""

import pytest
from django.test import Client

from enishi.experts.models import Application
from enishi.experts.registration.questions import SLUGS
from enishi.people.models import Organisation, User
from tests import make
from tests.experts import applying
from tests.web.test_english import japanese_in

pytestmark = pytest.mark.django_db
LATIN = {
    "name": {"family_name": "Takasaki", "given_name": "Yukiko"},
    "address": {"prefecture": "09", "city": "Shimotsuke"},
    "career/1": {"company_name": "Denki", "duties": "Halved the overtime.", "from_when": "1982"},
}


@pytest.fixture
def visitor():
    client = Client(headers={"accept-language": "en-GB"})
    applying.tell(client, **LATIN)
    Organisation.objects.update(name="Akari")
    return client


def test_so_does_whoever_answers_the_questions(visitor):
    pages = ["", "check/", "pause/", "paper/", "resumption/", "curriculum/", "career/1/"]
    pages += [f"{slug}/" for slug in SLUGS if slug != "kana"]

    found = {page: japanese_in(visitor.get(f"/registration/{page}").text) for page in pages}

    assert {
        page: words for page, words in found.items() if words not in ([], ["タカサキ ユキコ"])
    } == {}


def test_so_does_whoever_has_sent_it(visitor):
    done = visitor.post("/registration/check/")

    assert japanese_in(done.text) == []


def test_so_does_the_coordinator_who_reads_it(visitor):
    visitor.post("/registration/check/")
    sent = Application.objects.get()
    visitor.force_login(make.coordinator())
    User.objects.update(family_name="Okamoto", given_name="Kazuko")
    own = f"/experts/applications/{sent.public_id}/"

    pages = ["/experts/applications/", "/experts/applications/new/", own, f"{own}enquiries/",
             f"{own}declines/", "/today/"]  # fmt: skip
    found = {page: japanese_in(visitor.get(page).text) for page in pages}

    assert {page: words for page, words in found.items() if words} == {own: ["タカサキ ユキコ"]}
