"""The second wall alone: with every filter of the code taken away, pages show no foreign row."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, models
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from enishi.companies.models import Company
from enishi.cycle.models import Need
from enishi.experts.models import Expert, ExpertAccess
from enishi.people.models import Organisation, User
from tests.walls import declared

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL has two walls"),
    pytest.mark.usefixtures("network"),
]
LEFT_OUT = re.compile(r"^(accounts/|demonstration/|static/|settings/|registration/)")


@pytest.fixture
def without_the_filter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `visible_to` answer with everything, in every model."""
    for model in declared.tables():
        rows = type(model._default_manager.all())
        if "visible_to" in vars(rows):
            monkeypatch.setattr(rows, "visible_to", lambda self, user: self.all())


def addresses(patterns: Any = None, before: str = "") -> Iterator[str]:
    """Every address of the site, with <...> where a name goes."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern) and not LEFT_OUT.match(route):
            yield route


def theirs(user: User) -> list[models.Model]:
    """One row of another body of each kind that has a public name."""
    mine = Organisation.objects.staffed_by(user)
    shared = ExpertAccess.objects.filter(organisation__in=mine).values("expert")
    rows = []
    for model in declared.tables():
        if not (declared.belongs(model) and hasattr(model, "public_id")):
            continue
        others = model._base_manager.exclude(organisation__in=mine)
        if model is Expert:
            others = others.exclude(pk__in=shared)
        rows += others.order_by("pk")[:1]
    return rows


def secrets(user: User) -> set[str]:
    """What stands in other bodies' rows and in none that the person may read."""
    mine = Organisation.objects.staffed_by(user)
    shared = ExpertAccess.objects.filter(organisation__in=mine).values("expert")
    experts = Expert.objects.all()
    own = experts.filter(pk__in=shared) | experts.filter(organisation__in=mine)
    names = {e.full_name for e in experts} - {e.full_name for e in own}
    for model, field in ((Company, "name"), (Need, "title"), (Need, "said")):
        values = model.objects.values_list(field, flat=True)
        names |= set(values) - set(values.filter(organisation__in=mine))
    return {name for name in names if len(name) > 2}


def answered(client: Client, rows: list[models.Model]) -> Iterator[tuple[str, str]]:
    """Every page there is, with the name of each foreign row wherever a name goes."""
    for route in addresses():
        if "<" not in route:
            yield route, client.get(f"/{route}").text
        elif route.count("<") == 1:
            for row in rows:
                address = re.sub(r"<[^>]*>", str(getattr(row, "public_id", "")), route)
                yield address, client.get(f"/{address}").text


@pytest.mark.usefixtures("without_the_filter")
def test_without_its_filters_the_code_shows_a_coordinator_nothing_of_other_bodies():
    okamoto = User.objects.get(username="demo-coordinator-1")
    client, kept = Client(raise_request_exception=False), secrets(okamoto)
    client.force_login(okamoto)

    leaks = [
        (address, name)
        for address, text in answered(client, theirs(okamoto))
        for name in kept
        if name in text
    ]

    assert len(kept) > 100
    assert leaks == []
