"""With records written in Latin letters, an English page holds no Japanese at all."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from django.test import Client

from enishi.companies.models import CompanyContact
from enishi.experts.models import Expert
from enishi.people.models import Organisation, Role, User
from enishi.programmes.models import Programme
from tests import make
from tests.web import arrange

pytestmark = pytest.mark.django_db

JAPANESE = re.compile(r"[\u3041-\u30fa\u3400-\u9fff、。・：（）〜％]")
READ_ALOUD = {"aria-label", "alt", "title", "placeholder", "data-label", "data-confirm"}
VOID = {"br", "img", "input", "link", "meta", "rect"}


class Reader(HTMLParser):
    """Gathers what a visitor reads or hears: the brand, marked Japanese and examples apart."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.passed_over: list[str] = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag not in VOID and (self.passed_over or passes_over(tag, given)):
            self.passed_over.append(tag)
        self.heard += [value for name, value in attrs if name in READ_ALOUD]

    def handle_endtag(self, tag):
        if self.passed_over and tag not in VOID:
            self.passed_over.pop()

    def handle_data(self, data):
        if not self.passed_over:
            self.heard.append(data)


def passes_over(tag, given):
    example = given.get("class") == "support"
    return tag in {"script", "style", "title"} or given.get("lang") == "ja" or example


def japanese_in(page: str) -> list[str]:
    reader = Reader()
    reader.feed(page)
    return [" ".join(text.split()) for text in reader.heard if JAPANESE.search(text)]


@pytest.fixture
def case():
    """A need with a candidate, and everything around it, written in Latin letters."""
    arrange.practice()
    told = make.card("Opened twelve new sales channels abroad.", family_name="Yamada",
                     given_name="Seiichi", city="Ota", born_on=date(1956, 4, 1))  # fmt: skip
    person = make.register(
        replace(
            told, specialisms={"overseas": 9, "overseas.sales_abroad": 1}, qualifications=("PE",)
        )
    )
    company = make.company("Midori Seiki", city="Ota", staff=38, capital=1000, industry="24")
    need = make.need("We look for sales channels abroad.", of=company, title="Sales abroad")
    make.candidate(person, on=need)
    User.objects.update(family_name="Okamoto", given_name="Kazuko")
    Organisation.objects.update(name="Akari", prefecture="13")
    Programme.objects.update(name="Programme")
    need.candidates.update(reason="Did the same in Thailand.")
    person.career.update(company_name="Denki", post="Head")
    return need


def english(user: User, address: str) -> str:
    client = arrange.signed_in(user)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en-GB"
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.mark.parametrize(
    "address",
    ["/today/", "/needs/", "/needs/new/", "/needs/{need}/", "/needs/{need}/edit/",
     "/needs/{need}/versions/", "/experts/", "/experts/new/", "/experts/{expert}/",
     "/experts/{expert}/edit/", "/companies/", "/companies/new/", "/companies/{company}/",
     "/companies/{company}/edit/", "/rosters/", "/privacy/", "/accounts/logout/",
     "/accounts/2fa/"],
)  # fmt: skip
def test_a_coordinator_reads_english_everywhere(case, address):
    names = {"need": case.public_id, "company": case.company.public_id}
    names["expert"] = Expert.objects.get().public_id

    assert japanese_in(english(case.owner, address.format(**names))) == []


def test_so_do_an_expert_and_a_company_on_the_pages_where_they_start(case):
    expert, company = make.member(role=Role.EXPERT), make.member(role=Role.COMPANY)
    Expert.objects.update(account=expert)
    CompanyContact.objects.create(company=case.company, account=company, name="Midori")
    User.objects.update(family_name="Okamoto", given_name="Kazuko")

    assert japanese_in(english(expert, "/notices/")) == []
    assert japanese_in(english(company, "/consultation/")) == []


@pytest.mark.parametrize(("part", "address"), [("office", "/network/"), ("funder", "/programme/")])
def test_so_do_the_office_and_the_funder(case, part, address):
    role = {"office": Role.NETWORK_OFFICE, "funder": Role.FUNDER}[part]
    make.member(f"demo-{part}", role=role, of=case.visit.programme.funder)
    User.objects.update(family_name="Okamoto", given_name="Kazuko")
    client = Client(headers={"accept-language": "en-GB"})
    client.post("/demonstration/sign-in/", {"part": part})

    assert japanese_in(client.get(address).content.decode()) == []


def test_the_case_read_above_has_somebody_who_fits_with_a_quotation(case):
    page = english(case.owner, f"/needs/{case.public_id}/")

    assert "1 person may fit" in page
    assert '<blockquote class="quote">' in page


@pytest.mark.parametrize("address", ["/accounts/login/", "/accounts/login/code/", "/guide-none/"])
def test_a_visitor_without_a_name_reads_english(address):
    page = Client(headers={"accept-language": "en-GB"}).get(address).content.decode()

    assert japanese_in(page) == []


def test_a_japanese_word_on_an_english_page_would_be_found():
    page = '<p>Cases</p><p aria-label="案件">and 候補</p><b lang="ja">縁</b><p>A、B</p>'

    assert japanese_in(page) == ["案件", "and 候補", "A、B"]
