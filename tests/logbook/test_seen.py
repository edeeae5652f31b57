from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from enishi.logbook import seen
from enishi.logbook.models import Reading
from enishi.people.breach import affected
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept_yet():
    seen.forget_everything_kept()


def kept():
    rows = Reading.objects.order_by("id").values_list("where", "kind", "persons")
    return [(where, kind, sorted(persons)) for where, kind, persons in rows]


def ids(*rows):
    return sorted(str(row.public_id) for row in rows)


def test_a_page_that_shows_a_card_leaves_whose_it_was_and_on_which_page(client):
    yamada = make.expert()
    client.force_login(make.coordinator())

    client.get(f"/experts/{yamada.public_id}/")

    [row] = Reading.objects.all()
    assert kept() == [("expert", "experts.expert", ids(yamada))]
    assert (row.account, row.organisation) == (
        make.coordinator().public_id,
        make.organisation().public_id,
    )


def test_a_list_is_one_row_with_everybody_on_it(client):
    people = [make.expert(family_name=name) for name in ("山田", "佐藤", "鈴木")]
    client.force_login(make.coordinator())

    client.get("/experts/")

    assert kept() == [("expert_list", "experts.expert", ids(*people))]


@pytest.mark.usefixtures("on_a_later_day")
def test_the_same_page_again_within_the_hour_writes_nothing(
    client, django_capture_on_commit_callbacks
):
    yamada = make.expert()
    client.force_login(make.coordinator())
    for _ in range(3):
        with django_capture_on_commit_callbacks(execute=True):
            client.get(f"/experts/{yamada.public_id}/")

    assert len(kept()) == 1


def test_a_card_that_is_refused_was_not_seen(client):
    theirs = make.expert(of=make.other_organisation())
    client.force_login(make.coordinator())

    assert client.get(f"/experts/{theirs.public_id}/").status_code == 404
    assert kept() == []


def test_the_engine_reads_every_card_and_only_those_on_the_page_count(client):
    fits, other = make.expert(), make.expert(of=make.other_organisation())
    client.force_login(make.coordinator())

    client.get(f"/needs/{make.need().public_id}/")

    persons = {one for _, kind, ids in kept() for one in ids if kind == "experts.expert"}
    assert str(fits.public_id) in persons
    assert str(other.public_id) not in persons


def test_an_export_names_everybody_in_the_file(client):
    people = [make.expert(family_name=name) for name in ("山田", "佐藤")]
    client.force_login(make.coordinator())

    client.post("/intakes/exports/", {"kind": "experts"})

    assert ("intake_exports", "experts.expert", ids(*people)) in kept()


def test_the_database_lets_no_reading_be_changed_or_removed_within_two_years():
    young = Reading(at=timezone.now() - timedelta(days=700), persons=[], where="x", kind="y")
    young.account = young.organisation = make.organisation().public_id
    young.save()

    for bend in (
        lambda: Reading.objects.update(where="z"),
        lambda: Reading.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            bend()


def test_what_is_older_than_two_years_is_removed_and_nothing_else():
    for days in (1, 729, 731, 2000):
        Reading.objects.create(
            at=timezone.now() - timedelta(days=days),
            account=make.organisation().public_id,
            organisation=make.organisation().public_id,
            where=str(days),
            kind="y",
            persons=[],
        )

    assert seen.forget_old(at=timezone.now()) == 2
    assert [where for where, _, _ in kept()] == ["1", "729"]


def test_whom_to_tell_of_a_breach_are_those_seen_by_that_account_in_that_time(client):
    yamada, sato = make.expert(), make.expert(family_name="佐藤")
    hirai, now = make.member(), timezone.now()
    client.force_login(make.coordinator())
    client.get(f"/experts/{yamada.public_id}/")
    client.force_login(hirai)
    client.get(f"/experts/{sato.public_id}/")
    within = {"since": now, "until": now + timedelta(hours=1)}
    before = {"since": now - timedelta(days=2), "until": now - timedelta(days=1)}

    assert [one.name for one in affected(make.coordinator().public_id, **within)] == ["山田 誠一"]
    assert [one.name for one in affected(hirai.public_id, **within)] == ["佐藤 誠一"]
    assert affected(hirai.public_id, **before) == []
