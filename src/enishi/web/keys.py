"""Which rows a person may reach behind the second wall: read once a request, from four tables."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import CharField, Value
from django.db.models.functions import Cast

from enishi.companies.models import CompanyContact
from enishi.experts.models import Expert
from enishi.people.models import STAFF, Membership, User
from enishi.walls.inside import inside
from enishi.walls.keys import Keys

COMPANY, EXPERT = "a company", "a card"
# No row has this number.
ANYBODY = -1


def keys_of(user: User) -> Keys:
    """The person's own row, the bodies that he works for today, his company and his card."""
    own = Keys(person=user.pk, names=(str(user.public_id),))
    with inside(own):
        rows = list(_asked_at_once(user))
    staffed = {row: name for opens, row, name in rows if opens in STAFF}
    return replace(
        own,
        bodies=tuple(staffed),
        companies=tuple(row for opens, row, _ in rows if opens == COMPANY),
        experts=tuple(row for opens, row, _ in rows if opens == EXPERT),
        names=(*own.names, *staffed.values()),
        parts=tuple(sorted({opens for opens, _, _ in rows} - {COMPANY, EXPERT})),
    )


def _asked_at_once(user: User) -> Iterable[tuple[str, int, str]]:
    """What opens a row, its number, and its name, in one question to the database."""
    question, words = _question()
    with connection.cursor() as cursor:
        cursor.execute(question, [user.pk if word == ANYBODY else word for word in words])
        return list(cursor.fetchall())


@cache
def _question() -> tuple[str, tuple[Any, ...]]:
    """The question of every request, put into words once; ANYBODY stands for who asks."""
    played = Membership.objects.live().filter(user=ANYBODY)
    spoken_for = CompanyContact.objects.filter(account=ANYBODY, ended_at=None)
    cards = Expert.objects.filter(account=ANYBODY)
    name = Cast("organisation__public_id", CharField())
    rows = (
        played.order_by()
        .values_list("role", "organisation", name)
        .union(
            spoken_for.values_list(Value(COMPANY), "company", Value("")),
            cards.values_list(Value(EXPERT), "pk", Value("")),
            all=True,
        )
    )
    question, words = rows.query.sql_with_params()
    return question, tuple(words)
