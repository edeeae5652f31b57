import pytest
from django.db import IntegrityError, transaction

from enishi.companies.transitions import merge_company
from enishi.cycle.fit import fitting
from enishi.cycle.models import Candidate
from enishi.cycle.transitions import put_forward, take_back
from enishi.experts.models import BlockedCompany, RegistrationState
from enishi.experts.transitions import block_company
from enishi.logbook.models import Entry
from enishi.logbook.refused import NotYours, Refused
from tests import make

pytestmark = pytest.mark.django_db
REASON = "代理店を立ち上げた経験が重なるため。"


def test_a_candidate_is_kept_with_its_reason_and_written_in_the_logbook():
    need, yamada = make.need(), make.expert()

    candidate = put_forward(yamada, need=need, reason=REASON, by=need.owner)

    assert [(c.access.expert, c.reason, c.put_by) for c in need.candidates.all()] == [
        (yamada, REASON, need.owner)
    ]
    entry = Entry.objects.get(subject=candidate.public_id)
    assert (entry.verb, entry.actor, entry.organisation) == (
        "put_forward",
        need.owner.public_id,
        need.organisation.public_id,
    )


def test_nobody_is_put_forward_twice_at_a_time():
    need, yamada = make.need(), make.expert()
    make.candidate(yamada, on=need)

    with pytest.raises(Refused, match="すでに候補に入っています"):
        put_forward(yamada, need=need, reason=REASON, by=need.owner)

    assert need.candidates.count() == 1


def test_who_was_taken_back_can_be_put_forward_again():
    need, yamada = make.need(), make.expert()
    take_back(make.candidate(yamada, on=need), by=need.owner)

    put_forward(yamada, need=need, reason=REASON, by=need.owner)

    assert (need.candidates.count(), need.candidates.live().count()) == (2, 1)


def test_the_database_itself_refuses_a_second_live_candidacy():
    candidate = make.candidate()
    twin = Candidate(
        organisation=candidate.organisation,
        need=candidate.need,
        access=candidate.access,
        reason=REASON,
        put_at=candidate.put_at,
        put_by=candidate.put_by,
    )

    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()


def test_an_expert_whom_the_body_may_not_work_with_is_refused():
    need, stranger = make.need(), make.expert(of=make.other_organisation())

    with pytest.raises(Refused, match="根拠"):
        put_forward(stranger, need=need, reason=REASON, by=need.owner)

    assert list(need.candidates.all()) == []


def test_another_bodys_coordinator_cannot_put_anyone_forward():
    need, yamada = make.need(), make.expert()

    with pytest.raises(NotYours):
        put_forward(yamada, need=need, reason=REASON, by=make.member(of=make.other_organisation()))


def test_nobody_puts_himself_forward():
    need, yamada = make.need(), make.expert()
    yamada.account = need.owner
    yamada.save()

    with pytest.raises(Refused, match="ご自身を"):
        put_forward(yamada, need=need, reason=REASON, by=need.owner)


def test_an_expert_who_is_not_wanted_there_is_refused():
    need, yamada = make.need(), make.expert()
    BlockedCompany.objects.create(expert=yamada, company=need.company)

    with pytest.raises(Refused, match="望んでいません"):
        put_forward(yamada, need=need, reason=REASON, by=need.owner)


def test_an_expert_whom_another_record_of_the_firm_does_not_want_is_neither_found_nor_taken():
    need, yamada = make.need(), make.expert("海外で販売代理店の販路を開拓した。")
    away = make.company("(株)みどり精機")
    block_company(yamada, company=away, by=make.coordinator())
    assert [left.expert_id for left in fitting(need, user=need.owner).left_out] == []

    merge_company(away, into=need.company, values={}, at=make.now(), by=make.coordinator())

    assert [left.expert_id for left in fitting(need, user=need.owner).left_out] == [
        str(yamada.public_id)
    ]
    with pytest.raises(Refused, match="望んでいません"):
        put_forward(yamada, need=need, reason=REASON, by=need.owner)


def test_an_expert_who_has_left_the_register_is_refused():
    need, yamada = make.need(), make.expert()
    yamada.state, yamada.ended_on = RegistrationState.WITHDRAWN, make.TODAY
    yamada.save()

    with pytest.raises(Refused, match="いま登録中でないか"):
        put_forward(yamada, need=need, reason=REASON, by=need.owner)


def test_a_case_that_is_closed_keeps_its_list_as_it_was():
    candidate = make.candidate()
    candidate.need.closed_on = make.TODAY
    candidate.need.save()

    with pytest.raises(Refused, match="終わっています"):
        take_back(candidate, by=candidate.need.owner)
    with pytest.raises(Refused, match="終わっています"):
        put_forward(make.expert(), need=candidate.need, reason=REASON, by=candidate.need.owner)
