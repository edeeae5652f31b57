"""A new consent beside those that a person gave before."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from enishi.cycle.models import Candidate
from enishi.experts.models import (
    Basis,
    Consent,
    ConsentManner,
    Expert,
    ExpertAccess,
    Provision,
    Visibility,
)
from enishi.experts.sharing.words import wish_for
from enishi.experts.transitions import give_consent, share_expert, withdraw_consent
from enishi.experts.transitions.compare_consents import How, changed_by
from enishi.people.models import Role
from tests import make
from tests.outbox.writing import released
from tests.two_connections import Beside, committed, only_postgresql

__all__ = ["committed"]
DAY = timedelta(days=1)
FULL, LESS, BLIND = Visibility.FULL, Visibility.WITHOUT_CONTACT, Visibility.BLIND


def naniwa():
    return make.other_organisation()


def minato():
    return make.organisation("みなと経営相談会", code="MN")


@pytest.fixture
def yamada(db):
    person = make.expert()
    person.account = make.member(role=Role.EXPERT)
    person.save()
    return person


def wish(person, about="network", **wanted):
    days = {"from_on": make.TODAY, "until_on": None, "visibility": FULL}
    return wish_for(person, about=about, **days | wanted)


def agreed(person, about="network", *, instead=False, **wanted):
    return give_consent(
        person,
        wish=wish(person, about, **wanted),
        manner=ConsentManner.ONLINE,
        instead=instead,
        at=make.now(),
        by=person.account,
    )


def shared(person, *bodies):
    by = make.coordinator()
    return share_expert(person, to=bodies, basis=Basis.CONSENT, on=make.TODAY, by=by)


def seeing(person):
    """Which bodies see how much, without his own."""
    others = person.accesses.running().exclude(basis=Basis.HOME).order_by("organisation__code")
    return [(one.organisation.code, one.visibility, one.consent) for one in others]


@pytest.mark.parametrize(
    ("before", "after", "how"),
    [
        ({"about": "network"}, {"about": "network"}, How.SAME),
        ({"about": "named"}, {"about": "named"}, How.SAME),
        ({"about": "named"}, {"about": "network"}, How.WIDER),
        ({"about": "network"}, {"about": "named"}, How.NARROWER),
        ({"about": "network", "visibility": LESS}, {"about": "network"}, How.WIDER),
        ({"about": "network"}, {"about": "network", "visibility": BLIND}, How.NARROWER),
        ({"about": "network"}, {"about": "network", "until_on": date(2027, 3, 31)}, How.NARROWER),
        ({"about": "network", "until_on": date(2027, 3, 31)}, {"about": "network"}, How.WIDER),
        ({"about": "named"}, {"about": "network", "visibility": LESS}, How.APART),
        ({"about": "named", "bodies": [1]}, {"about": "named", "bodies": [2]}, How.APART),
        ({"about": "named", "bodies": [1]}, {"about": "named", "bodies": [1, 2]}, How.WIDER),
        ({"about": "introduction"}, {"about": "introduction"}, How.SAME),
    ],
)
def test_a_consent_is_compared_in_recipients_items_and_days(yamada, before, after, how):
    both = {1: naniwa(), 2: minato()}
    for values in (before, after):
        values["bodies"] = [both.get(one, one) for one in values.get("bodies", [1])]
    agreed(yamada, **before)

    [change] = changed_by(yamada, wish(yamada, **after), on=make.TODAY)

    assert change.how == how


def test_a_wider_consent_takes_the_place_and_what_was_given_goes_on(yamada):
    first = agreed(yamada, "named", bodies=[naniwa()])
    shared(yamada, naniwa())

    second = agreed(yamada, "network")

    first.refresh_from_db()
    assert (first.replaced_by, first.ended_at, first.ended_manner) == (second, make.now(), "online")
    assert list(Consent.objects.live()) == [second]
    assert seeing(yamada) == [("NW", FULL, second)]
    assert Provision.objects.filter(consent=second, body=naniwa()).count() == 1


def test_nobody_sees_more_before_his_body_gives_more(yamada):
    agreed(yamada, "named", bodies=[naniwa()], visibility=LESS)
    shared(yamada, naniwa())

    second = agreed(yamada)
    assert seeing(yamada) == [("NW", LESS, second)]
    shared(yamada, naniwa())

    assert seeing(yamada) == [("NW", FULL, second)]


def test_a_narrower_consent_ends_what_it_does_not_cover_in_the_same_moment(yamada):
    agreed(yamada)
    shared(yamada, naniwa(), minato())
    kita, hamada = make.member(of=naniwa()), make.member(of=minato())

    second = agreed(yamada, "named", bodies=[minato()], visibility=LESS)

    assert seeing(yamada) == [("MN", LESS, second)]
    assert list(Expert.objects.visible_to(kita)) == []
    assert list(Expert.objects.visible_to(hamada)) == [yamada]
    kept = {one.body.code: one.keep_until for one in Provision.objects.order_by("id")}
    assert kept["NW"] == date(2029, 9, 18)


def test_a_narrower_consent_takes_him_off_the_short_lists_of_those_who_see_no_more(yamada):
    agreed(yamada)
    shared(yamada, naniwa(), minato())
    lists = [make.need(of=make.company(of=body)) for body in (naniwa(), minato())]
    for need in lists:
        make.candidate(yamada, on=need)

    agreed(yamada, "named", bodies=[minato()])

    assert [Candidate.objects.visible_to(need.owner).count() for need in lists] == [0, 1]


def test_a_letter_about_him_that_waits_is_looked_at_again_when_somebody_sees_less(yamada):
    agreed(yamada)
    shared(yamada, naniwa())
    letter = released(subject="ご紹介", concerns=yamada.public_id)

    agreed(yamada, visibility=LESS)

    letter.refresh_from_db()
    assert (letter.released_at, letter.stopped_at) == (None, None)


def test_a_shorter_consent_shortens_what_rests_on_it(yamada):
    agreed(yamada)
    [right] = shared(yamada, naniwa())

    agreed(yamada, until_on=make.TODAY + 3650 * DAY)

    right.refresh_from_db()
    assert right.until_on == make.TODAY + 3650 * DAY


def test_a_consent_for_another_body_joins_the_first(yamada):
    first = agreed(yamada, "named", bodies=[naniwa()])
    shared(yamada, naniwa())

    second = agreed(yamada, "named", bodies=[minato()])

    assert list(Consent.objects.live()) == [first, second]
    assert seeing(yamada) == [("NW", FULL, first)]


def test_a_consent_for_another_body_alone_takes_the_place_of_the_first(yamada):
    agreed(yamada, "named", bodies=[naniwa()])
    shared(yamada, naniwa())

    second = agreed(yamada, "named", bodies=[minato()], instead=True)

    assert list(Consent.objects.live()) == [second]
    assert seeing(yamada) == []


def test_two_consents_that_overlap_in_days_follow_each_other(yamada):
    first = agreed(yamada, until_on=make.TODAY + 3650 * DAY)
    [right] = shared(yamada, naniwa())

    second = give_consent(
        yamada,
        wish=wish(yamada, from_on=make.TODAY + 10 * DAY),
        manner=ConsentManner.PAPER,
        note="書庫の3番",
        at=make.now(),
        by=make.coordinator(),
    )

    first.refresh_from_db()
    right.refresh_from_db()
    assert (first.ended_at, first.until_on) == (None, make.TODAY + 9 * DAY)
    assert (first.replaced_by, right.until_on) == (second, make.TODAY + 9 * DAY)
    assert [Consent.objects.live_on(make.TODAY + n * DAY).count() for n in (9, 10)] == [1, 1]


def test_a_shorter_use_for_introductions_does_not_stop_the_use(yamada):
    make.agreed(yamada, "introduction")

    make.agreed(yamada, "introduction", until_on=date(2027, 3, 31))

    assert list(Expert.objects.registered()) == [yamada]


def test_once_the_narrower_one_is_withdrawn_nothing_is_left_of_the_wider(yamada):
    agreed(yamada)
    shared(yamada, naniwa())
    second = agreed(yamada, visibility=LESS)

    withdraw_consent(second, manner=ConsentManner.ONLINE, at=make.now(), by=yamada.account)

    assert (list(Consent.objects.live()), seeing(yamada)) == ([], [])


def test_every_right_by_consent_rests_on_a_live_one_with_a_record_of_it(yamada):
    agreed(yamada, "named", bodies=[naniwa(), minato()])
    shared(yamada, naniwa(), minato())
    agreed(yamada, "network", visibility=LESS, instead=True)
    agreed(yamada, "named", bodies=[naniwa()], visibility=LESS)

    rights = ExpertAccess.objects.running().filter(basis=Basis.CONSENT)
    assert [(one.organisation.code, one.consent.ended_at) for one in rights] == [("NW", None)]
    for right in rights:
        given = Provision.objects.filter(consent=right.consent, body=right.organisation)
        assert given.count() == 1


@only_postgresql
def test_a_card_is_not_shared_beyond_a_consent_that_is_being_narrowed(committed):
    kimura, okamoto = make.expert(), make.coordinator()
    make.agreed(kimura)

    with transaction.atomic():
        make.agreed(kimura, "named", bodies=[minato()])
        sharing = Beside(
            lambda: share_expert(
                kimura, to=[naniwa()], basis=Basis.CONSENT, on=make.TODAY, by=okamoto
            )
        )
        assert sharing.waits()

    assert "同意がまだありません" in str(sharing.outcome())
