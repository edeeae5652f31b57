import pytest

from enishi.cycle.models import Deliberation, Stance
from enishi.cycle.transitions import call_back, give_opinion, step_aside, take_back
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
