import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from enishi.logbook.models import Entry
from enishi.logbook.refused import NotYours, Refused
from enishi.outbox.models import Letter
from enishi.outbox.transitions import (
    approve_letter,
    note_posted,
    propose_letter,
    revise_letter,
    withdraw_proposal,
)
from enishi.people.models import Role
from enishi.reference.wareki import fiscal_year
from tests import make
from tests.outbox.writing import letter, to

pytestmark = pytest.mark.django_db
AT_HOME = to(email="", address="東京都大田区1-2-3")


@pytest.fixture
def head():
    return make.member("head", role=Role.HEAD)


@pytest.fixture
def formal():
    """A letter of a programme that wants its letters signed and numbered."""
    today = timezone.localdate()
    year = make.programme(fiscal_year(today))
    type(year).objects.update(letters_need_approval=True)
    return letter(recipient=AT_HOME)


def proposed(drafted):
    return propose_letter(drafted, read_at=drafted.version, by=drafted.drafted_by)


def test_where_no_programme_asks_for_it_a_letter_needs_no_signature():
    make.programme(fiscal_year(timezone.localdate()))

    assert letter(recipient=AT_HOME).needs_approval is False


def test_an_unsigned_letter_is_not_posted_where_the_programme_wants_signatures(formal):
    with pytest.raises(Refused, match="決裁が要ります"):
        note_posted(formal, on=timezone.localdate(), read_at=1, by=formal.drafted_by)


def test_the_database_refuses_an_unsigned_letter_as_well(formal):
    now = timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.update(released_at=now, due_at=now, released_by=formal.drafted_by)


def test_mails_go_without_a_signature(formal):
    assert letter().needs_approval is False


def test_the_head_signs_and_the_letter_gets_the_next_number_of_the_year(formal, head):
    second = letter(recipient=AT_HOME)

    for one in (proposed(second), proposed(formal)):
        approve_letter(one, read_at=one.version, by=head)

    numbers = dict(Letter.objects.values_list("pk", "number"))
    assert numbers == {second.pk: 1, formal.pk: 2}
    formal.refresh_from_db()
    assert (formal.approved_by, formal.state_at(timezone.now())) == (head, "approved")
    verbs = [e.verb for e in Entry.objects.filter(subject=formal.public_id).order_by("id")]
    assert verbs == ["drafted", "proposed", "approved"]


def test_another_body_counts_for_itself(formal, head):
    other = make.other_organisation()
    theirs = proposed(letter(within=other, recipient=AT_HOME))
    approve_letter(proposed(formal), read_at=2, by=head)

    chief = make.member(of=other, role=Role.HEAD)

    assert approve_letter(theirs, read_at=2, by=chief).number == 1


def test_whoever_is_not_the_head_does_not_sign(formal):
    with pytest.raises(NotYours, match="責任者"):
        approve_letter(proposed(formal), read_at=2, by=formal.drafted_by)


def test_what_lies_on_the_table_is_not_changed_until_it_is_sent_back(formal, head):
    on_table = proposed(formal)
    with pytest.raises(Refused, match="書きかえられません"):
        revise_letter(on_table, values={"body": "…"}, read_at=2, by=formal.drafted_by)

    back = withdraw_proposal(on_table, read_at=2, by=head)
    revise_letter(back, values={"body": "改めました。"}, read_at=3, by=formal.drafted_by)

    assert Letter.objects.get().body == "改めました。"
    with pytest.raises(Refused, match="決裁を待っている"):
        approve_letter(back, read_at=4, by=head)


def test_a_signed_letter_is_posted_on_its_day(formal, head):
    signed = approve_letter(proposed(formal), read_at=2, by=head)

    note_posted(signed, on=timezone.localdate(), read_at=3, by=formal.drafted_by)

    assert Letter.objects.get().state_at(timezone.now()) == "sent"
