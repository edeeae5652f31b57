import re

import pytest

from enishi.companies.transitions import revise_company
from enishi.cycle.transitions import revise_need
from enishi.experts.transitions import revise_expert
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def okamoto(client):
    person = make.coordinator()
    client.force_login(person)
    return person


def cells(response, number):
    """Each row of a version's table: field, before, since."""
    section = response.text.split(f'id="version-{number}"')[1].split("</section>")[0]
    rows = re.findall(
        r"<th scope=\"row\">(.*?)</th>\s*<td[^>]*>(.*?)</td>\s*<td[^>]*>(.*?)</td>",
        section,
        re.DOTALL,
    )
    return [tuple(cell.strip() for cell in row) for row in rows]


def test_a_need_tells_what_each_saving_changed(client, okamoto):
    need = make.need("はじめの文")
    revise_need(need, values={"said": "つぎの文"}, categories=["overseas"], read_at=1, by=okamoto)

    response = client.get(f"/needs/{need.public_id}/versions/")

    assert cells(response, 2) == [
        ("企業が話したこと", "はじめの文", "つぎの文"),
        ("分類", "—", "海外展開・国際化"),
    ]


def test_a_company_tells_what_each_saving_changed(client, okamoto):
    midori = make.company()
    revise_company(midori, values={"city": "大田区"}, read_at=1, by=okamoto)

    response = client.get(f"/companies/{midori.public_id}/versions/")

    assert cells(response, 2) == [("市区町村", "—", "大田区")]


def test_a_card_tells_how_a_career_was_retold(client, okamoto):
    yamada = make.expert("はじめの話")
    revise_expert(yamada, card=make.card("つぎの話"), read_at=1, on=make.TODAY, by=okamoto)

    response = client.get(f"/experts/{yamada.public_id}/versions/")

    told = "電機メーカー（架空）　平成9年　平成13年　"
    assert cells(response, 2) == [("職務経歴 1件目", told + "はじめの話", told + "つぎの話")]


def test_a_body_that_shares_an_expert_does_not_read_how_the_card_stood_before(client):
    yamada, neighbour = make.expert(), make.other_organisation()
    make.shared(yamada, to=neighbour)
    client.force_login(make.member(of=neighbour))

    answers = [client.get(f"/experts/{yamada.public_id}/{page}") for page in ("", "versions/")]

    assert [answer.status_code for answer in answers] == [200, 404]
