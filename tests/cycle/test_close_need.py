import pytest

from enishi.cycle.models import Deliberation, Need
from enishi.cycle.transitions import close_need, open_deliberation, reopen_need, undo_decision
from enishi.logbook.refused import NotYours, Refused
from tests import make

pytestmark = pytest.mark.django_db


def close(need, **more):
    return close_need(
        need, **{"why": "来年にあらためたい。", "on": make.TODAY, "by": need.owner} | more
    )


def test_a_case_ends_with_its_reason_and_its_table_is_cleared():
    table = make.deliberation()

    closed = close(table.need)

    assert (closed.closed_on, closed.closed_why) == (make.TODAY, "来年にあらためたい。")
    assert list(Need.objects.open()) == []
    assert list(Deliberation.objects.open()) == []
    with pytest.raises(Refused, match="もう終わっています"):
        close(table.need)


def test_nobody_is_left_in_the_middle_of_a_sounding():
    decision = make.decision()

    with pytest.raises(Refused, match="打診や紹介が進んでいます"):
        close(decision.deliberation.need)

    undo_decision(decision, by=decision.decided_by)
    close(decision.deliberation.need)


def test_a_case_that_was_matched_may_end_while_its_support_goes_on():
    made = make.match()

    close(made.introduction.deliberation.need)

    made.refresh_from_db()
    assert (made.undone_at, made.ended_on) == (None, None)


def test_a_case_that_was_closed_too_early_goes_on():
    table = make.deliberation()
    need = close(table.need)

    again = reopen_need(need, by=need.owner)

    assert (again.closed_on, again.closed_why) == (None, "来年にあらためたい。")
    assert open_deliberation(again, on=make.TODAY, by=need.owner).ended_at is None
    with pytest.raises(Refused, match="いま進んでいます"):
        reopen_need(again, by=need.owner)


def test_nobody_ends_a_case_in_which_he_is_considered_himself():
    himself, card = make.member("hirai"), make.expert()
    card.account = himself
    card.save()
    need = make.candidate(card).need

    with pytest.raises(Refused, match="ご自身にかかわる案件"):
        close(need, by=himself)
    assert list(Need.objects.open()) == [need]


def test_another_body_ends_nothing_here():
    with pytest.raises(NotYours):
        close(make.need(), by=make.coordinator("kudo", of=make.other_organisation()))


def test_a_case_is_closed_and_reopened_on_its_page_and_without_a_reason_is_asked_again(client):
    need = make.need()
    client.force_login(need.owner)

    answered = client.post(f"/needs/{need.public_id}/closings/", {"why": ""})
    assert answered.status_code == 422
    client.post(f"/needs/{need.public_id}/closings/", {"why": "支援が決まったため。"})
    page = client.get(f"/needs/{need.public_id}/").content.decode()
    assert ["に終わりました" in page, "支援が決まったため。" in page] == [True, True]

    client.post(f"/needs/{need.public_id}/reopenings/")
    need.refresh_from_db()
    assert need.closed_on is None
