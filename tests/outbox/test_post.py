from datetime import timedelta

import pytest
from django.utils import timezone

from enishi.logbook.refused import NotYours, Refused
from enishi.outbox.models import Letter
from enishi.outbox.transitions import note_posted
from tests import make
from tests.outbox.writing import letter, to

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_a_later_day")]


def posted(drafted, **changed):
    given = {"on": timezone.localdate(), "read_at": drafted.version, "by": drafted.drafted_by}
    return note_posted(drafted, **given | changed)


def test_a_printed_letter_is_marked_as_posted_on_its_day():
    drafted = letter(recipient=to(email="", address="東京都大田区1-2-3"))
    yesterday = timezone.localdate() - timedelta(days=1)

    posted(drafted, on=yesterday)

    gone = Letter.objects.get()
    assert gone.state_at(timezone.now()) == "sent"
    assert timezone.localtime(gone.sent_at).date() == yesterday


def test_a_fax_is_marked_as_sent():
    posted(letter(manner="fax", recipient=to(fax="03-0000-0000")))

    assert Letter.objects.get().state_at(timezone.now()) == "sent"


@pytest.mark.parametrize(
    ("manner", "why"), [("post", "住所が入って"), ("fax", "FAX番号が"), ("mail", "「送る」を押す")]
)
def test_what_lacks_an_address_is_not_posted(manner, why):
    with pytest.raises(Refused, match=why):
        posted(letter(manner=manner))


def test_a_letter_is_not_posted_on_a_day_that_has_not_come():
    drafted = letter(recipient=to(address="東京都大田区"), manner="post")

    with pytest.raises(Refused, match="これから先の日"):
        posted(drafted, on=timezone.localdate() + timedelta(days=1))


def test_another_body_does_not_post_a_letter():
    with pytest.raises(NotYours):
        posted(letter(manner="post"), by=make.member(of=make.other_organisation()))
