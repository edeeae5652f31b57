import re
from uuid import uuid4

import pytest

from enishi.people.models import Membership, Role, User
from tests import make
from tests.web import arrange

pytestmark = pytest.mark.django_db


def classes(client, path="/guide/") -> str:
    page = client.get(path).content.decode()
    return re.search(r"<html lang=\"\w+\" class=\"([^\"]*)\"", page).group(1)


def test_the_text_size_is_kept_in_the_account_and_stays_after_signing_out_and_in():
    okamoto = arrange.known()
    arrange.signed_in(okamoto).post("/settings/text-size/", {"size": "xl"})

    assert User.objects.get().text_size == "xl"
    assert classes(arrange.signed_in(okamoto)) == "size-xl"


def test_before_signing_in_the_text_size_is_kept_in_the_session(client):
    client.post("/settings/text-size/", {"size": "l"})

    assert classes(client) == "size-l"


def test_a_size_that_does_not_exist_changes_nothing(client):
    client.post("/settings/text-size/", {"size": "colossal"})

    assert classes(client) == "size-m"


def test_a_press_leads_back_to_the_same_page(client):
    answer = client.post("/settings/text-size/", {"size": "l", "next": "/guide/?a=b"})

    assert answer["Location"] == "/guide/?a=b"


@pytest.mark.parametrize(
    "elsewhere",
    [
        *("https://evil.example/", "//evil.example", "javascript:0", "http:evil.example"),
        *("needs", "not-a-page", "a\0b", "-1", ".", "/\\evil.example", "9" * 400),
    ],
)
def test_a_press_never_leads_to_another_site(client, elsewhere):
    answer = client.post("/settings/text-size/", {"size": "l", "next": elsewhere})

    assert answer["Location"] == "/"


def test_a_mere_link_changes_no_setting(client):
    assert client.get("/settings/text-size/?size=xl").status_code == 405


def test_furigana_can_be_taken_away_and_brought_back():
    client = arrange.signed_in(arrange.known())

    client.post("/settings/furigana/", {})
    without = classes(client)
    client.post("/settings/furigana/", {"shown": "on"})

    assert (without, classes(client)) == ("size-m no-furigana", "size-m")


def works_for_two() -> tuple[User, dict[str, str]]:
    okamoto, other = arrange.known(), make.other_organisation()
    Membership.objects.create(
        user=okamoto, organisation=other, role=Role.COORDINATOR, from_on=make.TODAY
    )
    return okamoto, {"body": str(other.public_id)}


def test_a_person_of_two_bodies_chooses_the_one_he_writes_as():
    okamoto, other = works_for_two()
    client = arrange.signed_in(okamoto)

    client.post("/settings/body/", other)

    assert "<summary>なにわ技術の輪<" in client.get("/today/").content.decode()


def test_a_person_of_one_body_sees_no_chooser():
    page = arrange.signed_in(arrange.known()).get("/today/").content.decode()

    assert 'class="bodies"' not in page


def test_nobody_chooses_a_body_that_he_does_not_work_for():
    client = arrange.signed_in(arrange.known())

    answer = client.post("/settings/body/", {"body": make.other_organisation().public_id})

    assert answer.status_code == 404
    assert "writes_as" not in client.session


def test_the_language_is_changed_by_a_press_even_before_signing_in(client):
    client.post("/settings/language/", {"language": "en", "next": "/guide/"})

    assert '<html lang="en"' in client.get("/guide/").content.decode()


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("/deliberations/{}/opinions/", "/deliberations/{}/"),
        ("/settings/text-size/", "/"),
    ],
)
def test_an_address_that_only_takes_writing_leads_to_its_page(client, address, page):
    client.force_login(make.coordinator())
    some = uuid4()

    answer = client.get(address.format(some), headers={"accept": "text/html"})

    assert (answer.status_code, answer.headers["Location"]) == (302, page.format(some))
