from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from enishi.cycle.models import Candidate, RemarkKind
from enishi.cycle.transitions import remark
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
    take_back_right,
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


@pytest.fixture
def talked_about_elsewhere(kanaria):
    """At the table of another body, where his card may be used, something was said of him."""
    other = make.other_organisation()
    need = make.need(of=make.company(of=other))
    table = make.deliberation(kanaria, on=need)
    remark(
        table,
        candidate=need.candidates.get(),
        kind=RemarkKind.CONCERN,
        reason="よその卓の話です。",
        by=need.owner,
    )
    return kanaria


def test_a_body_discloses_what_it_keeps_itself_and_names_who_else_does(talked_about_elsewhere):
    told = as_text(talked_about_elsewhere, by=make.organisation())

    assert f"{CANARY}の工場で働いた。" in told
    assert "よその卓の話です。" not in told
    assert told.split("■ ほかの団体がお預かりしている記録")[1].split()[-1] == "なにわ技術の輪"


def test_the_other_body_discloses_what_it_says_itself_and_the_machine_everything(
    talked_about_elsewhere,
):
    theirs = as_text(talked_about_elsewhere, by=make.other_organisation())

    assert ("よその卓の話です。" in theirs, "の工場で働いた。" in theirs) == (True, False)
    assert "よその卓の話です。" in as_text(talked_about_elsewhere)


def test_nobody_reads_at_a_case_what_is_said_at_another_bodys_table(client, talked_about_elsewhere):
    person = talked_about_elsewhere
    case = ask_right(person, **WELCOME, by=person.account)
    page = f"/rights/{case.public_id}/"
    client.force_login(make.coordinator())

    seen = client.get(page).text
    client.post(f"{page}checks/", {"withheld": [], "why": ""})
    handed_over = client.get(f"{page}disclosure/").content.decode()

    assert ("よその卓の話です。" in seen, "よその卓の話です。" in handed_over) == (False, False)
    assert CANARY in seen


def test_nobody_reads_his_own_disclosure_before_a_colleague_has(client):
    himself, card = make.coordinator(), make.expert()
    card.account = himself
    card.save()
    case = ask_right(card, identified="ご本人のページから。", by=himself, **WELCOME)
    page = f"/rights/{case.public_id}/"

    client.force_login(himself)
    asked = [client.get(page), client.post(f"{page}checks/"), client.post(f"{page}answers/")]

    assert [answer.status_code for answer in asked] == [404, 404, 404]
    with pytest.raises(Refused, match="ご自分の申し出"):
        check_case(case, withheld=[], why="", on=make.TODAY, by=himself)


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
        f"/rights/people/{kanaria.public_id}/",
        {"right": "erasure", "confirmed": "yes", "identified": "かけ直した。"},
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


def asked_to_erase(client, kanaria, **more):
    address = f"/rights/people/{kanaria.public_id}/"
    return client.post(address, {"right": "erasure", "words": "もう使わない。"} | more)


def test_whoever_wants_to_be_erased_is_asked_first_and_may_take_it_back(client, kanaria):
    client.force_login(kanaria.account)
    asked = asked_to_erase(client, kanaria).text
    assert "登録票を消してほしいと申し出ますか" in asked
    assert 'name="words" value="もう使わない。"' in asked
    assert kanaria.rights_cases.count() == 0

    asked_to_erase(client, kanaria, confirmed="yes")
    case = kanaria.rights_cases.get()
    address = f"/rights/people/{kanaria.public_id}/"
    assert "もう使わない。" in client.get(address).text
    client.post(f"/rights/{case.public_id}/withdrawals/")

    assert list(kanaria.rights_cases.open()) == []
    assert "取りさげました" in client.get(address).text
    asked_to_erase(client, kanaria, confirmed="yes")
    assert kanaria.rights_cases.open().count() == 1


def test_what_was_taken_back_is_not_answered_and_nothing_is_done(client, kanaria):
    day = {"on": make.TODAY, "by": kanaria.account}
    case = ask_right(kanaria, right=Right.STOP, **day)
    take_back_right(case, at=make.now(), by=kanaria.account)
    client.force_login(make.coordinator())

    answer = client.post(f"/rights/{case.public_id}/answers/", {"answer": "止めました。"})

    kanaria.refresh_from_db()
    assert (answer.status_code, kanaria.use_stopped_at) == (409, None)
    with pytest.raises(Refused, match="もう取りさげて"):
        take_back_right(case, at=make.now(), by=kanaria.account)


def test_a_request_that_has_gone_on_is_not_taken_back_and_not_by_a_stranger(kanaria):
    case = ask_right(kanaria, right=Right.DISCLOSURE, on=make.TODAY, by=kanaria.account)
    with pytest.raises(NotYours):
        take_back_right(case, at=make.now(), by=make.member(of=make.other_organisation()))
    check_case(case, withheld=[], why="", on=make.TODAY, by=make.coordinator())

    with pytest.raises(Refused, match="もう進んでいます"):
        take_back_right(case, at=make.now(), by=kanaria.account)


def test_many_records_are_read_with_as_few_questions_as_a_few():
    short, long = make.expert("設計した。"), make.expert(*(f"設計{n}。" for n in range(9)))

    with CaptureQueriesContext(connection) as few:
        as_text(short)
    with CaptureQueriesContext(connection) as many:
        told = as_text(long)

    assert [n for n in range(9) if f"設計{n}。" not in told] == []
    assert len(many) == len(few)
