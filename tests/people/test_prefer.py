import pytest

from enishi.logbook.models import Entry
from enishi.people.models import User
from enishi.people.transitions import prefer
from tests import make

pytestmark = pytest.mark.django_db


def test_a_preference_is_kept_and_leaves_no_entry():
    okamoto = make.coordinator()

    prefer(okamoto, text_size="xl")

    assert User.objects.get(pk=okamoto.pk).text_size == "xl"
    assert Entry.objects.count() == 0


def test_only_what_was_preferred_is_written():
    okamoto = make.coordinator()
    User.objects.filter(pk=okamoto.pk).update(is_active=False)

    prefer(okamoto, furigana=False)

    assert User.objects.get(pk=okamoto.pk).is_active is False
