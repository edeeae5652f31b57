"""お住まい: a postal code fills the boxes, and the person has the last word."""

import re

import pytest

from enishi.experts.models import Application
from tests.experts import applying

pytestmark = pytest.mark.django_db


def test_a_postal_code_fills_the_address_which_the_person_looks_at_before_it_counts(client):
    applying.tell(client, until="address")
    only = {"postal_code": "〒１４４ー００５５", "prefecture": "", "city": ""}

    shown = client.post("/registration/address/", only)

    assert shown.status_code == 200
    assert "よろしければ「次へ進む」を押してください。" in shown.text
    assert "address" not in Application.objects.get().answers
    filled = only | {"prefecture": "13", "city": "大田区"}
    assert [f'value="{filled["city"]}"' in shown.text, "selected>東京都" in shown.text] == [
        True,
        True,
    ]
    assert client.post("/registration/address/", filled).headers["Location"].endswith("/contact/")


def test_an_address_that_was_told_stays_whatever_the_postal_code_says(client):
    applying.tell(client, until="address")
    told = {"postal_code": "1440055", "prefecture": "09", "city": "下野市"}

    assert client.post("/registration/address/", told).status_code == 302

    kept = Application.objects.get().answers["address"]
    assert (kept["prefecture"], kept["city"]) == (["09"], ["下野市"])


def test_as_one_types_only_the_boxes_come_back_and_nothing_else_is_said(client):
    applying.tell(client, until="address")
    typed = {"postal_code": "144", "prefecture": "", "city": ""}

    answer = client.post("/registration/address/", typed, headers={"HX-Request": "true"})

    assert (answer.status_code, answer.content) == (204, b"")


@pytest.mark.parametrize("typed", ["144", "14400555", "あいう"])
def test_a_postal_code_that_cannot_be_read_is_asked_for_again(client, typed):
    applying.tell(client, until="address")
    told = {"postal_code": typed, "prefecture": "13", "city": "大田区"}

    answer = client.post("/registration/address/", told)

    assert answer.status_code == 422
    assert "郵便番号は7けたの数字です。例：144-0055" in answer.text


def test_a_postal_code_that_lies_nowhere_is_said_and_stops_nobody(client):
    applying.tell(client, until="address")
    told = {"postal_code": "999-9999", "prefecture": "09", "city": "下野市"}

    first = client.post("/registration/address/", told)
    again = client.post("/registration/address/", told | {"looked_up": "9999999"})

    assert (first.status_code, "この郵便番号は見つかりません。" in first.text) == (200, True)
    assert again["Location"] == "/registration/contact/"


@pytest.mark.parametrize(
    ("code", "city"), [("999-9999", ""), ("329-0403", "下野市")], ids=["nowhere", "elsewhere"]
)
def test_another_postal_code_replaces_what_the_first_one_filled(client, code, city):
    applying.tell(client, until="address")
    filled = {"looked_up": "1440055", "prefecture": "13", "city": "大田区", "postal_code": code}

    page = client.post("/registration/address/", filled, headers={"HX-Request": "true"})

    assert (page.status_code, 'class="error"' in page.text) == (200, False)
    assert re.findall(r'name="city"(?: value="([^"]*)")?', page.text) == [city]
