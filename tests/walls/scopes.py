"""Two bodies with a record of every kind each, and what a scope shows of them to whom."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import models, transaction

from enishi.people.models import Organisation, User
from enishi.walls.inside import everything
from tests import make
from tests.matrix.canaries import our_models
from tests.matrix.records import RECIPES
from tests.matrix.records_of_the_office import OFFICE, somebody_in
from tests.matrix.roots import roots_of
from tests.walls.rows import BARE, add_row

# The law asks for it to be read by everybody.
PUBLISHED = {"network.jointuse"}
# What everybody who works for a body reads.
COMMON = {
    *("people.organisation", "programmes.programme", "programmes.area", "network.bodypart"),
    *("network.committeemeeting", "network.committeepoint", "network.committeeattendance"),
}
SCOPED = [model for model in our_models() if hasattr(model._default_manager.all(), "visible_to")]


@contextmanager
def two_bodies() -> Iterator[Organisation]:
    """The first of them; all is taken back afterwards."""
    with transaction.atomic(), everything():
        yield made_twice()
        transaction.set_rollback(True)


def made_twice(
    codes: tuple[str, str] = ("AK", "NW"), offices: tuple[str, str] = ("NNW", "NNE")
) -> Organisation:
    """Write a record of every kind in two bodies and in two offices; the first of the bodies."""
    bodies = [make.organisation(f"団体{code}", code=code) for code in codes]
    for body in bodies:
        for recipe in RECIPES.values():
            recipe(body, make.coordinator(f"writer-{body.code}", of=body))
        for label in BARE:
            add_row(label, body)
    for code in offices:
        office = make.organisation("推進室", code=code)
        for recipe in OFFICE.values():
            recipe(office, somebody_in(office))
    return bodies[0]


def seen(model: type[models.Model], user: User) -> list[models.Model]:
    """What the scope of a model shows to a person."""
    rows: Any = model._default_manager.all()
    return [*rows.visible_to(user)]


def bodies_of(rows: list[models.Model]) -> set[int | None]:
    """The bodies to which rows belong."""
    return {roots_of(row).body for row in rows}


def shows_too_much(model: type[models.Model], own: Organisation) -> bool:
    """Whether a person sees rows of another body, or somebody of no body sees any."""
    if model._meta.label_lower in PUBLISHED:
        return False
    colleague = make.coordinator("somebody", of=own)
    stranger, _new = User.objects.get_or_create(username="nobody")
    elsewhere = bodies_of(seen(model, colleague)) - {own.pk}
    is_open = elsewhere and model._meta.label_lower not in COMMON
    return bool(is_open) or seen(model, stranger) != []
