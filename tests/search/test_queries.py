import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from enishi.people.models import Role
from enishi.search.queries import found
from enishi.search.transitions import catch_up
from tests import make
from tests.outbox.writing import letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def okamoto():
    return make.coordinator()


def told(user, text, **how):
    catch_up()
    return {g.kind.label: [str(row) for row in g.rows] for g in found(user, text, **how)}


def test_everything_one_may_see_is_found_kind_by_kind(okamoto):
    make.expert("新規の販路を開いた。")
    need = make.need()
    letter(by=okamoto, subject="販路のご相談")

    assert told(okamoto, "販路") == {
        "experts.expert": ["山田 誠一"],
        "cycle.need": [str(need)],
        "outbox.letter": ["販路のご相談"],
    }


def test_names_come_before_other_words_and_the_newest_first(okamoto):
    for name, products in (("甲社", "時計"), ("時計堂", ""), ("乙社", "時計")):
        make.company(name, products=products)

    assert told(okamoto, "時計")["companies.company"] == ["時計堂", "乙社", "甲社"]


def test_half_a_word_is_enough_while_one_types(okamoto):
    make.company("株式会社みどり精機")

    for typed in ("み", "みど", "みどり 精", "株式会社みどり精"):
        assert told(okamoto, typed) == {"companies.company": ["株式会社みどり精機"]}, typed


def test_all_words_are_asked_for_together(okamoto):
    make.company("みどり精機")
    make.company("みどり商会")

    assert told(okamoto, "みどり 商会") == {"companies.company": ["みどり商会"]}
    assert told(okamoto, "みどり 病院") == {}


def test_a_number_finds_its_need(okamoto):
    need = make.need()

    assert told(okamoto, need.reference) == {"cycle.need": [str(need)]}


def test_another_bodys_records_are_found_by_nobody_but_the_office(okamoto):
    theirs = make.company("なにわ商会", of=make.other_organisation())
    office = make.member(role=Role.NETWORK_OFFICE)

    assert told(okamoto, "なにわ") == {}
    assert told(office, "なにわ") == {"companies.company": [str(theirs)]}
    assert told(make.member(role=Role.EXPERT), "なにわ") == {}


def test_more_than_is_shown_is_said_and_asked_for_by_kind(okamoto):
    for number in range(7):
        make.company(f"第{number} 精機")
    catch_up()

    [group] = found(okamoto, "精機")
    assert (len(group.rows), group.more) == (5, True)
    [group] = found(okamoto, "精機", only="companies.company", shown=50)
    assert (len(group.rows), group.more) == (7, False)
    assert found(okamoto, "精機", only="cycle.need") == []


def test_a_first_answer_reads_no_more_than_it_shows(okamoto):
    for number in range(30):
        make.company(f"第{number} 精機")
    catch_up()

    with CaptureQueriesContext(connection) as asked:
        found(okamoto, "精機")

    assert len(asked) <= 5
