import re

import pytest

from enishi.companies.models import Company, CompanyContact
from enishi.companies.transitions import revise_company
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def okamoto(client):
    person = make.coordinator()
    client.force_login(person)
    return person


def shown(response):
    """The page's main part as a reader reads it."""
    main = response.text.split('id="main"')[1].split("</main>")[0]
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", main))


def test_a_company_is_registered_in_whatever_width_it_was_typed(client, okamoto):
    client.post(
        "/companies/new/",
        {
            "company_name": "株式会社みどり精機",
            "kana": "みどりせいき",
            "telephone": "０３（００００）００００",
            "staff": "３８",
            "industry": "24",
            "prefecture": "13",
        },
    )

    midori = Company.objects.get()
    assert (midori.kana, midori.telephone, midori.staff, midori.organisation) == (
        "ミドリセイキ",
        "+81300000000",
        38,
        make.organisation(),
    )


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"company_name": ""}, "企業名"),
        ({"corporate_number": "1234567890123"}, "法人番号"),
        ({"telephone": "あとで聞く"}, "電話番号："),
        ({"staff": "－5"}, "数として読めません"),
        ({"industry": "ZZ"}, "選べるものの中にありません。"),
        ({"sole_proprietor": "on", "corporate_number": "8700110005901"}, "個人事業主には"),
    ],
)
def test_what_cannot_be_read_is_answered_and_nothing_is_written(client, okamoto, typed, sentence):
    response = client.post("/companies/new/", {"company_name": "甲社"} | typed)

    assert response.status_code == 422
    assert sentence in shown(response)
    assert list(Company.objects.all()) == []


def test_two_people_who_edit_both_keep_their_text(client, okamoto):
    midori = make.company()
    revise_company(midori, values={"products": "先の文"}, read_at=1, by=okamoto)

    response = client.post(
        f"/companies/{midori.public_id}/edit/",
        {"company_name": midori.name, "products": "後の文", "read_at": 1},
    )

    assert response.status_code == 409
    assert "先の文" in shown(response)
    assert "後の文</textarea>" in response.text


def test_another_bodys_company_answers_as_if_it_did_not_exist(client, okamoto):
    theirs = make.company(of=make.other_organisation())

    for page in ("", "edit/"):
        assert client.get(f"/companies/{theirs.public_id}/{page}").status_code == 404


def test_the_list_finds_by_word(client, okamoto):
    make.company("株式会社みどり精機", products="精密部品")
    make.company("有限会社さくら縫製", products="作業着")

    response = client.get("/companies/", {"words_typed": "精密"})

    assert re.findall(r"(株式会社みどり精機|有限会社さくら縫製)</a>", response.text) == [
        "株式会社みどり精機"
    ]


def test_a_contact_whose_time_has_ended_reads_no_more(client):
    midori = make.company()
    contact = CompanyContact.objects.create(
        company=midori, name="緑川", account=make.member(role="company")
    )
    client.force_login(contact.account)
    assert client.get(f"/companies/{midori.public_id}/").status_code == 200

    contact.ended_at = make.now()
    contact.save()

    assert client.get(f"/companies/{midori.public_id}/").status_code == 404


def test_a_contact_who_works_for_another_body_is_no_staff_here(client):
    midori = make.company()
    somebody = make.member(of=make.other_organisation())
    CompanyContact.objects.create(company=midori, name="緑川", account=somebody)
    client.force_login(somebody)

    answers = [client.get(f"/companies/{midori.public_id}/{p}") for p in ("", "edit/", "versions/")]

    assert [a.status_code for a in answers] == [200, 403, 403]
    assert "この会社の案件" not in shown(answers[0])
