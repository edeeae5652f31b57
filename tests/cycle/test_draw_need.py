from datetime import date

import pytest

from enishi.cycle.models import HearingSheet, Origin
from enishi.cycle.transitions import draw_need, hear_out, visit, write_sheet
from enishi.cycle.transitions.write_sheet import values_of
from enishi.logbook.refused import Refused
from tests import make

pytestmark = pytest.mark.django_db


def sheet(**values):
    make.programme()
    heard = visit(make.company(), visited_on=date(2026, 9, 10), by=make.coordinator())
    words = values_of(HearingSheet()) | {"said": "販路がほしい。後継ぎもいない。"} | values
    return write_sheet(heard, values=words, read_at=0, by=make.coordinator())


def drawn(of, **values):
    told = {"title": "販路", "said": "販路がほしい。"} | values
    return draw_need(of, values=told, on=make.TODAY, by=make.coordinator())


def test_one_sheet_gives_several_needs():
    heard = sheet()

    needs = [drawn(heard), drawn(heard, title="後継ぎ", said="後継ぎもいない。")]

    assert [need.visit for need in needs] == [heard.visit] * 2
    assert [need.heard_on for need in needs] == [date(2026, 9, 10)] * 2


def test_what_is_sealed_does_not_get_into_a_need():
    heard = sheet(budget="手元に二百万円", confidentiality={"budget": "sealed"})

    with pytest.raises(Refused, match="「ご予算」は、ニーズに写さないお約束です"):
        drawn(heard, budget="手元に二百万円まで")


def test_a_need_from_a_list_is_heard_in_a_visit():
    firm = make.company()
    need = make.need(of=firm, origin=Origin.ROSTER)
    made = visit(firm, visited_on=date(2026, 9, 10), by=make.coordinator())

    hear_out(need, made=made, by=make.coordinator())

    need.refresh_from_db()
    assert (need.visit, need.heard_on) == (made, date(2026, 9, 10))
    with pytest.raises(Refused, match="すでに訪問で聞いた"):
        hear_out(need, made=made, by=make.coordinator())


def test_a_need_is_not_heard_in_the_visit_to_another_company():
    need = make.need(origin=Origin.ROSTER)
    other = make.company("別の会社")
    made = visit(other, visited_on=date(2026, 9, 10), by=make.coordinator())

    with pytest.raises(Refused, match="この企業への"):
        hear_out(need, made=made, by=make.coordinator())
