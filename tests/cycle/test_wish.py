"""面談希望: who wishes to be heard is noted, seen at the table, and answered."""

import pytest
from django.db import IntegrityError, transaction

from enishi.companies.transitions import merge_company
from enishi.cycle.models import (
    Deliberation,
    InterviewWish,
    IntroductionOutcome,
    Manner,
    NeedSlip,
)
from enishi.cycle.table import members, table_of
from enishi.cycle.transitions import (
    draft_slip,
    end_introduction,
    put_forward,
    show_slip,
    thank_for_wish,
    wish,
    withdraw_slip,
    withdraw_wish,
)
from enishi.cycle.wishes import own_wishes, slips_shown_to
from enishi.experts.models import BlockedCompany, RegistrationState
from enishi.logbook.refused import NotYours, Refused
from enishi.outbox.models import Letter
from enishi.people.models import Role
from tests import make

pytestmark = pytest.mark.django_db


def with_account(person, name="sato"):
    person.account = make.member(name, role=Role.EXPERT)
    person.save()
    return person


@pytest.fixture
def sato():
    return with_account(make.expert("部品の販路を開いた。", family_name="佐藤", given_name="文子"))


def says(person, slip, **more):
    values = {"told": slip.title, "manner": Manner.ACCOUNT, "by": person.account} | more
    return wish(person, need=slip.need, **values)


def test_an_expert_reads_only_slips_that_a_body_shows_to_its_experts(sato):
    need = make.need()
    unshown = draft_slip(
        need, values={"title": "販路", "told": "売りたい。"}, on=make.TODAY, by=need.owner
    )
    assert slips_shown_to(sato.account) == []
    with pytest.raises(Refused, match="承諾をいただいた"):
        show_slip(unshown, on=make.TODAY, by=need.owner)

    slip = make.shown_slip(need)

    assert slips_shown_to(sato.account) == [slip]


def test_a_slip_of_a_body_that_may_not_work_with_him_is_not_shown_to_him(sato):
    other = make.other_organisation()
    make.shown_slip(make.need(of=make.company(of=other)))

    assert slips_shown_to(sato.account) == []


def test_a_slip_is_not_shown_to_whom_its_company_does_not_want(sato):
    slip = make.shown_slip()
    away = make.company("(株)みどり精機")
    merge_company(slip.need.company, into=away, values={}, at=make.now(), by=make.coordinator())
    assert slips_shown_to(sato.account) == [slip]

    BlockedCompany.objects.create(expert=sato, company=away)

    assert slips_shown_to(sato.account) == []


def test_a_slip_that_was_withdrawn_is_shown_no_more_and_no_wish_comes_of_it(sato):
    slip = make.shown_slip()
    withdraw_slip(slip, on=make.TODAY, by=slip.drafted_by)

    assert slips_shown_to(sato.account) == []
    with pytest.raises(Refused, match="いまはご覧いただけません"):
        says(sato, slip)


def test_the_database_itself_shows_no_slip_that_was_not_approved():
    slip = draft_slip(
        make.need(), values={"title": "販路", "told": "売"}, on=make.TODAY, by=make.coordinator()
    )

    with pytest.raises(IntegrityError), transaction.atomic():
        NeedSlip.objects.filter(pk=slip.pk).update(shown_on=make.TODAY)


def test_he_says_so_himself_and_reads_it_on_his_page_until_he_is_asked(sato):
    slip = make.shown_slip()

    wished = says(sato, slip, words="前の会社で同じ苦労をしました。")

    assert (wished.organisation, wished.noted_by) == (slip.organisation, None)
    assert [one.row for one in own_wishes(sato.account)] == [wished]
    assert slips_shown_to(sato.account) == []


def test_a_wish_is_noted_once(sato):
    slip = make.shown_slip()
    says(sato, slip)

    with pytest.raises(Refused, match="もううかがっています"):
        says(sato, slip)


def test_a_coordinator_notes_what_he_heard_on_the_telephone():
    wished = make.wish()

    assert (wished.manner, wished.noted_by) == (Manner.TELEPHONE, wished.need.owner)


def test_the_companys_name_is_withheld_from_whoever_wishes_to_hear_more():
    need = make.need()

    with pytest.raises(Refused, match="社名がわからない言い方"):
        wish(
            make.expert(), need=need, told="みどり精機の件", manner=Manner.TELEPHONE, by=need.owner
        )


def test_another_body_notes_nothing():
    with pytest.raises(NotYours):
        wish(
            make.expert(),
            need=make.need(),
            told="精密部品の会社",
            manner=Manner.TELEPHONE,
            by=make.coordinator("kudo", of=make.other_organisation()),
        )


