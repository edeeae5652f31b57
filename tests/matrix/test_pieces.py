"""The matrix can fail: what it listens with, compares with and discovers, each on its own."""

import io
import json
import zipfile

import pytest
from django import forms
from django.http import HttpRequest, QueryDict

from tests.matrix.canaries import Aviary, Canary, spoken
from tests.matrix.checksums import Written
from tests.matrix.operations import operations, patterns
from tests.matrix.roots import Roots
from tests.matrix.table import Table, row_from
from tests.matrix.watching import watching

LINE = {"operation": "GET /x/", "parameter": "path id", "record": "cycle.need"}
NOTHING = {"403": "", "sign-in": ""}


def table(*lines: dict[str, str]) -> Table:
    return Table(row_from(LINE | NOTHING | line) for line in lines)


def test_the_first_row_that_fits_counts_and_named_roles_come_before_the_rest():
    said = table(
        {"relation": "own", "allow": "head", "404": "*"},
        {"relation": "*", "allow": "", "404": "*"},
    )

    asked = [("own", "head"), ("own", "expert"), ("other", "head")]
    assert [said.expected("GET /x/", "path id", *a) for a in asked] == ["allow", "404", "404"]


def test_the_table_says_nothing_of_what_no_row_names():
    said = table({"relation": "own", "allow": "head", "404": ""})

    assert said.expected("GET /x/", "path id", "other", "head") is None
    assert said.expected("GET /y/", "", "", "head") is None


def test_a_role_cannot_stand_in_two_columns():
    with pytest.raises(ValueError, match="head stands in two columns"):
        table({"relation": "own", "allow": "head", "404": "body"})


def test_a_canary_is_heard_in_a_page_and_inside_an_archive():
    aviary, where = Aviary(), Canary("experts.expert", "about", Roots(1))
    song, packed = aviary.new(where), io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("xl/sharedStrings.xml", f"<t>{song}</t>")

    assert aviary.heard_in(f"<p>{song}です") == {where}
    assert aviary.heard_in(*spoken(packed.getvalue())) == {where}
    assert aviary.heard_in("~qzzz~") == set()


def test_a_name_that_no_form_declares_is_noticed_and_so_is_an_id_in_a_form():
    class Form(forms.Form):
        subject = forms.UUIDField()
        words = forms.CharField()

    request = HttpRequest()
    request.GET = QueryDict("owner=1&words=x")
    with watching() as watched:
        request.GET.get("owner")
        Form(request.GET).is_valid()

    assert (watched.unknown(), watched.ids()) == ({"owner"}, {"subject": "room.model"})


def sent_as_json(content: bytes) -> HttpRequest:
    request = HttpRequest()
    request._body = content
    return request


def test_a_name_that_is_read_from_json_is_noticed_and_so_is_a_body_without_names():
    with watching() as named:
        told = json.loads(sent_as_json(b'{"candidate": "1"}').body)
        assert (told["candidate"], "need" in told, told.get("owner")) == ("1", False, None)
    with watching() as bare:
        json.loads(sent_as_json(b'["1", "2"]').body.decode())

    assert named.unknown() == {"candidate", "need", "owner"}
    assert bare.unknown() == {"the body itself"}


def test_every_address_of_ours_is_a_door_with_its_methods():
    doors = {str(one) for one in operations()}

    assert {"GET /needs/<uuid:public_id>/", "POST /needs/<uuid:public_id>/candidates/"} <= doors
    assert "GET /needs/<uuid:public_id>/candidates/" not in doors
    assert "POST /accounts/password/change/" in doors


def test_a_name_leads_to_one_address():
    """With two addresses of one name, every link to the first would lead to the second."""
    named = [*{(pattern.name, route) for route, pattern, _ in patterns() if pattern.name}]

    names = [name for name, _ in named]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_what_is_written_is_noted_table_by_table():
    written = Written(frozenset({"logbook_entry", "cycle_need", "cycle_visit"}), set(), set())

    for sql in (
        'SELECT 1 FROM "cycle_visit"',
        'INSERT INTO "logbook_entry" ("verb") VALUES (%s)',
        'INSERT INTO "cycle_visit" ("id") VALUES (%s) ON CONFLICT ("id") DO UPDATE SET "id" = 1',
        'UPDATE "cycle_need" SET "title" = %s',
        'DELETE FROM "django_session" WHERE 1=1',
    ):
        written.note(sql)

    assert (written.added, written.changed) == ({"logbook_entry"}, {"cycle_need", "cycle_visit"})
    written.note("CALL everything()")
    assert written.changed == {"logbook_entry", "cycle_need", "cycle_visit"}
