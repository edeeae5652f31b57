from datetime import timedelta

import pytest
from django.utils import timezone

from enishi.files.models import StoredFile
from enishi.files.tasks import blank_what_is_due
from enishi.files.transitions import blank, blank_due, keep
from enishi.logbook.models import Entry
from tests import make

pytestmark = pytest.mark.django_db


def a_file():
    return keep(b"a", name="a.csv", organisation=make.organisation(), by=make.coordinator())


def test_the_content_goes_and_the_record_stays():
    file = a_file()

    blank(file)

    left = StoredFile.objects.get()
    assert (left.content, left.name, left.blanked_at is None) == (None, "a.csv", False)
    assert [e.verb for e in Entry.objects.filter(subject=file.public_id).order_by("id")] == [
        "kept",
        "blanked",
    ]


def test_a_file_that_was_blanked_is_not_blanked_again():
    file = a_file()
    blank(file)
    at = file.blanked_at

    blank(file)

    assert StoredFile.objects.get().blanked_at == at


def test_what_is_due_is_blanked_and_nothing_else():
    old, new = a_file(), a_file()
    StoredFile.objects.filter(pk=old.pk).update(
        made_at=make.now(), expires_at=make.now() + timedelta(days=7)
    )

    assert blank_due(at=make.now() + timedelta(days=7)) == 1

    assert [f.public_id for f in StoredFile.objects.filter(content=None)] == [old.public_id]
    assert bytes(StoredFile.objects.get(pk=new.pk).content) == b"a"


def test_the_worker_blanks_what_is_due_now():
    a_file()
    long_ago = timezone.now() - timedelta(days=9)
    StoredFile.objects.update(made_at=long_ago, expires_at=long_ago + timedelta(days=7))

    assert blank_what_is_due.call() == 1
    assert blank_what_is_due.call() == 0
