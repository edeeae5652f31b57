from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from enishi.companies.consent_words import lines
from enishi.companies.models import CompanyConsentKind
from enishi.companies.queries import consented
from enishi.companies.transitions import note_company_consent, withdraw_company_consent
from enishi.logbook.refused import NotYours, Refused
from tests import make
from tests.companies.test_views import shown

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_a_later_day")]

NAMING = {
    "kind": "naming",
    "given_by": "緑川社長",
    "manner": "meeting",
    "given_on": date(2026, 9, 10),
    "terms": "製品の写真は出さない。",
}


def test_what_a_company_allows_is_kept_with_who_said_so_and_who_heard_it():
    okamoto = make.coordinator()
    consent = note_company_consent(make.company(), values=NAMING, by=okamoto)

    assert (consent.given_by, consent.manner, consent.heard_by) == (
        "緑川社長",
        "meeting",
        okamoto,
    )
    assert consented(consent.company) == {"naming"}


def test_a_consent_that_was_taken_back_counts_no_more_and_stays_in_sight(client):
    okamoto = make.coordinator()
    consent = note_company_consent(make.company(), values=NAMING, by=okamoto)

    withdraw_company_consent(consent, on=date(2026, 9, 18), by=okamoto)

    assert consented(consent.company) == frozenset()
    client.force_login(okamoto)
    page = shown(client.get(f"/companies/{consent.company.public_id}/"))
    assert "取りやめ：候補の方に、社名を伝える" in page
    assert "令和8年9月18日（2026/9/18）に取りやめ" in page


def test_the_same_consent_is_not_kept_twice_until_the_first_is_taken_back():
    okamoto, midori = make.coordinator(), make.company()
    first = note_company_consent(midori, values=NAMING, by=okamoto)

    with pytest.raises(Refused, match="もういただいています"):
        note_company_consent(midori, values=NAMING, by=okamoto)

    withdraw_company_consent(first, on=date(2026, 9, 18), by=okamoto)
    note_company_consent(midori, values=NAMING, by=okamoto)
    assert midori.consents.count() == 2


def test_nobody_takes_back_a_consent_before_it_was_given():
    okamoto = make.coordinator()
    consent = note_company_consent(make.company(), values=NAMING, by=okamoto)

    with pytest.raises(Refused, match="同意の日より前"):
        withdraw_company_consent(consent, on=date(2026, 9, 9), by=okamoto)


def test_another_body_neither_keeps_nor_takes_back_a_consent():
    stranger = make.member(of=make.other_organisation())
    consent = note_company_consent(make.company(), values=NAMING, by=make.coordinator())

    with pytest.raises(NotYours):
        note_company_consent(consent.company, values=NAMING, by=stranger)
    with pytest.raises(NotYours):
        withdraw_company_consent(consent, on=date(2026, 9, 18), by=stranger)


def test_the_page_keeps_a_consent_and_refuses_one_of_tomorrow(client):
    midori = make.company()
    client.force_login(make.coordinator())
    page = f"/companies/{midori.public_id}/consents/new/"
    typed = NAMING | {"given_on": "令和8年9月10日"}

    later = client.post(page, typed | {"given_on": f"{localdate() + timedelta(days=1)}"})
    kept = client.post(page, typed | {"agreed": "yes"})

    assert (later.status_code, kept.status_code) == (422, 302)
    assert "きょうより後の日付です" in shown(later)
    consent = midori.consents.get()
    client.post(f"/companies/consents/{consent.public_id}/withdrawals/")
    consent.refresh_from_db()
    assert consent.ended_on is not None


def test_the_whole_text_is_read_out_before_a_consent_is_written_down(client):
    midori = make.company()
    client.force_login(make.coordinator())
    page = f"/companies/{midori.public_id}/consents/new/"
    typed = NAMING | {"given_on": "令和8年9月10日", "terms": "社名は、会う方にだけ。"}

    asked = client.post(page, typed)
    before = list(midori.consents.all())
    mending = client.post(page, typed | {"mend": "yes"})
    client.post(page, typed | {"agreed": "yes"})

    whole = ("ご相談をお願いする候補の方。", "社名と、ご相談の内容。", "社名は、会う方にだけ。")
    assert [text for text in whole if text not in asked.text] == []
    assert (before, "社名は、会う方にだけ。</textarea>" in mending.text) == ([], True)
    assert midori.consents.get().words.splitlines() == [
        "何のために：お引き受けできるかどうかを、候補の方に考えていただくため。",
        "だれに：ご相談をお願いする候補の方。",
        "何を：社名と、ご相談の内容。",
        "条件や範囲：社名は、会う方にだけ。",
        "いつまで：取りやめるまでです。お電話1本で、いつでも、その日から取りやめられます。",
    ]


def test_body_and_company_read_later_what_was_agreed_to(client):
    midori = make.company()
    okamoto = make.coordinator()
    note_company_consent(midori, values=NAMING, by=okamoto)
    client.force_login(okamoto)

    assert (
        "だれに：ご相談をお願いする候補の方。" in client.get(f"/companies/{midori.public_id}/").text
    )


@pytest.mark.parametrize("kind", CompanyConsentKind.values)
def test_every_kind_of_consent_has_its_words(kind):
    assert [heading for heading, text in lines(kind) if text] == [
        "何のために",
        "だれに",
        "何を",
        "いつまで",
    ]


def test_a_consent_that_stands_is_not_read_out_again(client):
    midori = make.company()
    okamoto = make.coordinator()
    note_company_consent(midori, values=NAMING, by=okamoto)
    client.force_login(okamoto)

    again = client.post(
        f"/companies/{midori.public_id}/consents/new/", NAMING | {"given_on": "令和8年9月10日"}
    )

    assert (again.status_code, midori.consents.count()) == (409, 1)
    assert "この同意は、もういただいています" in shown(again)
    assert "同意の全文を確かめる" not in shown(again)


@pytest.mark.parametrize("kind", CompanyConsentKind.values)
def test_what_is_read_out_points_to_no_heading_that_is_not_there(kind):
    assert [text for _heading, text in lines(kind) if "条件や範囲" in text] == []
