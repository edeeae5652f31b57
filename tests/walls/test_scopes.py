"""The first wall alone: every `visible_to`, asked over records of every kind in two bodies."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import models, transaction

from enishi.people.models import Organisation, User
from enishi.walls.inside import everything
from tests import make
from tests.matrix.canaries import our_models
from tests.matrix.records import PERSONAL, RECIPES
from tests.matrix.records_of_the_office import OFFICE, somebody_in
from tests.matrix.roots import roots_of

# What the network has in common, and what everybody who works for a body reads.
COMMON = {
    *("people.organisation", "programmes.programme", "programmes.area"),
    *("network.committeemeeting", "network.committeepoint", "network.committeeattendance"),
}
# Nothing makes these in two bodies here: their scopes are tried over rows of one, or of none.
BARE = {
    *("network.jointuse", "network.entrustment", "network.agreement", "network.bodypart"),
    *("outbox.letterstop", "outbox.letterhead", "experts.confirmation", "experts.provision"),
    *("experts.acquisition", "cycle.employmentpermit", "cycle.recusal", "cycle.decisionaddition"),
    *("cycle.lettertemplate", "cycle.opinion", "cycle.approach", "cycle.hearingsheet"),
    *("duplicates.distinction", "discovery.campaign", "discovery.finding"),
    *("rights.erasure", "rights.sealedrecord"),
}
SCOPED = [model for model in our_models() if hasattr(model._default_manager.all(), "visible_to")]
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def own(django_db_setup: None, django_db_blocker: Any) -> Iterator[Organisation]:
    """A body with a record of every kind, beside another one with the same."""
    with django_db_blocker.unblock(), transaction.atomic(), everything():
        bodies = make.organisation(), make.other_organisation()
        for body in bodies:
            for recipe in RECIPES.values():
                recipe(body, make.coordinator(f"writer-{body.code}", of=body))
        for code in ("NNW", "NNE"):
            office = make.organisation("推進室", code=code)
            for recipe in OFFICE.values():
                recipe(office, somebody_in(office))
        yield bodies[0]
        transaction.set_rollback(True)


def seen(model: type[models.Model], user: User) -> list[models.Model]:
    rows: Any = model._default_manager.all()
    return [*rows.visible_to(user)]


def bodies_of(rows: list[models.Model]) -> set[int | None]:
    return {roots_of(row).body for row in rows}


@pytest.mark.parametrize("model", SCOPED, ids=lambda model: model._meta.label_lower)
def test_a_scope_shows_a_person_no_row_of_another_body(model, own):
    person = make.coordinator("somebody", of=own)

    shown = seen(model, person)

    if model._meta.label_lower not in COMMON:
        assert bodies_of(shown) <= {own.pk}


@pytest.mark.parametrize("model", SCOPED, ids=lambda model: model._meta.label_lower)
def test_a_scope_shows_nothing_to_whoever_belongs_to_no_body(model, own):
    stranger = User.objects.create(username="nobody")

    shown = seen(model, stranger)

    if model._meta.label_lower not in COMMON:
        assert shown == []


def test_there_is_something_of_both_bodies_behind_nearly_every_scope(own):
    """A scope over an empty table hides nothing and would pass."""
    bare = [
        model._meta.label_lower
        for model in SCOPED
        if len(bodies_of([*model._base_manager.all()])) < 2
    ]

    assert {*bare} <= BARE, "\n".join(bare)


def test_the_writer_of_a_body_sees_what_he_wrote(own):
    writer = make.coordinator(f"writer-{own.code}", of=own)

    kinds = {model._meta.label_lower for model in SCOPED if seen(model, writer)}

    assert sorted(PERSONAL & {m._meta.label_lower for m in SCOPED} - kinds) == []
