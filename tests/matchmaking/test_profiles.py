from dataclasses import replace
from datetime import date

import pytest

from enishi.matchmaking.profiles import profile
from tests import make

pytestmark = pytest.mark.django_db


def test_each_passage_says_where_it_stands_in_the_readers_language():
    yamada = make.expert("代理店を開拓した", offers="海外営業の立ち上げ")

    assert [p.place for p in profile(yamada).passages] == [
        "職務経歴 1件目（平成9年〜平成13年）",
        "支援できること",
    ]
    assert [p.place for p in profile(yamada, language="en").passages] == [
        "Career, entry 1 (1997–2001)",
        "What I can offer",
    ]


def test_two_cards_that_differ_in_age_alone_are_the_same_to_the_engine():
    young = make.expert("代理店を開拓した", born_on=date(1975, 1, 1))
    old = make.expert("代理店を開拓した", born_on=date(1940, 1, 1))

    assert replace(profile(young), id="") == replace(profile(old), id="")


def test_whether_small_firms_are_known_follows_from_the_sizes_told():
    small = make.card("改善した")
    small.career[0]["company_size"] = 30
    large = make.card("改善した")
    large.career[0]["company_size"] = 3000

    told = [make.register(card) for card in (small, large, make.card("改善した"))]

    assert [profile(person).small_firm for person in told] == [True, False, None]
