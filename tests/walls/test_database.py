"""What PostgreSQL itself shows, table by table, whatever the code asks it for."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import DataError, IntegrityError, ProgrammingError, connection, models, transaction
from django.utils import timezone

from enishi.companies.models import Company
from enishi.cycle.models import Candidate, Need
from enishi.experts.models import (
    BlindProfile,
    CareerEntry,
    Expert,
    ExpertAccess,
    Specialism,
    Visibility,
)
from enishi.people.models import Membership, Organisation, Role, User
from enishi.walls.clauses import Everyone
from enishi.walls.inside import entered_by, everything, inside
from enishi.walls.keys import NOTHING
from enishi.walls.operations import ReachedThrough, StaysWithin
from enishi.walls.said import operations
from tests.walls import declared

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL has walls"),
    pytest.mark.usefixtures("network"),
]
WALLED = declared.walls()
COMMON = {
    name for name, op in WALLED.items() if any(isinstance(way, Everyone) for way in op.readers)
}
# A shared expert is seen, and so is the right to work with one's own expert elsewhere.
SHARED = {"experts.expert", "experts.expertaccess"}
OF_BODIES = sorted(
    name
    for name in WALLED.keys() - COMMON - SHARED
    if declared.belongs(apps.get_model(name)) and name != "logbook.entry"
)
# Of these the invented network has rows.
WRITTEN_AT_HOME = ["companies.company", "cycle.need", "cycle.visit", "people.membership"]
LAWS = [
    pytest.param(op.model, reference, op.law(reference), id=op.law(reference))
    for op in operations()
    if isinstance(op, StaysWithin)
    for reference in op.references
]


def person(part: str) -> User:
    return User.objects.get(username=f"demo-{part}")


def rows(name: str) -> "models.QuerySet[models.Model]":
    """The rows as nobody filters them."""
    return apps.get_model(name)._base_manager.all()


def bodies(user: User) -> set[int]:
    return set(Organisation.objects.staffed_by(user).values_list("pk", flat=True))


@pytest.mark.parametrize("name", sorted(WALLED))
def test_without_keys_no_row_is_there(name):
    anything = rows(name).exists()

    with inside(NOTHING):
        assert rows(name).exists() is (anything and name in COMMON)


# What the whole network reads on purpose, a provision, which giver and receiver read, and the
# 略歴 of somebody who is shared.
READ_BY_OTHERS = {
    "experts.acquisition",
    "experts.blindprofile",
    "knowledge.announcement",
    "knowledge.libraryentry",
    "knowledge.training",
    "network.agreement",
    "network.candidatebody",
    "network.committeeattendance",
    "network.committeemeeting",
    "network.committeepoint",
}


@pytest.mark.parametrize("name", sorted({*OF_BODIES} & READ_BY_OTHERS))
def test_what_others_read_too_is_reached_at_home(name):
    okamoto = person("coordinator-1")
    mine = set(rows(name).filter(organisation__in=bodies(okamoto)).values_list("pk", flat=True))

    with entered_by(okamoto):
        assert mine - set(rows(name).values_list("pk", flat=True)) == set()


@pytest.mark.parametrize("name", sorted({*OF_BODIES} - READ_BY_OTHERS))
def test_a_coordinator_reaches_what_is_his_bodys_and_nothing_else(name):
    okamoto = person("coordinator-1")
    mine = rows(name).filter(organisation__in=bodies(okamoto)).count()

    with entered_by(okamoto):
        seen = list(rows(name).values_list("organisation", flat=True))

    assert set(seen) <= bodies(okamoto)
    assert len(seen) == mine


def test_there_is_something_of_other_bodies_that_he_does_not_reach():
    assert (
        rows("companies.company").exclude(organisation__in=bodies(person("coordinator-1"))).exists()
    )


def test_an_expert_is_reached_at_home_and_where_the_right_to_work_with_him_lives():
    okamoto = person("coordinator-1")
    live = ExpertAccess.objects.filter(organisation__in=bodies(okamoto), ended_at=None)
    live = live.exclude(visibility=Visibility.BLIND)
    expected = set(live.values_list("expert", flat=True)) | set(
        Expert.objects.filter(organisation__in=bodies(okamoto)).values_list("pk", flat=True)
    )
    own_parts = rows("experts.careerentry").filter(expert__in=expected).count()

    with entered_by(okamoto):
        assert set(rows("experts.expert").values_list("pk", flat=True)) == expected
        assert rows("experts.careerentry").count() == own_parts


YESTERDAY = {"until_on": timezone.localdate() - timedelta(days=1)}


@pytest.mark.parametrize(
    "end", [{"ended_at": "2026-09-18T00:00Z"}, YESTERDAY], ids=["ended", "run out"]
)
def test_when_the_right_ends_or_has_run_out_the_wall_closes(end):
    nishi = User.objects.create_user("nishi-new")
    shared = ExpertAccess.objects.live().exclude(basis="home").first()
    assert shared is not None
    Membership.objects.create(
        user=nishi, organisation=shared.organisation, role=Role.HEAD, from_on="2026-01-01"
    )

    def reached() -> tuple[bool, bool]:
        with entered_by(nishi):
            return (
                rows("experts.expert").filter(pk=shared.expert_id).exists(),
                rows("experts.careerentry").filter(expert=shared.expert_id).exists(),
            )

    ExpertAccess.objects.filter(pk=shared.pk).update(until_on=timezone.localdate())
    on_the_last_day = reached()
    ExpertAccess.objects.filter(pk=shared.pk).update(**end)

    assert (on_the_last_day, reached()) == ((True, True), (False, False))


def test_an_expert_reaches_himself_alone():
    expert = person("expert")

    with entered_by(expert):
        assert [row.account_id for row in Expert.objects.all()] == [expert.pk]
        assert {entry.expert.account_id for entry in CareerEntry.objects.all()} == {expert.pk}
        assert not rows("companies.company").exists()
        assert not rows("cycle.candidate").exists()


def test_a_company_reaches_its_own_side_alone():
    account = person("company")
    company = Company.objects.get(contacts__account=account)

    with entered_by(account):
        assert list(Company.objects.all()) == [company]
        assert set(rows("cycle.need").values_list("company", flat=True)) == {company.pk}
        assert not rows("experts.expert").exists()
        assert not rows("cycle.candidate").exists()


@pytest.mark.parametrize(("part", "reads_companies"), [("office", True), ("funder", False)])
def test_who_oversees_reads_visits_of_all_bodies_and_lists_of_none(part, reads_companies):
    everybodys = rows("cycle.visit").count()
    others = set(Organisation.objects.values_list("pk", flat=True)) - bodies(person(part))

    with entered_by(person(part)):
        assert rows("cycle.visit").count() == everybodys
        assert rows("companies.company").filter(organisation__in=others).exists() is reads_companies
        assert not rows("cycle.candidate").filter(organisation__in=others).exists()
        experts = set(rows("experts.expert").values_list("pk", flat=True))
    shared = ExpertAccess.objects.running().filter(organisation__in=bodies(person(part)))
    shared = shared.exclude(visibility=Visibility.BLIND)
    assert experts == set(shared.values_list("expert", flat=True))


def test_who_oversees_writes_nothing_of_other_bodies():
    office = person("office")
    other = Need.objects.exclude(organisation__in=bodies(office)).first()
    assert other is not None

    with entered_by(office):
        assert Need.objects.filter(pk=other.pk).exists()
        assert Need.objects.filter(pk=other.pk).update(title="x") == 0
        assert Need.objects.filter(pk=other.pk).delete()[0] == 0


@pytest.mark.parametrize("name", WRITTEN_AT_HOME)
def test_no_row_is_moved_into_another_body(name):
    okamoto = person("coordinator-1")
    own = rows(name).filter(organisation__in=bodies(okamoto)).first()
    other = Organisation.objects.exclude(pk__in=bodies(okamoto)).first()
    assert own is not None

    with (
        entered_by(okamoto),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        rows(name).filter(pk=own.pk).update(organisation=other)


@pytest.mark.parametrize(("name", "reference", "law"), LAWS)
def test_the_database_holds_each_reference_within_its_body(name, reference, law):
    model = apps.get_model(name)
    field = model._meta.get_field(reference)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = %s", [law]
        )
        found = [row[0] for row in cursor.fetchall()]

    target = field.related_model._meta.db_table
    assert found == [
        f"FOREIGN KEY ({field.column}, organisation_id) REFERENCES {target}(id, organisation_id)"
        " DEFERRABLE"
    ]


def test_a_need_does_not_point_at_another_bodys_company():
    okamoto = person("coordinator-1")
    need = Need.objects.filter(organisation__in=bodies(okamoto)).first()
    theirs = Company.objects.exclude(organisation__in=bodies(okamoto)).first()
    assert need
    assert theirs

    with pytest.raises(IntegrityError, match="need_company_within_body"), transaction.atomic():
        Need.objects.filter(pk=need.pk).update(company=theirs)


def test_a_candidate_is_put_on_a_list_through_a_right_of_that_body():
    candidate = Candidate.objects.first()
    assert candidate is not None
    theirs = ExpertAccess.objects.exclude(organisation=candidate.organisation).first()

    with (
        pytest.raises(IntegrityError, match="candidate_access_within_body"),
        transaction.atomic(),
    ):
        Candidate.objects.filter(pk=candidate.pk).update(access=theirs)


REACHED = [op for op in operations() if isinstance(op, ReachedThrough)]


@pytest.mark.parametrize("op", REACHED, ids=lambda op: op.law(op.references[0]))
def test_the_trigger_that_asks_for_a_right_is_there(op):
    with connection.cursor() as cursor:
        law = op.law(op.references[0])
        cursor.execute("SELECT tgenabled FROM pg_trigger WHERE tgname = %s", [law])
        assert cursor.fetchall() == [("O",)]


def test_the_ways_past_a_filter_lead_to_no_other_body():
    okamoto = person("coordinator-1")
    mine = bodies(okamoto)
    table = Need._meta.db_table
    with entered_by(okamoto):
        forward = {c.need.company.organisation_id for c in Candidate._base_manager.all()}
        joined = {
            n.company.organisation_id for n in Need._base_manager.select_related("company").all()
        }
        values = set(Need._base_manager.values_list("company__organisation", flat=True))
        counted = Need._base_manager.aggregate(n=models.Count("company", distinct=True))["n"]
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT DISTINCT organisation_id FROM {table}")  # noqa: S608
            raw = {row[0] for row in cursor.fetchall()}

    assert forward | joined | values | raw <= mine
    assert (
        counted == Need.objects.filter(organisation__in=mine).values("company").distinct().count()
    )


def test_keys_that_code_set_on_the_session_count_for_nothing():
    with connection.cursor() as cursor:
        cursor.execute("SET enishi.everything = 'on'")
        with inside(NOTHING):
            assert not Need._base_manager.exists()
        cursor.execute("RESET enishi.everything")


def test_keys_come_back_after_a_block_however_it_ends():
    okamoto = person("coordinator-1")
    with entered_by(okamoto):
        before = Need._base_manager.count()
        with everything():
            assert Need._base_manager.count() > before
        with pytest.raises(ZeroDivisionError), everything(), transaction.atomic():
            raise ZeroDivisionError
        with pytest.raises(DataError), transaction.atomic(), everything():
            Need._base_manager.extra(where=["1/0 = 1"]).exists()
        assert Need._base_manager.count() == before


def test_no_view_stands_beside_the_walls():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE n.nspname = 'public' AND (relkind = 'm' OR relkind = 'v' AND NOT "
            "coalesce(reloptions::text LIKE '%%security_invoker=true%%', false))"
        )
        assert cursor.fetchall() == []


@pytest.mark.parametrize("name", sorted(WALLED))
def test_each_wall_stands_for_the_owner_too_and_asks_every_command(name):
    table = apps.get_model(name)._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE oid = %s::regclass",
            [table],
        )
        assert cursor.fetchone() == (True, True)
        cursor.execute("SELECT cmd FROM pg_policies WHERE tablename = %s ORDER BY cmd", [table])
        assert [row[0] for row in cursor.fetchall()] == ["DELETE", "INSERT", "SELECT", "UPDATE"]


def test_who_may_read_the_words_alone_reaches_the_words_and_not_the_card():
    narrow = ExpertAccess.objects.blind().first()
    assert narrow
    reader = Membership.objects.live().filter(organisation=narrow.organisation).first()
    assert reader
    kept = [CareerEntry, Specialism, BlindProfile]

    with entered_by(reader.user):
        card = Expert.objects.filter(pk=narrow.expert_id).exists()
        parts = [model.objects.filter(expert=narrow.expert_id).exists() for model in kept]

    assert (card, parts) == (False, [False, False, True])
