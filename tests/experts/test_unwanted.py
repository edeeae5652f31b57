from itertools import pairwise

import pytest

from enishi.companies.transitions import merge_company
from enishi.experts.models import BlockedCompany
from enishi.experts.queries import is_unwanted
from enishi.experts.transitions import block_company, let_company
from enishi.logbook.refused import NotYours, Refused
from tests import make

pytestmark = pytest.mark.django_db


def test_a_company_that_is_not_wanted_is_matched_and_introduced_no_more():
    acceptance = make.acceptance()
    expert = acceptance.sounding.expert
    firm = acceptance.sounding.decision.deliberation.need.company

    block_company(expert, company=firm, by=make.coordinator())

    with pytest.raises(Refused, match="望んでいません"):
        make.introduction(acceptance)
    with pytest.raises(Refused, match="もう書いて"):
        block_company(expert, company=firm, by=make.coordinator())


def test_the_two_may_be_brought_together_again():
    expert, firm = make.expert(), make.company()
    block_company(expert, company=firm, by=make.coordinator())

    let_company(expert, company=firm, by=make.coordinator())

    assert list(BlockedCompany.objects.filter(ended_at=None)) == []
    with pytest.raises(Refused, match="書いてありません"):
        let_company(expert, company=firm, by=make.coordinator())


@pytest.mark.parametrize("unwanted", [0, 1, 2])
@pytest.mark.parametrize("met", [0, 1, 2])
def test_records_that_were_merged_are_one_firm_that_is_not_wanted(unwanted, met):
    expert, firms = make.expert(), [make.company("みどり精機") for _ in range(3)]
    other = make.company("架空板金工業")
    block_company(expert, company=firms[unwanted], by=make.coordinator())
    for away, into in pairwise(firms):
        away.refresh_from_db()
        merge_company(away, into=into, values={}, at=make.now(), by=make.coordinator())

    assert is_unwanted(expert, firms[met])
    assert not is_unwanted(expert, other)


def test_only_the_body_at_home_writes_it_and_only_of_its_companies():
    expert, theirs = make.expert(), make.company("乙社", of=make.other_organisation())
    with pytest.raises(NotYours):
        block_company(
            expert, company=theirs, by=make.coordinator("kitamura", of=make.other_organisation())
        )
    with pytest.raises(Refused, match="この団体の企業"):
        block_company(expert, company=theirs, by=make.coordinator())


def test_it_is_written_and_taken_back_on_the_page(client):
    expert, firm = make.expert(), make.company()
    client.force_login(make.coordinator())
    posted = {"company": str(firm.public_id)}

    page = client.post(f"/experts/{expert.public_id}/unwanted/", posted, follow=True)
    assert "株式会社みどり精機" in page.content.decode()
    client.post(f"/experts/{expert.public_id}/unwanted/endings/", posted)

    assert BlockedCompany.objects.get().ended_at is not None
