import pytest

from enishi.companies.models import Company
from enishi.companies.transitions import add_contact, end_contact, revise_contact
from enishi.logbook.models import Entry
from enishi.logbook.refused import NotYours, Refused
from tests import make

pytestmark = pytest.mark.django_db


def contact(company: Company, name: str, **values: object):
    return add_contact(company, values={"name": name, **values}, by=make.coordinator())


def live(company: Company) -> list[tuple[str, bool]]:
    return list(company.contacts.live().order_by("id").values_list("name", "is_main"))


def test_a_company_has_several_contacts_and_one_main_one():
    midori = make.company()
    contact(midori, "緑川 健一")
    contact(midori, "緑川 文子")
    contact(midori, "森 誠", is_main=True)

    assert live(midori) == [("緑川 健一", False), ("緑川 文子", False), ("森 誠", True)]


def test_when_the_main_contact_leaves_the_next_one_takes_his_place():
    midori = make.company()
    first, _second = contact(midori, "緑川 健一"), contact(midori, "緑川 文子")

    end_contact(first, by=make.coordinator())

    assert live(midori) == [("緑川 文子", True)]
    assert Entry.objects.filter(verb="contact_ended").count() == 1


def test_the_main_contact_stays_the_main_one_when_he_is_written_anew():
    midori = make.company()
    first = contact(midori, "緑川 健一")

    revise_contact(
        first, values={"name": "緑川 健一", "is_main": False}, read_at=1, by=make.coordinator()
    )

    assert live(midori) == [("緑川 健一", True)]


def test_a_contact_who_has_left_is_not_written_anew():
    first = end_contact(contact(make.company(), "緑川 健一"), by=make.coordinator())

    with pytest.raises(Refused, match="もう終わっています"):
        revise_contact(first, values={"name": "別"}, read_at=2, by=make.coordinator())


def test_another_body_adds_nobody():
    theirs = make.company(of=make.other_organisation())

    with pytest.raises(NotYours):
        contact(theirs, "緑川 健一")


def test_the_pages_write_a_contact_in_whatever_width_it_was_typed(client):
    midori = make.company()
    client.force_login(make.coordinator())
    page = f"/companies/{midori.public_id}/contacts/new/"
    assert client.get(page).status_code == 200

    client.post(
        page,
        {
            "contact_name": "緑川　健一",
            "kana": "みどりかわ けんいち",
            "telephone": "０９０ー００００ー００００",
        },
    )

    made = midori.contacts.get()
    assert (made.kana, made.telephone, made.is_main) == (
        "ミドリカワ ケンイチ",
        "+819000000000",
        True,
    )
    edited = client.post(
        f"/companies/contacts/{made.public_id}/edit/",
        {"contact_name": "緑川 健一", "post": "会長", "read_at": made.version},
    )
    assert edited.status_code == 302
    client.post(f"/companies/contacts/{made.public_id}/endings/")
    assert live(midori) == []


def test_what_two_companies_contacts_are_drafted_as_does_not_mix(client):
    midori, sakura = make.company(), make.company("有限会社さくら縫製")
    client.force_login(make.coordinator())
    client.post(
        "/drafts/",
        {
            "draft_form": "company_contact",
            "draft_subject": midori.public_id,
            "contact_name": "緑川",
        },
    )

    pages = [client.get(f"/companies/{c.public_id}/contacts/new/").text for c in (midori, sakura)]

    assert ['value="緑川"' in page for page in pages] == [True, False]


def test_another_bodys_contact_answers_as_if_it_did_not_exist(client):
    theirs = make.company(of=make.other_organisation())
    other = add_contact(
        theirs, values={"name": "浪速"}, by=make.coordinator("w", of=make.other_organisation())
    )
    client.force_login(make.coordinator())

    answers = [
        client.get(f"/companies/{theirs.public_id}/contacts/new/"),
        client.get(f"/companies/contacts/{other.public_id}/edit/"),
        client.post(f"/companies/contacts/{other.public_id}/endings/"),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]


def test_a_company_that_has_ended_takes_nothing_more(client):
    midori = make.company()
    midori.ended_at = make.now()
    midori.save()

    with pytest.raises(Refused, match="登録は終わっています"):
        contact(midori, "緑川 健一")
