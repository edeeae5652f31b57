from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django_tasks_db.models import DBTaskResult

from enishi.files.models import StoredFile
from enishi.files.transitions import keep
from enishi.logbook.models import Entry
from enishi.logbook.refused import NotYours, Refused
from tests import make

pytestmark = pytest.mark.django_db


def kept(content=b"a", name="名簿.csv", **changed):
    return keep(
        content,
        name=name,
        **{"organisation": make.organisation(), "by": make.coordinator()} | changed,
    )


def test_a_file_is_kept_for_seven_days_and_written_in_the_logbook():
    file = kept("氏名,職務経歴\n".encode("cp932"), name="新現役名簿.csv")

    assert (file.name, file.size, file.kind) == ("新現役名簿.csv", 14, "text")
    assert file.expires_at - file.made_at == timedelta(days=7)
    assert [e.verb for e in Entry.objects.filter(subject=file.public_id)] == ["kept"]


def test_its_end_is_asked_for_when_it_is_kept():
    file = kept()

    asked = DBTaskResult.objects.get()
    assert (asked.task_path, asked.run_after) == (
        "enishi.files.tasks.blank_what_is_due",
        file.expires_at,
    )


def test_only_who_works_for_the_body_keeps_a_file_there():
    with pytest.raises(NotYours):
        kept(by=make.member(of=make.other_organisation()))

    assert StoredFile.objects.count() == 0


def test_more_than_20_megabytes_are_refused():
    with pytest.raises(Refused, match="20MB"):
        kept(b"a" * (20 * 2**20 + 1))


def test_only_the_person_who_keeps_a_file_sees_it_and_only_while_he_works_there():
    okamoto, colleague = make.coordinator(), make.member()
    file = kept(by=okamoto)

    assert list(StoredFile.objects.visible_to(okamoto)) == [file]
    assert list(StoredFile.objects.visible_to(colleague)) == []

    okamoto.memberships.update(ended_at=make.now())
    assert list(StoredFile.objects.visible_to(okamoto)) == []


def test_the_database_refuses_a_file_without_content_that_was_not_blanked():
    file = kept()

    with pytest.raises(IntegrityError), transaction.atomic():
        StoredFile.objects.filter(pk=file.pk).update(content=None)
