from datetime import date, timedelta

import pytest
from django.apps import apps

from enishi.cycle.models import Candidate
from enishi.experts.models import Expert, Provision
from enishi.logbook.refused import NotYours, Refused
from enishi.outbox.models import Letter
from enishi.rights.disclosure import as_text
from enishi.rights.holdings import HIS, NAMED
from enishi.rights.models import Right
from enishi.rights.nobodys import OF_BODIES, OF_COMPANIES, OF_THE_MACHINE
from enishi.rights.transitions import (
    ask_right,
    check_case,
    close_case,
    erase_person,
    stop_use,
)
from tests import make
from tests.rights.canary import CANARY, erased, where_the_canary_sings

pytestmark = pytest.mark.django_db
WELCOME = {"right": Right.DISCLOSURE, "on": make.TODAY}


def test_every_table_is_declared_as_his_or_as_nobodys():
    ours = {
        model._meta.label_lower
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("enishi.")
    }
    declared = {h.label for h in HIS} | {*NAMED, *OF_COMPANIES, *OF_BODIES, *OF_THE_MACHINE}

    assert sorted(ours - declared) == [], "declare it in rights/holdings.py or rights/nobodys.py"


def test_what_is_declared_to_stay_is_there():
    missing = [
        f"{h.label}.{name}"
        for h in HIS
        for name in h.stays
        if name not in {field.name for field in h.model._meta.concrete_fields}
    ]

    assert missing == []


def test_a_stub_stays_so_that_figures_stay(kanaria):
    erased(kanaria)

    kanaria.refresh_from_db()
    assert (kanaria.prefecture, kanaria.state, kanaria.born_on) == ("13", "withdrawn", None)
    assert (Candidate.objects.count(), Provision.objects.count()) == (1, 1)
    assert Provision.objects.get().keep_until == date(2029, 9, 18)
    assert list(Expert.objects.registered()) == []


def test_a_letter_that_waits_for_him_is_stopped(kanaria):
    erased(kanaria)

    assert Letter.objects.get().stopped_at is not None


def test_his_account_opens_nothing_any_more(kanaria):
    account = kanaria.account
    erased(kanaria)

    account.refresh_from_db()
    assert (account.is_active, account.email, account.full_name.strip()) == (
        False,
        "",
        account.username,
    )


def test_the_list_beside_the_records_names_nobody(kanaria, list_beside_the_records):
    erased(kanaria)

    kept = list_beside_the_records.read_text("utf-8")
    assert str(kanaria.public_id) in kept
    assert CANARY not in kept


def test_another_body_erases_nobody(kanaria):
    with pytest.raises(NotYours):
        erased(kanaria, by=make.member(of=make.other_organisation()))
    with pytest.raises(Refused, match="理由"):
        erase_person(kanaria, reason=" ", at=make.now(), by=make.coordinator())


def test_a_disclosure_tells_all_that_is_stored(kanaria):
    told = as_text(kanaria)

    for sentence in (f"{CANARY}の工場で働いた。", "kanaria@example.jp", "なにわ技術の輪"):
        assert sentence in told


def test_a_part_that_is_kept_back_is_named_with_its_reason(kanaria):
    told = as_text(kanaria, without=["cycle.candidate"], why="会社の権利を害するため。")

    assert "■ 候補者" not in told
    assert "会社の権利を害するため。" in told


def test_a_case_is_answered_within_two_weeks_and_asked_once(kanaria):
    case = ask_right(kanaria, **WELCOME, by=kanaria.account)

    assert (case.due_on, case.identified) == (make.TODAY + timedelta(days=14), "ご本人の画面から")
    with pytest.raises(Refused, match="もう受けています"):
        ask_right(kanaria, **WELCOME, by=kanaria.account)


def test_who_asks_by_telephone_is_known_first(kanaria):
    with pytest.raises(Refused, match="ご本人であること"):
        ask_right(kanaria, **WELCOME, by=make.coordinator())
    with pytest.raises(NotYours):
        ask_right(kanaria, **WELCOME, by=make.member(of=make.other_organisation()))


def test_nothing_is_handed_over_before_a_person_has_read_it(kanaria):
    okamoto, case = make.coordinator(), ask_right(kanaria, **WELCOME, by=kanaria.account)
    with pytest.raises(Refused, match="内容を確かめて"):
        close_case(case, answer="お渡しした。", on=make.TODAY, by=okamoto)
    with pytest.raises(Refused, match="理由を書いて"):
        check_case(case, withheld=["cycle.candidate"], why="", on=make.TODAY, by=okamoto)

    check_case(case, withheld=[], why="", on=make.TODAY, by=okamoto)

    assert (
        close_case(case, answer="お渡しした。", on=make.TODAY, by=okamoto).closed_on == make.TODAY
    )
    with pytest.raises(Refused, match="もうお返事"):
        close_case(case, answer="もう一度", on=make.TODAY, by=okamoto)


def test_a_card_whose_use_is_stopped_is_found_by_nobody(kanaria):
    stop_use(kanaria, at=make.now(), by=make.coordinator())

    assert list(Expert.objects.registered()) == []
    assert [a.basis for a in kanaria.accesses.live()] == ["home"]
    with pytest.raises(Refused, match="もう利用を止めて"):
        stop_use(kanaria, at=make.now(), by=make.coordinator())


def test_an_expert_asks_at_his_page_and_receives_his_file(client, kanaria):
    client.force_login(kanaria.account)
    client.post(f"/rights/people/{kanaria.public_id}/", {"right": "disclosure"})
    case = kanaria.rights_cases.get()
    file = f"/rights/{case.public_id}/disclosure/"
    assert client.get(file).status_code == 409

    client.force_login(make.coordinator())
    assert CANARY in client.get(f"/rights/{case.public_id}/").text
    client.post(f"/rights/{case.public_id}/checks/", {"withheld": [], "why": ""})
    client.force_login(kanaria.account)

    assert "なにわ技術の輪" in client.get(file).content.decode()
    assert client.get(f"/rights/{case.public_id}/").status_code == 404


def test_an_erasure_is_done_and_answered_by_one_press(client, kanaria):
    client.force_login(make.coordinator())
    client.post(
        f"/rights/people/{kanaria.public_id}/", {"right": "erasure", "identified": "かけ直した。"}
    )
    case = kanaria.rights_cases.get()
    assert "もとにもどせません" in client.get(f"/rights/{case.public_id}/").text

    client.post(f"/rights/{case.public_id}/answers/", {"answer": "消去した。"})

    assert where_the_canary_sings() == {"rights.sealedrecord.content"}
    assert client.get("/rights/").status_code == 200


def test_another_body_sees_no_case(client, kanaria):
    case = ask_right(kanaria, **WELCOME, by=kanaria.account)
    client.force_login(make.member(of=make.other_organisation()))

    page = f"/rights/{case.public_id}/"
    answers = [client.get(page), client.post(f"{page}checks/"), client.post(f"{page}answers/")]
    answers += [
        client.get(f"{page}disclosure/"),
        client.get(f"/rights/people/{kanaria.public_id}/"),
    ]

    assert [answer.status_code for answer in answers] == [404] * 5


def test_who_asked_does_not_sit_over_his_own_case_wherever_he_works(client):
    himself, card = make.coordinator("ueda", of=make.other_organisation()), make.expert()
    card.account = himself
    card.save()
    case = ask_right(card, identified="ご本人のページから。", by=himself, **WELCOME)

    answers = []
    for person in (make.coordinator(), himself):
        client.force_login(person)
        answers.append(client.get(f"/rights/{case.public_id}/").status_code)

    assert answers == [200, 404]
