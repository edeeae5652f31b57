from base64 import b64encode
from hashlib import sha3_256
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from enishi.logbook import append_only, door, seals, seen
from enishi.logbook.chain import Head, faults, heads, written
from enishi.logbook.models import Came, Chain, Entry
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_chains():
    """Some entries of two bodies, written by the ordinary transitions."""
    for name in ("山田", "佐藤", "鈴木"):
        make.expert(family_name=name)
    make.expert(of=make.other_organisation())
    return make.organisation().public_id


@pytest.fixture
def bent(two_chains):
    """The triggers are gone: somebody has the database to himself."""
    on_sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        for undo in append_only.SQLITE_UNDO if on_sqlite else append_only.POSTGRESQL_UNDO:
            cursor.execute(undo)
    return two_chains


def found(kept=None):
    return [(fault.organisation, fault.position) for fault in faults(kept)]


def test_what_was_written_by_transitions_is_whole(two_chains):
    assert found() == []
    assert [head.length for head in heads()] == [3, 1]


def test_the_database_refuses_to_change_or_delete_an_entry(two_chains):
    for change in (
        lambda: Entry.objects.update(verb="other"),
        lambda: Entry.objects.all().delete(),
        lambda: Entry.objects.filter(position=1).update(fields=[]),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()

    assert found() == []


def test_an_edited_entry_is_found(bent):
    Entry.objects.filter(organisation=bent, position=2).update(actor=UUID(int=7))

    assert found() == [(bent, 2)]


def test_a_deleted_entry_is_found(bent):
    Entry.objects.filter(organisation=bent, position=2).delete()

    assert found() == [(bent, 2)]


def test_two_entries_that_changed_places_are_found(bent):
    first, second = Entry.objects.filter(organisation=bent).order_by("id")[:2]
    Entry.objects.filter(pk=first.pk).update(position=99)
    Entry.objects.filter(pk=second.pk).update(position=1)
    Entry.objects.filter(pk=first.pk).update(position=2)

    assert found() == [(bent, 1)]


def test_a_cut_tail_is_found_by_the_chains_own_head(bent):
    Entry.objects.filter(organisation=bent, position=3).delete()

    assert found() == [(bent, 3)]


def test_a_cut_tail_whose_head_was_bent_too_shows_against_a_head_kept_elsewhere(bent):
    kept = {head.organisation: head for head in heads()}
    Entry.objects.filter(organisation=bent, position=3).delete()
    last = Entry.objects.get(organisation=bent, position=2)
    Chain.objects.filter(organisation=bent).update(length=2, digest=last.digest)

    assert found() == []
    assert found(kept) == [(bent, 3)]


def test_a_chain_whose_head_was_taken_away_is_found_whether_a_head_was_kept_or_not(bent):
    kept = {head.organisation: head for head in heads()}
    Chain.objects.filter(organisation=bent).delete()
    Entry.objects.filter(organisation=bent, position=2).update(actor=UUID(int=7))

    assert (found(), found(kept)) == ([(bent, 1)], [(bent, 1)])


def sha3(written):
    return b64encode(sha3_256(written).digest()).decode()


@pytest.fixture
def better(two_chains, monkeypatch):
    """A better kind of seal comes, and the chain goes on with it."""
    monkeypatch.setattr(seals, "KINDS", [*seals.KINDS, ("sha3:", sha3)])
    make.expert(family_name="高橋")
    return two_chains


def test_a_chain_goes_on_with_another_kind_of_seal(better):
    kept = {head.organisation: head for head in heads()}
    made = Entry.objects.filter(organisation=better).order_by("id").values_list("digest", flat=True)

    assert [digest.startswith("sha3:") for digest in made] == [False, False, False, True]
    assert max(len(digest) for digest in made) <= 64
    assert (found(), found(kept)) == ([], [])


def test_an_entry_that_was_changed_under_another_kind_of_seal_is_found(better, bent):
    Entry.objects.filter(organisation=bent, position=4).update(verb="other")

    assert found() == [(bent, 4)]


@pytest.mark.parametrize("name", ["", "none:"], ids=["older", "unknown"])
def test_nobody_goes_on_with_an_older_kind_of_seal_or_one_of_his_own(better, bent, name):
    make.expert(family_name="渡辺")
    last = Entry.objects.get(organisation=bent, position=5)
    bad = (name + seals.sha256(written(last)))[:64]
    Entry.objects.filter(pk=last.pk).update(digest=bad)
    Chain.objects.filter(organisation=bent).update(digest=bad)

    assert found() == [(bent, 5)]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite knows REPLACE")
@pytest.mark.parametrize("table", append_only.SAME)
def test_a_row_is_not_replaced_by_another_one_either(two_chains, table):
    seen.keep(
        {"experts.expert": {UUID(int=1)}}, account=UUID(int=2), organisation=two_chains, where="x"
    )
    door.note_knock(Came.LET_IN, account=UUID(int=2), organisations=[two_chains], where="x")

    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="append-only"):
        cursor.execute(f"REPLACE INTO {table} SELECT * FROM {table}")  # noqa: S608


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite knows REPLACE")
def test_an_entry_with_the_number_of_another_one_does_not_take_its_place(two_chains):
    first = Entry.objects.filter(organisation=two_chains).earliest("pk")

    with pytest.raises(DatabaseError, match="append-only"):
        Entry.objects.bulk_create(
            [Entry(organisation=two_chains, position=1, subject=first.subject)],
            ignore_conflicts=False,
        )


def test_a_past_that_was_written_anew_shows_against_a_head_kept_elsewhere(two_chains):
    kept = {two_chains: Head(two_chains, 2, "another seal")}

    assert found(kept) == [(two_chains, 2)]


def test_a_body_whose_whole_chain_is_gone_shows_against_a_head_kept_elsewhere(two_chains):
    gone = UUID(int=9)

    assert found({gone: Head(gone, 5, "a seal")}) == [(gone, 5)]
