import pytest

from enishi.companies.models import CompanyContact
from enishi.cycle.models import Origin, Visit
from enishi.cycle.transitions import put_forward
from enishi.people.models import Role
from enishi.web.start.consultation import consultations
from tests import make
from tests.web import arrange

pytestmark = pytest.mark.django_db


def president(company):
    account = make.member("midorikawa", role=Role.COMPANY)
    CompanyContact.objects.create(company=company, account=account, name="緑川 健")
    return account


def stages(account) -> list[tuple[str, list[bool], list[bool]]]:
    return [
        (one.stage, [step.done for step in one.steps], [step.current for step in one.steps])
        for one in consultations(account)
    ]


def test_after_the_hearing_two_steps_are_done_and_the_third_is_the_present_one():
    need = make.need()

    assert stages(president(need.company)) == [
        ("deliberate", [True, True, False, False], [False, False, True, False])
    ]


def test_a_need_from_a_roster_stands_before_its_first_step():
    need = make.need(origin=Origin.ROSTER)

    assert stages(president(need.company)) == [
        ("prepare", [False] * 4, [True, False, False, False])
    ]


def test_a_visit_that_is_agreed_moves_it_to_the_second_step():
    need = make.need(origin=Origin.ROSTER)
    need.visit = Visit.objects.create(
        organisation=need.organisation, company=need.company, programme=make.programme(),
        coordinator=need.owner, planned_on=make.TODAY,
    )  # fmt: skip
    need.save(update_fields=["visit"])

    assert stages(president(need.company)) == [
        ("hear", [True, False, False, False], [False, True, False, False])
    ]


def test_a_closed_need_is_kept_among_the_past_ones():
    need = make.need()
    type(need).objects.update(closed_on=make.TODAY)
    page = arrange.signed_in(president(need.company)).get("/consultation/").content.decode()

    assert "いま進んでいるご相談はありません。" in page
    assert "これまでのご相談" in page


def test_the_company_reads_its_own_words_and_never_what_was_assessed_or_who_is_considered():
    need = make.need("直接売りたい。", assessed="CANARY-ASSESSED")
    put_forward(
        make.expert(family_name="CANARY-NAME"), need=need, reason="CANARY-REASON", by=need.owner
    )

    page = arrange.signed_in(president(need.company)).get("/consultation/").content.decode()

    assert "直接売りたい。" in page
    assert "CANARY" not in page


def test_another_companys_needs_are_not_there():
    need = make.need()
    make.need("CANARY", of=make.company("ほかの会社"))

    page = arrange.signed_in(president(need.company)).get("/consultation/").content.decode()

    assert "CANARY" not in page


def test_a_contact_who_has_left_sees_nothing_any_more():
    need = make.need()
    account = president(need.company)
    CompanyContact.objects.update(ended_at=make.now())

    assert consultations(account) == []


def test_without_a_consultation_the_page_says_whom_to_call():
    page = arrange.signed_in(make.member(role=Role.COMPANY)).get("/consultation/").content.decode()

    assert "困りごとがありましたら、担当の者か推進室（03-0000-0000）へお電話ください" in page
