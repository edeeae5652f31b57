"""Whose a row is: the body it belongs to, and the person or firm it is about."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db import models

from enishi.people.models import Organisation

BODY = "people.organisation"
PERSONS = ("experts.expert", "companies.company", "experts.application")
USER = "people.user"


@dataclass(frozen=True)
class Roots:
    """The body of a row, and which expert, company, application or account it is about."""

    body: int | None
    about: frozenset[tuple[str, int]] = field(default_factory=frozenset)


def roots_of(row: models.Model) -> Roots:
    """Follow the row's own references upwards; the nearest body is its body."""
    body, about = None, set()
    for label, pk, depth in above(row):
        if label == BODY and body is None:
            body = pk
        if label in PERSONS or (label == USER and depth == 0):
            about.add((label, pk))
    if body is None:
        body = body_named_in(row) or body_of_the_account(row)
    return Roots(body, frozenset(about))


def above(row: models.Model) -> list[tuple[str, int, int]]:
    """The row itself and everything it refers to, the nearest first."""
    found, level, seen = [], [row], set()
    for depth in range(5):
        following = []
        for one in level:
            key = (one._meta.label_lower, one.pk)
            if key in seen:
                continue
            seen.add(key)
            found.append((*key, depth))
            if key[0] in (BODY, USER):
                continue
            following += [referred for referred in references(one) if referred is not None]
        level = following
    return found


def references(row: models.Model) -> list[models.Model | None]:
    """What a row refers to by its own columns; its own body first, whoever wrote it last."""
    keys = [f for f in row._meta.concrete_fields if f.is_relation]
    keys.sort(key=lambda f: (f.name != "organisation", f.related_model._meta.label_lower == USER))
    return [getattr(row, f.name) for f in keys]


def body_of_the_account(row: models.Model) -> int | None:
    """The body for which an account, or the person who keeps the row, works."""
    account = row if row._meta.label_lower == USER else getattr(row, "user", None)
    membership = account.memberships.order_by("id").first() if account else None
    return membership.organisation_id if membership else None


def body_named_in(row: models.Model) -> int | None:
    """The body that a row of the logbook names by its public id."""
    named = getattr(row, "organisation", None)
    found = (
        Organisation.objects.filter(public_id=named).first() if isinstance(named, UUID) else None
    )
    return found.pk if found else None
