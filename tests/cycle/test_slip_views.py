from datetime import date

import pytest

from enishi.companies.models import CompanyConsent, CompanyContact
from enishi.cycle.models import HearingSheet, Need, NeedSlip
from enishi.cycle.transitions import approve_slip, draft_slip, write_sheet
from enishi.cycle.transitions.write_sheet import values_of
from enishi.people.models import Role
from tests import make
from tests.cycle.test_views import shown

pytestmark = pytest.mark.django_db
WORDS = {"title": "直接の販路", "told": "商社を通さず売りたい。", "wish": ""}


def heard(**levels):
    need = make.need(of=make.company(industry="24", staff=38), expected="取引先を三社。")
    words = values_of(HearingSheet()) | {"said": need.said, "confidentiality": levels}
    write_sheet(need.visit, values=words, read_at=0, by=need.owner)
    return need


def president_of(need):
    person = make.member("midorikawa", role=Role.COMPANY)
    CompanyContact.objects.create(company=need.company, account=person, name="緑川")
    return person


def test_only_what_may_travel_stands_in_the_boxes(client):
    client.force_login(make.coordinator())

    closed = client.get(f"/needs/{heard(said='body').public_id}/slips/new/").text
    assert "商社を通さず" not in closed

    HearingSheet.objects.update(confidentiality={"said": "circulate"})
    open_page = client.get(f"/needs/{Need.objects.get().public_id}/slips/new/").text
    assert "商社を通さず" in open_page
    assert "取引先を三社。" not in open_page
    assert "従業員40名ほど" in open_page


def test_a_slip_is_made_and_its_approval_noted(client):
    need = heard()
    client.force_login(make.coordinator())

    told = {"title": "直接の販路", "trouble": "商社を通さず売りたい。", "read_at": need.version}
    client.post(f"/needs/{need.public_id}/slips/new/", told)
    slip = NeedSlip.objects.get()
    told = {"who": "緑川社長", "manner": "telephone", "read_at": slip.version}
    response = client.post(f"/needs/slips/{slip.public_id}/", told, follow=True)

    assert "承諾をいただきました（緑川社長、電話で）" in shown(response)


def test_a_slip_with_the_name_in_it_comes_back_with_the_reason(client):
    need = heard()
    client.force_login(make.coordinator())

    told = {"title": "販路", "trouble": "みどり精機は直接売りたい。", "read_at": need.version}
    response = client.post(f"/needs/{need.public_id}/slips/new/", told)

    assert response.status_code == 409
    assert "「株式会社みどり精機」が文に残っています" in shown(response)


def test_a_president_reads_approves_and_withdraws_on_his_own_page(client):
    need = heard()
    slip = draft_slip(need, values=WORDS, on=make.TODAY, by=need.owner)
    client.force_login(president_of(need))
    assert "この文でよい" in shown(client.get("/consultation/"))

    client.post(f"/needs/slips/{slip.public_id}/approvals/", {"read_at": 1})
    assert "midorikawa" not in shown(client.get("/consultation/"))
    assert NeedSlip.objects.approved().get() == slip
    client.post(f"/needs/slips/{slip.public_id}/withdrawals/")

    assert not NeedSlip.objects.approved().exists()
    assert "この文でよい" not in shown(client.get("/consultation/"))


def test_words_that_changed_since_he_read_them_are_not_approved(client):
    need = heard()
    slip = draft_slip(need, values=WORDS, on=make.TODAY, by=need.owner)
    client.force_login(president_of(need))

    assert (
        client.post(f"/needs/slips/{slip.public_id}/approvals/", {"read_at": 7}).status_code == 409
    )
    assert client.post(f"/needs/slips/{slip.public_id}/approvals/").status_code == 409


def test_a_company_that_withdraws_its_consent_after_the_hearing_is_shown_nowhere():
    need = heard()
    slip = draft_slip(need, values=WORDS, on=make.TODAY, by=need.owner)
    approve_slip(slip, who="緑川様", manner="telephone", read_at=1, on=make.TODAY, by=need.owner)
    office = make.member("office", of=make.other_organisation(), role=Role.NETWORK_OFFICE)
    assert list(NeedSlip.objects.visible_to(office)) == [slip]

    CompanyConsent.objects.create(
        organisation=need.organisation, company=need.company, kind="sharing", given_by="緑川様",
        manner="meeting", given_on=date(2026, 9, 10), heard_by=need.owner,
        ended_on=date(2026, 9, 20),
    )  # fmt: skip

    assert list(NeedSlip.objects.visible_to(office)) == []
    assert list(NeedSlip.objects.approved()) == []


def test_another_body_and_another_company_find_no_slip(client):
    need = heard()
    slip = draft_slip(need, values=WORDS, on=make.TODAY, by=need.owner)
    for stranger in (
        make.coordinator("yoso", of=make.other_organisation()),
        make.member("betsu", role=Role.COMPANY),
    ):
        client.force_login(stranger)
        posted = client.post(f"/needs/slips/{slip.public_id}/withdrawals/")
        assert posted.status_code == 404


def test_the_company_sees_when_we_come_and_what_it_agreed_to(client):
    need = heard()
    client.force_login(president_of(need))

    page = shown(client.get("/consultation/"))

    assert "令和8年9月10日（2026/9/10）おうかがいしました" in page
    assert "担当者の見立て" not in page


def test_after_withdrawing_each_is_led_to_a_page_of_his_own(client):
    ends = []
    for person in (president_of, lambda need: need.owner):
        need = heard()
        slip = draft_slip(need, values=WORDS, on=make.TODAY, by=need.owner)
        client.force_login(person(need))
        ends.append(client.post(f"/needs/slips/{slip.public_id}/withdrawals/").headers["Location"])

    assert ends == ["/", f"/needs/{Need.objects.latest('pk').public_id}/"]
