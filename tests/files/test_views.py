import uuid

import pytest

from enishi.files.models import StoredFile
from enishi.files.transitions import blank, keep
from tests import make

pytestmark = pytest.mark.django_db
ROSTER = "氏名".encode()


@pytest.fixture
def okamoto(client):
    person = make.coordinator()
    client.force_login(person)
    return person


def a_file(by, name="候補.xlsx", content=ROSTER):
    return keep(content, name=name, organisation=make.organisation(), by=by)


def test_a_file_comes_back_as_it_was_to_be_saved_under_its_own_name(client, okamoto):
    response = client.get(f"/files/{a_file(okamoto).public_id}/")

    assert response.content == ROSTER
    assert response["Content-Disposition"] == (
        "attachment; filename*=utf-8''%E5%80%99%E8%A3%9C.xlsx"
    )
    assert (response["X-Content-Type-Options"], response["Content-Type"]) == (
        "nosniff",
        "application/octet-stream",
    )


def test_a_web_page_sent_as_a_roster_is_never_shown_as_one(client, okamoto):
    file = a_file(okamoto, "x.html", b"<script>alert(1)</script>")

    response = client.get(f"/files/{file.public_id}/")

    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"] == 'attachment; filename="x.html"'


def test_a_colleagues_file_answers_as_if_it_did_not_exist(client, okamoto):
    file = a_file(make.member())

    answers = [client.get(f"/files/{name}/") for name in (file.public_id, uuid.uuid4())]

    assert [a.status_code for a in answers] == [404, 404]


def test_what_was_blanked_or_has_passed_its_week_is_said_to_be_gone(client, okamoto):
    blanked, late = a_file(okamoto), a_file(okamoto)
    blank(blanked)
    StoredFile.objects.filter(pk=late.pk).update(
        made_at="2020-01-01T00:00Z", expires_at="2020-01-08T00:00Z"
    )

    answers = [client.get(f"/files/{file.public_id}/") for file in (blanked, late)]

    assert [a.status_code for a in answers] == [409, 409]
    assert ["7日たったので消しました" in a.text for a in answers] == [True, True]
