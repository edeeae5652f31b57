"""One world for all cells: three bodies with records of every kind, and everybody who may ask."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from enishi.experts.models import Expert
from enishi.people.models import Organisation, User
from tests import make
from tests.matrix.canaries import Aviary, Canary, our_models
from tests.matrix.checksums import Checksums, Foreign, checksums
from tests.matrix.lending import AT_HOME_ONLY, COMES_TO, IN_PART, LENT, NAMED, SHARED, cards
from tests.matrix.people import BODY, Actor, everybody
from tests.matrix.records import PERSONAL, RECIPES, Recipe, end, name_of
from tests.matrix.records_of_the_office import OFFICE, a_joined_body, somebody_in
from tests.matrix.roots import Roots, roots_of
from tests.matrix.table import SECOND, Table

NOBODY, NO_NUMBER = UUID("00000000-0000-4000-8000-00000000dead"), 999_999_999
NO_CODE = "NO-SUCH"
# To whoever does not work for the body that these name, the record is another's.
OF_SOME = {SECOND, *LENT, *LENT.values()}


@dataclass
class World:
    """The records by kind and relation to the first body, and the people."""

    own: Organisation
    other: Organisation
    second: Organisation
    actors: dict[str, Actor] = field(default_factory=dict)
    ids: dict[str, dict[str, Any]] = field(default_factory=dict)
    # A second record of the first body, for addresses that name two of one kind.
    spare: dict[str, Any] = field(default_factory=dict)
    shares: dict[int, str] = field(default_factory=dict)
    aviary: Aviary = field(default_factory=Aviary)
    rows: dict[str, list[tuple[int, Roots]]] = field(default_factory=dict)
    _foreign: dict[str, Foreign] = field(default_factory=dict)
    _at_rest: dict[str, Checksums] = field(default_factory=dict)

    def relations(self, kind: str, actor: Actor) -> Iterator[tuple[str, Any]]:
        """Each relation in which a record of a kind may stand to an actor, with its id."""
        works_for_the_first = self.own.pk in actor.bodies
        for relation, name in self.ids[kind].items():
            concerns_him = actor.has_two if relation == SECOND else works_for_the_first
            if concerns_him or relation not in OF_SOME:
                yield relation, name
        if kind in actor.records:
            yield "himself", name_of(actor.records[kind])

    def nonexistent(self, kind: str) -> Any:
        """An id of the same form that names nothing."""
        like = self.ids[kind]["other"]
        return NO_NUMBER if isinstance(like, int) else NO_CODE if isinstance(like, str) else NOBODY

    def relation(self, canary: Canary, actor: Actor) -> str:
        """How the row in which a canary lives stands to an actor."""
        roots = canary.roots
        if roots.about & actor.about:
            return "himself"
        if roots.body in actor.bodies:
            return "own"
        experts = {pk for label, pk in roots.about if label == "experts.expert"}
        shared = [relation for pk, relation in self.shares.items() if pk in experts]
        return shared[0] if shared and self.own.pk in actor.bodies else "other"

    def foreign_to(self, actor: Actor) -> Foreign:
        """The rows of each table that belong to none of the actor's bodies, nor are about him."""
        if actor.role not in self._foreign:
            self._foreign[actor.role] = {
                table: [pk for pk, roots in rows if is_foreign(roots, actor)]
                for table, rows in self.rows.items()
            }
        return self._foreign[actor.role]

    def at_rest(self, actor: Actor) -> Checksums:
        """The checksums before anybody asks: whatever is asked is taken back."""
        if actor.role not in self._at_rest:
            self._at_rest[actor.role] = checksums(self.foreign_to(actor))
        return self._at_rest[actor.role]

    def leaks(self, heard: set[Canary], actor: Actor, table: Table) -> set[str]:
        """What was heard and is not for the ears of the actor."""
        return {
            f"{canary} ({relation})"
            for canary in heard
            for relation in [self.relation(canary, actor)]
            if not table.may_read(canary.label, canary.field, relation, actor.role)
        }


