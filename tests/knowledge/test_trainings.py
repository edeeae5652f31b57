from datetime import timedelta

import pytest

from enishi.knowledge.models import Audience, Moment, Training, TrainingAnswer
from enishi.knowledge.queries import survey_of
from enishi.knowledge.transitions import answer_survey, call_off, hold_training, note_presence
from enishi.logbook.refused import Refused
from tests import make
from tests.network.given import mizuno, office

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
ANSWERS = {"hears": 2, "judges": 3, "introduces": 2, "cares": 4}


def training(**changed):
    given = {"title": "聞きとりの練習", "on": make.TODAY, "audience": Audience.BODY}
    return hold_training(make.organisation(), by=make.coordinator(), **given | changed)


def of_all_bodies():
    given = {"title": "事業の説明", "on": make.TODAY, "audience": Audience.NETWORK}
    return hold_training(office(), by=mizuno(), **given)


def invite(held, *people, present=(), on=make.TODAY):
    by = mizuno() if held.organisation == office() else make.coordinator()
    return note_presence(held, invited=people, present=present, on=on, by=by)


def say(held, who, moment, on=make.TODAY, **changed):
    return answer_survey(
        held, moment=moment, answers=ANSWERS | changed, at=make.now(), on=on, by=who
    )


def test_who_came_is_written_from_the_day_itself_on():
    held, okamoto = training(), make.coordinator()
    with pytest.raises(Refused, match="まだ来ていません"):
        invite(held, okamoto, present=[okamoto], on=make.TODAY - DAY)

    invite(held, okamoto, present=[okamoto])

    assert [(one.member, one.present) for one in held.attendances.live()] == [(okamoto, True)]


def test_who_is_left_out_again_takes_no_part_until_he_answered():
    held, okamoto, sato = training(), make.coordinator(), make.member()
    invite(held, okamoto, sato)
    invite(held, okamoto)
    assert [one.member for one in held.attendances.live()] == [okamoto]
    say(held, okamoto, Moment.BEFORE)

    with pytest.raises(Refused, match="参加者から外せません"):
        invite(held, sato)


def test_only_those_for_whom_it_is_take_part():
    stranger = make.coordinator("kitamura", of=make.other_organisation())
    with pytest.raises(Refused, match="対象でない方"):
        invite(training(), stranger)

    invited = invite(of_all_bodies(), stranger)

    assert list(Training.objects.visible_to(stranger)) == [invited]


def test_of_three_people_the_change_is_shown_and_of_two_nothing():
    people = [make.member() for _ in range(3)]
    held = invite(training(), *people)
    for person in people:
        say(held, person, Moment.BEFORE)
    for person in people[:2]:
        say(held, person, Moment.AFTER, hears=4)
    assert (survey_of(held).people, survey_of(held).changes) == (2, ())

    say(held, people[2], Moment.AFTER, hears=5)

    survey = survey_of(held)
    assert survey.people == 3
    assert [(one.before, one.after, one.gain) for one in survey.changes] == [
        (2.0, 4.3, 2.3),
        (3.0, 3.0, 0.0),
        (2.0, 2.0, 0.0),
        (4.0, 4.0, 0.0),
    ]


def test_an_answer_is_given_anew_and_read_by_nobody_else():
    okamoto = make.coordinator()
    held = invite(training(), okamoto)
    say(held, okamoto, Moment.BEFORE)
    say(held, okamoto, Moment.BEFORE, hears=5)

    assert [one.hears for one in TrainingAnswer.objects.visible_to(okamoto)] == [5]
    assert list(TrainingAnswer.objects.visible_to(make.member())) == []


def test_before_and_after_have_their_time():
    okamoto = make.coordinator()
    held = invite(training(), okamoto)

    with pytest.raises(Refused, match="もう答えられません"):
        say(held, okamoto, Moment.BEFORE, on=make.TODAY + DAY)
    with pytest.raises(Refused, match="研修の日から"):
        say(held, okamoto, Moment.AFTER, on=make.TODAY - DAY)
    with pytest.raises(Refused, match="お名前がありません"):
        say(held, make.member(), Moment.AFTER)


def test_what_was_called_off_asks_nothing_more():
    okamoto = make.coordinator()
    held = call_off(invite(training(), okamoto), at=make.now(), by=okamoto)

    with pytest.raises(Refused, match="取りやめになりました"):
        say(held, okamoto, Moment.BEFORE)


def test_a_training_goes_its_way_on_its_pages(client):
    okamoto = make.coordinator()
    client.force_login(okamoto)
    client.post(
        "/shared/trainings/new/", {"title": "聞きとり", "held_on": "R8.9.18", "audience": "body"}
    )
    held = Training.objects.get()
    address = f"/shared/trainings/{held.public_id}/"
    client.post(f"{address}presence/", {"invited": [str(okamoto.public_id)]})

    lacking = client.post(f"{address}after/", {"hears": "3"})
    client.post(f"{address}after/", ANSWERS)

    assert lacking.status_code == 422
    assert TrainingAnswer.objects.get().member == okamoto
    assert "いま0名" in client.get(address).content.decode()


def test_a_body_holds_no_training_for_all_bodies():
    with pytest.raises(Refused, match="推進室"):
        training(audience=Audience.NETWORK)
    assert not Training.objects.exists()
