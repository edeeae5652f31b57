import re

import pytest

from enishi.people.models import Role
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def okamoto(client):
    person = make.coordinator()
    client.force_login(person)
    return person


def shown(response):
    """The page's main part as a reader reads it."""
    main = response.text.split('id="main"')[-1].split("</main>")[0]
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", main))


def test_what_was_typed_is_found_and_the_word_is_marked(client, okamoto):
    make.need("商社を通さず、販路がほしい。")

    page = client.get("/search/", {"q": "販路"})

    assert "海外向け販路の立て直し" in shown(page)
    assert "商社を通さず、<mark>販路</mark>がほしい。" in page.text


def test_as_one_types_only_the_list_is_drawn(client, okamoto):
    make.company()
    asked = {"HX-Request": "true", "HX-Target": "found"}

    part = client.get("/search/", {"q": "みど"}, headers=asked)

    assert "株式会社みどり精機" in part.text
    assert "<html" not in part.text


def test_what_is_not_there_is_said_with_what_was_typed(client, okamoto):
    page = client.get("/search/", {"q": "<b>ない</b>"})

    assert "「<b>ない</b>」" not in page.text
    assert "は見つかりませんでした" in shown(page)


@pytest.mark.parametrize("typed", ["", "の", "'; DROP TABLE", "%", "あ" * 300, "\0"])
def test_nothing_typed_is_a_mistake(client, okamoto, typed):
    assert client.get("/search/", {"q": typed, "kind": "nonsense"}).status_code == 200


def test_every_kind_of_record_leads_to_its_page(client, okamoto):
    make.expert(family_name="精機", given_name="誠")
    make.need(of=make.company("精機"), title="精機の相談")
    client.post("/contacts/", {"manner": "call", "text": "精機から。", "with_whom": "精機"})
    client.post("/letters/new/", {"recipient_name": "精機", "manner": "post", "body": "文",
                                  "subject_line": "精機へ"})  # fmt: skip

    page = client.get("/search/", {"q": "精機"})

    main = page.text.split('id="found"')[1].split("</main>")[0]
    paths = {re.sub(r"[0-9a-f-]{36}", "*", path) for path in re.findall(r'href="(/[^"?]*)', main)}
    assert paths == {"/experts/*/", "/companies/*/", "/needs/*/", "/visits/*/", "/letters/*/",
                     "/contacts/"}  # fmt: skip


def test_an_expert_or_a_company_does_not_search(client):
    client.force_login(make.member(role=Role.EXPERT))

    assert client.get("/search/", {"q": "販路"}).status_code == 404