def test_whoever_has_left_the_register_is_not_noted(sato):
    slip = make.shown_slip()
    sato.state, sato.ended_on = RegistrationState.WITHDRAWN, make.TODAY
    sato.save()

    with pytest.raises(Refused, match="いま登録中でない"):
        says(sato, slip, manner=Manner.TELEPHONE, by=slip.need.owner)


def test_a_coordinator_who_wishes_himself_is_kept_from_the_table():
    need = make.need()
    kudo = make.coordinator("kudo", of=need.organisation)
    himself = make.expert(family_name="工藤")
    himself.account = kudo
    himself.save()
    table = make.deliberation(on=need)
    assert kudo in members(table)

    says(himself, make.shown_slip(need))

    assert kudo not in members(table)
    assert list(Deliberation.objects.visible_to(kudo)) == []
    assert list(InterviewWish.objects.visible_to(kudo)) == []
    with pytest.raises(Refused, match="ご自身にかかわる案件"):
        put_forward(make.expert(), need=need, reason="近い。", by=kudo)


def test_who_is_considered_himself_notes_nobody_elses_wish(sato):
    need = make.need()
    kudo = make.coordinator("kudo", of=need.organisation)
    card = make.expert(family_name="工藤")
    card.account = kudo
    card.save()
    make.candidate(card, on=need)

    with pytest.raises(Refused, match="ご自身にかかわる案件"):
        says(sato, make.shown_slip(need), manner=Manner.TELEPHONE, by=kudo)


def test_at_the_table_he_is_marked_once_he_is_a_candidate_and_waits_beside_it_until_then(sato):
    need = make.need()
    table = make.deliberation(make.expert(), on=need)
    wished = make.wish(sato, on=need)
    beside = table_of(table, user=need.owner)
    assert ([seat.wish for seat in beside.seats], beside.wishes) == ([None], [wished])

    put_forward(sato, need=need, reason="ご本人の希望。", by=need.owner)

    laid = table_of(table, user=need.owner)
    assert (
        {s.candidate.access.expert: s.wish for s in laid.seats}[sato],
        laid.wishes,
    ) == (wished, [])


def test_what_is_wished_changes_the_tables_fingerprint(sato):
    need = make.need()
    table = make.deliberation(on=need)
    before = table_of(table, user=need.owner).fingerprint

    make.wish(sato, on=need)

    assert table_of(table, user=need.owner).fingerprint != before


def test_when_another_is_chosen_he_gets_one_letter_that_names_neither(sato):
    need = make.need()
    wished = make.wish(sato, on=need)
    with pytest.raises(Refused, match="まだご相談が進んでいます"):
        thank_for_wish(wished, by=need.owner)
    make.decision(make.deliberation(make.expert(), on=need))

    letter = thank_for_wish(wished, by=need.owner)

    written = f"{letter.subject}{letter.body}"
    assert (letter.recipient_person, letter.about) == (sato.public_id, wished.public_id)
    assert [word in written for word in ("みどり精機", "山田", "大田区の精密部品")] == [
        False,
        False,
        True,
    ]
    with pytest.raises(Refused, match="もう書いてあります"):
        thank_for_wish(wished, by=need.owner)


def test_whoever_was_asked_after_all_is_thanked_for_his_answer_and_not_for_his_wish(sato):
    need = make.need()
    wished = make.wish(sato, on=need)
    sounded = make.sounding(make.decision(make.deliberation(sato, on=need)))
    introduced = make.introduction(make.acceptance(sounded))

    end_introduction(
        introduced, outcome=IntroductionOutcome.DECLINED, why="見送り。", by=need.owner
    )

    with pytest.raises(Refused, match="まだご相談が進んでいます"):
        thank_for_wish(wished, by=need.owner)
    assert own_wishes(sato.account) == []


def test_who_takes_his_wish_back_is_owed_nothing(sato):
    need = make.need()
    wished = make.wish(sato, on=need)
    make.decision(make.deliberation(make.expert(), on=need))

    withdraw_wish(wished, by=sato.account)

    with pytest.raises(Refused):
        thank_for_wish(wished, by=need.owner)
    with pytest.raises(Refused, match="もう取りやめ"):
        withdraw_wish(wished, by=need.owner)
    assert list(Letter.objects.all()) == []


def test_when_the_right_to_his_card_ends_nobody_sees_his_wish(sato):
    wished = make.wish(sato)
    assert list(InterviewWish.objects.visible_to(wished.need.owner)) == [wished]

    # Neither another body's right to him nor this body's right to another helps.
    make.shared(sato)
    make.expert()
    sato.accesses.filter(organisation=wished.organisation).update(ended_at=make.now())

    assert list(InterviewWish.objects.visible_to(wished.need.owner)) == []


def test_while_his_data_are_not_used_nobody_sees_his_wish(sato):
    wished = make.wish(sato)

    sato.use_stopped_at = make.now()
    sato.save()

    assert list(InterviewWish.objects.visible_to(wished.need.owner)) == []
