from itertools import pairwise

import pytest

from enishi.experts.models import Expert
from enishi.experts.transitions import give_place_back, merge_expert, take_place
from enishi.experts.transitions.card import card_of
from enishi.logbook.models import Entry
from enishi.logbook.refused import Refused
from tests import make

pytestmark = pytest.mark.django_db


def test_places_are_taken_until_there_is_none_and_given_back():
    yamada, by = make.expert(capacity=1), make.coordinator()
    take_place(yamada, within=make.organisation(), by=by)
    with pytest.raises(Refused, match="社数に達しています"):
        take_place(yamada, within=make.organisation(), by=by)

    give_place_back(yamada, within=make.organisation(), by=by)
    take_place(yamada, within=make.organisation(), by=by)

    yamada.refresh_from_db()
    assert yamada.current_cases == 1
    verbs = Entry.objects.filter(subject=yamada.public_id, verb__startswith="place")
    assert [entry.verb for entry in verbs] == ["place_taken", "place_given_back", "place_taken"]


def test_no_more_places_are_given_back_than_were_taken():
    yamada = make.expert()

    give_place_back(yamada, within=make.organisation(), by=make.coordinator())

    yamada.refresh_from_db()
    assert yamada.current_cases == 0


def test_a_place_comes_back_to_the_card_that_stayed_and_the_logbook_says_so():
    cards = [make.expert(capacity=1) for _ in range(3)]
    by, within = make.coordinator(), make.organisation()
    take_place(cards[0], within=within, by=by)
    for away, into in pairwise(cards):
        away.refresh_from_db()
        merge_expert(away, into=into, card=card_of(into), at=make.now(), by=by)

    give_place_back(Expert.objects.get(pk=cards[0].pk), within=within, by=by)

    cards[-1].refresh_from_db()
    assert cards[-1].current_cases == 0
    assert Entry.objects.latest("id").subject == cards[-1].public_id
