from datetime import date

import pytest

from enishi.companies.transitions import note_conditions
from enishi.logbook.refused import NotYours
from tests import make
from tests.companies.test_views import shown

pytestmark = pytest.mark.django_db


def test_how_business_goes_is_kept_beside_what_was_told_before(client):
    okamoto, midori = make.coordinator(), make.company()
    for day, orders in ((date(2026, 4, 1), "level"), (date(2026, 9, 1), "falling")):
        values = {"heard_on": day, "business": "fair", "orders": orders, "words": ""}
        note_conditions(midori, values=values, by=okamoto)

    client.force_login(okamoto)
    page = shown(client.get(f"/companies/{midori.public_id}/"))

    assert page.index("減っている") < page.index("これまでの業況") < page.index("横ばい")


def test_the_page_wants_at_least_one_word(client):
    midori = make.company()
    client.force_login(make.coordinator())
    page = f"/companies/{midori.public_id}/conditions/new/"

    empty = client.post(page, {"heard_on": "2026/9/1", "business": "", "orders": "", "words": ""})
    told = client.post(page, {"heard_on": "2026/9/1", "words": "試作が増えている。"})

    assert (empty.status_code, told.status_code) == (422, 302)
    assert "どれか一つは入れてください" in shown(empty)
    assert midori.conditions.get().words == "試作が増えている。"


def test_another_body_notes_nothing():
    with pytest.raises(NotYours):
        note_conditions(
            make.company(),
            values={"heard_on": date(2026, 9, 1), "business": "good"},
            by=make.member(of=make.other_organisation()),
        )


def test_a_firm_of_five_is_small_in_trade_and_one_of_twenty_in_making(client):
    client.force_login(make.coordinator())
    firms = [
        make.company("甲商店", industry="58", staff=5),
        make.company("乙商店", industry="58", staff=6),
        make.company("丙製作所", industry="24", staff=20),
        make.company("丁社", staff=20),
    ]

    pages = [shown(client.get(f"/companies/{firm.public_id}/")) for firm in firms]

    assert ["小規模企業者ではありません" in page for page in pages] == [False, True, False, False]
    assert ["いまの記録では決められません" in page for page in pages] == [False, False, False, True]
