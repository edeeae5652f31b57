import pytest

from enishi.cycle.models import Deliberation, Minute, Stance
from enishi.cycle.transitions import (
    call_back,
    give_opinion,
    open_deliberation,
    put_on_agenda,
    step_aside,
    take_back,
    take_minute,
    take_off_agenda,
)
from enishi.logbook.refused import Refused
from tests import make

pytestmark = pytest.mark.django_db


def coordinator_who_is_an_expert(**person):
    himself, card = make.member("hirai"), make.expert(**person)
    card.account = himself
    card.save()
    return himself, card


def test_nobody_sees_a_deliberation_about_himself_not_even_after_he_was_taken_off_the_list():
    himself, card = coordinator_who_is_an_expert()
    table = make.deliberation(card, make.expert())
    assert list(Deliberation.objects.visible_to(table.need.owner)) == [table]

    assert list(Deliberation.objects.visible_to(himself)) == []
    take_back(table.need.candidates.get(access__expert=card), by=table.need.owner)
    assert list(Deliberation.objects.visible_to(himself)) == []


def test_nobody_speaks_in_a_deliberation_about_himself():
    himself, card = coordinator_who_is_an_expert()
    table = make.deliberation(card, make.expert())

    with pytest.raises(Refused, match="ご自身にかかわる"):
        give_opinion(
            table,
            candidate=table.need.candidates.latest("pk"),
            stance=Stance.OTHER,
            reason="わたしのほうが。",
            by=himself,
        )


def test_nobody_leads_a_case_about_himself_to_the_table_or_away_from_it():
    himself, card = coordinator_who_is_an_expert()
    on_the_list = make.candidate(card)
    other, sitting = make.candidate(on=on_the_list.need), make.meeting()
    item = put_on_agenda(sitting, need=on_the_list.need, by=on_the_list.need.owner)

    for step in (
        lambda: open_deliberation(on_the_list.need, on=make.TODAY, by=himself),
        lambda: put_on_agenda(make.meeting(), need=on_the_list.need, by=himself),
        lambda: take_off_agenda(item, by=himself),
        lambda: take_back(other, by=himself),
    ):
        with pytest.raises(Refused, match="ご自身にかかわる"):
            step()


def test_nobody_of_another_body_is_made_to_step_aside_or_to_give_his_opinion():
    table, stranger = make.deliberation(), make.member("mori", of=make.other_organisation())
    owner = table.need.owner

    with pytest.raises(Refused, match="この団体の討議に出る方ではありません"):
        step_aside(table, person=stranger, reason="社長の親戚のため。", by=owner)
    with pytest.raises(Refused, match="ほかの団体の討議"):
        give_opinion(
            table,
            candidate=table.need.candidates.latest("pk"),
            stance=Stance.OTHER,
            reason="よく知っている方です。",
            author=stranger,
            by=owner,
        )


def test_the_others_still_see_what_somebody_stepped_aside_from():
    table, cousin = make.deliberation(), make.member("sato")
    step_aside(table, person=cousin, reason="社長の親戚のため。", by=cousin)

    assert list(Deliberation.objects.visible_to(table.need.owner)) == [table]


def test_who_steps_aside_sees_and_says_no_more():
    table, cousin = make.deliberation(), make.member("sato")

    step_aside(table, person=cousin, reason="社長の親戚のため。", by=cousin)

    assert list(Deliberation.objects.visible_to(cousin)) == []
    with pytest.raises(Refused, match="席を外して"):
        step_aside(table, person=make.member("suzuki"), reason="同郷のため。", by=cousin)


def test_who_stepped_aside_by_mistake_is_called_back():
    table, cousin = make.deliberation(), make.member("sato")
    recusal = step_aside(table, person=cousin, reason="社長の親戚のため。", by=table.need.owner)

    call_back(recusal, by=table.need.owner)

    assert list(Deliberation.objects.visible_to(cousin)) == [table]


def test_nobody_calls_himself_back():
    table, cousin = make.deliberation(), make.member("sato")
    recusal = step_aside(table, person=cousin, reason="社長の親戚のため。", by=cousin)

    with pytest.raises(Refused, match="席を外して"):
        call_back(recusal, by=cousin)


def test_nobody_reads_the_minutes_on_a_need_that_touches_himself():
    himself, card = coordinator_who_is_an_expert()
    table, meeting = make.deliberation(card, make.expert()), make.meeting()
    by = table.need.owner
    item = put_on_agenda(meeting, need=table.need, by=by)
    said = take_minute(meeting, item=item, text="平井さんを先に。", by=by)
    opening = take_minute(meeting, text="開会。", by=by)

    assert [*Minute.objects.visible_to(by)] == [said, opening]
    assert [*Minute.objects.visible_to(himself)] == [opening]
