"""氏名を伏せた略歴だけ: another body reads what a person approved, and nothing else of him."""

import pytest

from enishi.cycle.fit import fitting
from enishi.experts.models import Basis, ConsentManner, Expert, Provision
from enishi.experts.sharing.offers import offers_for
from enishi.experts.sharing.queries import told_without_names
from enishi.experts.transitions import (
    approve_blind_profile,
    share_expert,
    withdraw_consent,
    write_blind_profile,
)
from enishi.logbook.refused import Refused
from enishi.search.queries import found
from enishi.search.transitions import catch_up
from tests import make

pytestmark = pytest.mark.django_db
TEXT = "元 大手電機の購買部長。海外の部品を国内に切りかえた。"


def approved(person):
    by = make.coordinator()
    written = write_blind_profile(person, text=TEXT, at=make.now(), by=by)
    heard = {"manner": ConsentManner.TELEPHONE, "note": "読みあげた。"}
    return approve_blind_profile(written, **heard, on=make.TODAY, by=by)


def given(person):
    others = [make.other_organisation()]
    by = make.coordinator()
    return share_expert(person, to=others, basis=Basis.CONSENT, on=make.TODAY, by=by)


def offered(person):
    return [one.body for one in offers_for(person, on=make.TODAY).by_consent()]


@pytest.fixture
def kita():
    return make.coordinator("kita", of=make.other_organisation())


@pytest.fixture
def kimura():
    person = make.expert("金型の設計を30年した。", family_name="木村")
    make.agreed(person, visibility="blind")
    approved(person)
    return person


def test_the_other_body_reads_the_words_and_neither_name_nor_card(client, kita, kimura):
    given(kimura)

    client.force_login(kita)
    page = client.get("/experts/blind/").text

    assert TEXT in page
    assert "木村" not in page
    assert str(kimura.public_id) not in page
    assert client.get(f"/experts/{kimura.public_id}/").status_code == 404
    assert list(Expert.objects.visible_to(kita)) == []


def test_he_is_found_for_no_need_and_by_no_word_of_the_other_body(kita, kimura):
    given(kimura)
    need = make.need(of=make.company(of=make.other_organisation()), said="金型の設計を見てほしい。")
    catch_up()

    assert fitting(need, user=kita).count == 0
    assert list(found(kita, "木村")) == []
    with pytest.raises(Refused, match="根拠"):
        make.candidate(kimura, on=need)


def test_what_was_given_is_written_down_as_what_it_is(kimura):
    given(kimura)

    assert Provision.objects.get().items == "氏名を伏せた略歴、都道府県、専門分野"
    assert offered(kimura) == []


def test_nothing_is_given_before_the_person_has_read_it():
    suzuki = make.expert()
    make.agreed(suzuki, visibility="blind")

    with pytest.raises(Refused, match="ご本人がまだ確かめていません"):
        given(suzuki)


def test_it_is_given_once(kimura):
    given(kimura)

    with pytest.raises(Refused, match="すでに氏名を伏せた略歴"):
        given(kimura)


def test_who_agrees_to_more_is_shown_whole_and_the_narrow_right_ends(kita, kimura):
    given(kimura)
    make.agreed(kimura, about="named", bodies=[make.other_organisation()])
    assert offered(kimura) == [make.other_organisation()]

    given(kimura)

    assert list(Expert.objects.visible_to(kita)) == [kimura]
    assert list(told_without_names(kita)) == []


def test_who_agrees_to_less_is_read_of_without_his_name_from_that_moment(kita):
    suzuki = make.expert()
    approved(suzuki)
    make.shared(suzuki)
    assert list(Expert.objects.visible_to(kita)) == [suzuki]

    make.agreed(suzuki, visibility="blind")

    assert list(Expert.objects.visible_to(kita)) == []
    assert [one.expert for one in told_without_names(kita)] == [suzuki]


def test_without_words_that_he_approved_nothing_of_him_is_told(kita):
    suzuki = make.expert()
    make.shared(suzuki)

    make.agreed(suzuki, visibility="blind")

    assert list(Expert.objects.visible_to(kita)) == []
    assert [one.basis for one in suzuki.accesses.running()] == [Basis.HOME]


def test_a_withdrawal_takes_the_words_back_at_once(kita, kimura):
    [access] = given(kimura)
    by = make.coordinator()
    withdraw_consent(access.consent, manner=ConsentManner.TELEPHONE, at=make.now(), by=by)

    assert list(told_without_names(kita)) == []


def test_a_text_that_was_written_anew_is_hidden_until_it_is_approved(kita, kimura):
    given(kimura)
    write_blind_profile(kimura, text="書きかえた。", at=make.now(), by=make.coordinator())

    assert list(told_without_names(kita)) == []
