import pytest

from enishi.companies.transitions import revise_company
from enishi.experts.models import ExpertAccess
from enishi.logbook.models import Entry
from enishi.outbox.models import ContactManner
from enishi.outbox.transitions import note_contact, undo_contact
from enishi.search.kinds import BY_LABEL
from enishi.search.models import Followed, Indexed, IndexedWord
from enishi.search.queries import found, is_behind
from enishi.search.tasks import read_the_logbook
from enishi.search.transitions import catch_up, index_records
from tests import make

pytestmark = pytest.mark.django_db


def titles(user, text):
    catch_up()
    return [str(row) for group in found(user, text) for row in group.rows]


def test_what_was_just_written_is_in_the_next_answer():
    okamoto = make.coordinator()
    midori = make.company()
    assert titles(okamoto, "みどり") == ["株式会社みどり精機"]

    revise_company(midori, values={"name": "株式会社あおば精機"}, read_at=1, by=okamoto)

    assert titles(okamoto, "みどり") == []
    assert titles(okamoto, "あおば") == ["株式会社あおば精機"]


def test_only_what_the_logbook_told_since_is_read_again():
    make.company()
    catch_up()
    assert not is_behind()
    IndexedWord.objects.all().delete()

    make.company("株式会社あおば精機")
    assert is_behind()

    assert titles(make.coordinator(), "精機") == ["株式会社あおば精機"]


def test_a_long_logbook_is_read_piece_by_piece():
    for number in range(5):
        make.company(f"第{number}精機")

    assert catch_up(most=2) is False
    read_the_logbook.call()

    assert (catch_up(), Indexed.objects.count()) == (True, 5)
    last = Entry.objects.filter(organisation=make.organisation().public_id).latest("position")
    assert Followed.objects.get(organisation=make.organisation()).position == last.position


def test_practice_records_that_were_put_back_are_read_from_the_beginning():
    make.company()
    catch_up()
    Followed.objects.update(position=99)

    assert is_behind()
    assert titles(make.coordinator(), "みどり") == ["株式会社みどり精機"]


def test_an_expert_is_found_by_a_body_while_it_may_work_with_him():
    yamada, okamoto = make.expert(), make.coordinator()
    theirs = make.member(of=make.other_organisation())
    assert (titles(okamoto, "山田"), titles(theirs, "山田")) == (["山田 誠一"], [])

    ExpertAccess.objects.filter(expert=yamada).update(ended_at=make.now())

    assert titles(okamoto, "山田") == []
    index_records(BY_LABEL["experts.expert"], [yamada.public_id])
    assert IndexedWord.objects.count() == 0


def test_a_note_that_was_taken_back_is_found_no_more():
    okamoto = make.coordinator()
    given = {"manner": ContactManner.CALL, "text": "木曜にうかがいます。", "by": okamoto}
    note = note_contact(make.organisation(), with_whom="小野寺社長", **given)
    assert len(titles(okamoto, "小野寺")) == 1

    undo_contact(note, by=okamoto)

    assert titles(okamoto, "小野寺") == []
    assert IndexedWord.objects.filter(kind="outbox.contactnote").count() == 0