def is_foreign(roots: Roots, actor: Actor) -> bool:
    """Whether a row belongs to a body, and to none of the actor's."""
    elsewhere = roots.body is not None and roots.body not in actor.bodies
    return elsewhere and not roots.about & actor.about


def build() -> World:
    """Make the world, let everybody sign in, and put a canary into every text."""
    world = World(
        make.organisation(),
        make.other_organisation(),
        make.organisation("みやこ技術者の会", code="MK"),
    )
    world.actors = everybody(world.own, world.second)
    bodies = {"own": world.own, "other": world.other, "second": world.second}
    hanging = {}
    for kind, recipe in RECIPES.items():
        with cards() as made_for_it:
            made = {relation: recipe(body, writer(body)) for relation, body in bodies.items()}
        if made_for_it:
            hanging[kind] = recipe
        if kind != "people.organisation":
            over = recipe(world.own, writer(world.own))
            made |= {"ended": over} if end(over) else {}
        world.ids[kind] = {relation: name_of(row) for relation, row in made.items()}
    for kind in PERSONAL:
        for role in (*BODY, "network_office"):
            actor = world.actors[role]
            actor.records[kind] = RECIPES[kind](
                actor.user.memberships.first().organisation, actor.user
            )
    of_the_office(world)
    world.spare["experts.expert"] = make.expert(of=world.own).public_id
    share(world, hanging)
    lend(world, hanging)
    world.aviary.settle()
    world.rows = {
        model._meta.db_table: [(row.pk, roots_of(row)) for row in model._base_manager.all()]
        for model in our_models()
    }
    return world


def of_the_office(world: World) -> None:
    """What only a 推進室 has: that of the person who asks, and that of another network's."""
    actor, elsewhere = world.actors["network_office"], make.organisation("西の推進室", code="NNE")
    body = actor.user.memberships.get().organisation
    for kind, recipe in OFFICE.items():
        world.ids[kind] = {"other": name_of(recipe(elsewhere, somebody_in(elsewhere)))}
        actor.records[kind] = recipe(body, actor.user)
    joined = a_joined_body(body, actor.user)
    world.ids["network.candidatebody"]["joined"] = name_of(joined)


def share(world: World, hanging: dict[str, Recipe]) -> None:
    """The other body's records about people whom the first may work with, and no longer may."""
    for kind, recipe in hanging.items():
        for relation in LENT:
            with cards() as made:
                row = recipe(world.other, writer(world.other))
            for expert in Expert.objects.registered().filter(pk__in=[one.pk for one in made]):
                make.shared(expert, to=world.own)
                come_to(relation, expert, world)
                world.shares[expert.pk] = relation
            world.ids[kind][relation] = name_of(row)


def lend(world: World, hanging: dict[str, Recipe]) -> None:
    """The first body's own records about people of the other one."""
    for kind in [each for each in hanging if each not in AT_HOME_ONLY]:
        for relation, own in LENT.items():
            with cards(lent_by=world.other) as made:
                row = hanging[kind](world.own, writer(world.own))
            for expert in made:
                come_to(relation, expert, world)
                world.shares[expert.pk] = as_lent(relation, expert)
            world.ids[kind][own] = name_of(row)


def as_lent(relation: str, expert: Expert) -> str:
    """How the card itself stands to the body that it was lent to."""
    if relation == SHARED:
        return IN_PART
    decided = expert.accesses.filter(candidacies__decisions__isnull=False).exists()
    return NAMED if decided else relation


def come_to(relation: str, expert: Expert, world: World) -> None:
    """What becomes of a sharing after a record was made that hangs on it."""
    COMES_TO[relation](expert, to=world.own, by=writer(world.other))


def writer(body: Organisation) -> User:
    """The person who writes a body's records; he is nobody of those who ask."""
    return make.coordinator(f"writer-{body.code}", of=body)
