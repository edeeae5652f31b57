from unittest.mock import ANY

import pytest
from django.db import connection
from django.utils import timezone

from enishi.companies.models import Company
from enishi.cycle.models import Candidate, Deliberation
from enishi.experts.models import Expert
from enishi.people.known import known
from enishi.people.models import Membership
from enishi.people.standing import standing_of, works_for
from enishi.walls.inside import entered_by, held, inside, widened
from enishi.walls.keys import EVERYTHING, Keys
from tests import make

pytestmark = pytest.mark.django_db


def test_the_bodies_of_a_known_reader_are_named_by_their_numbers_in_every_question():
    coordinator, mine = make.member("okamoto"), make.company()
    make.company(of=make.other_organisation())
    asked = str(Company.objects.written_by(coordinator).query).count("SELECT")
    with known(coordinator.pk, standing_of(coordinator)):
        rows = Company.objects.written_by(coordinator)
        assert (asked, str(rows.query).count("SELECT")) == (3, 1)
        assert list(rows) == [mine]


def test_a_transition_asks_the_database_whether_somebody_still_works_for_a_body():
    coordinator = make.member("okamoto")
    body = coordinator.memberships.get().organisation
    with known(coordinator.pk, standing_of(coordinator)):
        assert works_for(coordinator, body)
        Membership.objects.filter(user=coordinator).update(ended_at=timezone.now())
        assert not works_for(coordinator, body)


def test_the_keys_of_a_reader_name_his_own_card_and_company_and_keep_him_out_of_his_own_case():
    himself, card = make.member("hirai"), make.expert()
    card.account = himself
    card.save()
    table = make.deliberation(card, make.expert())
    company = make.company()
    keys = Keys(person=himself.pk, experts=(card.pk,), companies=(company.pk,), everything=True)
    with inside(keys):
        assert list(Deliberation.objects.visible_to(himself)) == []
        assert company in Company.objects.visible_to(himself)
        assert card in Expert.objects.visible_to(himself)
    assert list(Deliberation.objects.visible_to(table.need.owner)) == [table]


def test_the_keys_of_somebody_else_say_nothing_about_a_person():
    himself, card = make.member("hirai"), make.expert()
    card.account = himself
    card.save()
    make.deliberation(card, make.expert())
    for keys in (EVERYTHING, Keys(person=himself.pk + 1, everything=True)):
        with inside(keys):
            assert list(Deliberation.objects.visible_to(himself)) == []


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL reads keys")
def test_what_was_read_along_with_the_keys_is_what_the_database_says():
    reader, other = make.member("okamoto"), make.other_organisation()
    Membership.objects.create(user=reader, organisation=other, role="head", from_on=make.TODAY)
    Membership.objects.create(
        user=reader, organisation=other, role="network_office", from_on=make.TODAY
    )
    asked = standing_of(reader)

    with entered_by(reader):
        read_along = standing_of(reader)
        keys = held()

    assert (read_along, asked.roles) == (asked, {"coordinator", "head", "network_office"})
    assert [vars(body) for body in read_along.bodies] == [
        vars(body) | {"_state": ANY} for body in asked.bodies
    ]
    assert keys.bodies == tuple(body.pk for body in asked.bodies)
    assert keys.parts == ("coordinator", "head", "network_office")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL reads keys")
def test_the_keys_of_one_person_do_not_tell_the_standing_of_another():
    reader, elsewhere = make.member("okamoto"), make.other_organisation()
    other = make.member("kita", of=elsewhere)

    with entered_by(reader), widened(elsewhere):
        assert standing_of(other).bodies == (elsewhere,)


def test_of_somebody_who_has_no_card_nothing_is_asked_about_his_own():
    coordinator = make.member("okamoto")
    asked = [str(rows.query).count("SELECT") for rows in seen_by(coordinator)]

    with inside(Keys(person=coordinator.pk, everything=True)):
        spared = [str(rows.query).count("SELECT") for rows in seen_by(coordinator)]

    assert [whole - rest for whole, rest in zip(asked, spared, strict=True)] == [2, 2]


def seen_by(person):
    return Candidate.objects.visible_to(person), Deliberation.objects.visible_to(person)
