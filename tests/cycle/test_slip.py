from datetime import date

import pytest
from django.db import IntegrityError

from enishi.companies.models import CompanyContact
from enishi.cycle.models import ApprovalManner, NeedSlip
from enishi.cycle.transitions import approve_slip, draft_slip, withdraw_slip
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import Role
from tests import make

pytestmark = pytest.mark.django_db

WORDS = {"title": "直接の販路", "told": "商社を通さず売りたい。", "wish": "月に二回"}


def slip(need=None):
    return draft_slip(need or make.need(), values=WORDS, on=make.TODAY, by=make.coordinator())


def approved(one, by=None, **values):
    told = {"who": "緑川様", "manner": ApprovalManner.TELEPHONE, "on": make.TODAY} | values
    return approve_slip(one, read_at=one.version, by=by or make.coordinator(), **told)


def test_a_slip_is_shown_only_once_the_company_has_approved():
    office = make.member("office", of=make.other_organisation(), role=Role.NETWORK_OFFICE)
    one = slip()
    assert list(NeedSlip.objects.visible_to(office)) == []

    approved(one)

    assert list(NeedSlip.objects.visible_to(office)) == [one]
    assert list(NeedSlip.objects.approved()) == [one]


def test_a_slip_that_names_the_company_is_refused():
    with pytest.raises(Refused, match="社名がわからない言い方"):
        draft_slip(
            make.need(),
            values=WORDS | {"told": "（株）みどり精機は直接売りたい。"},
            on=make.TODAY,
            by=make.coordinator(),
        )


def test_a_new_wording_needs_a_new_approval():
    one = approved(slip())

    newer = slip(one.need)

    one.refresh_from_db()
    assert (one.ended_on, newer.approved_on) == (make.TODAY, None)
    with pytest.raises(Refused, match="新しいものに替わりました"):
        approved(one)


def test_a_president_approves_and_withdraws_his_own_slip():
    one = slip()
    president = make.member("midorikawa", role=Role.COMPANY)
    CompanyContact.objects.create(company=one.need.company, account=president, name="緑川")

    approved(one, by=president, manner=ApprovalManner.SCREEN)
    withdraw_slip(one, on=make.TODAY, by=president)

    assert list(NeedSlip.objects.approved()) == []
    with pytest.raises(Refused, match="すでに取り下げられています"):
        withdraw_slip(one, on=make.TODAY, by=president)


def test_another_company_approves_nothing():
    stranger = make.member("yoso", role=Role.COMPANY)

    with pytest.raises(NotYours):
        approved(slip(), by=stranger)


def test_the_database_itself_refuses_an_approval_by_nobody():
    one = slip()

    with pytest.raises(IntegrityError, match="slip_approved_by_somebody"):
        NeedSlip.objects.filter(pk=one.pk).update(approved_on=date(2026, 9, 18))


def test_the_database_itself_refuses_two_slips_at_once():
    one = slip()

    with pytest.raises(IntegrityError):
        NeedSlip.objects.create(
            organisation=one.organisation, need=one.need, drafted_on=make.TODAY,
            drafted_by=one.drafted_by, **WORDS,
        )  # fmt: skip


def drafted(told, need, **options):
    words = {"title": "直接の販路", "told": told}
    return draft_slip(need, values=words, on=make.TODAY, by=make.coordinator(), **options)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ("とんぼ玉製作の蜻蛉です。", "とんぼ玉製作（架空）」が文に残っています"),
        ("電話は０３－１２３４－５６７８です。", "電話番号やメールアドレス"),
        ("tonbo@example.jp へお願いします。", "電話番号やメールアドレス"),
        ("蜻蛉社長が困っている。", "「蜻蛉」が文に残っています"),
        ("窓口は戸田さんです。", "「戸田」が文に残っています"),
        ("森さんに聞いた。", "「森」が文に残っています"),
    ],
    ids=["core of the name", "telephone", "mail", "president", "contact", "short surname"],
)
def test_what_would_tell_the_company_is_refused(told, sentence):
    firm = make.company("株式会社とんぼ玉製作（架空）", president="蜻蛉 一郎")
    CompanyContact.objects.create(company=firm, name="戸田　花子", is_main=True)
    CompanyContact.objects.create(company=firm, name="森部長")

    with pytest.raises(Refused, match=sentence):
        drafted(told, make.need(of=firm))


def test_a_word_that_reads_like_a_surname_passes_once_somebody_is_sure():
    firm = make.company(president="石川 一郎")
    need = make.need(of=firm)

    one = drafted("石川県の森に工場がある。2026年から月2〜3回。", need, is_sure=True)

    assert one.told == "石川県の森に工場がある。2026年から月2〜3回。"
