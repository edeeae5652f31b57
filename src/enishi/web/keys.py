"""Which rows a person may reach behind the second wall: read once a request, from four tables."""

from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import BigIntegerField, F, Value

from enishi.companies.models import CompanyContact
from enishi.experts.models import Expert
from enishi.people.models import STAFF, Membership, Organisation, User
from enishi.walls.inside import inside
from enishi.walls.keys import Keys

COMPANY, EXPERT = "a company", "a card"
# No row has this number.
ANYBODY = -1
OF_A_BODY = {field.attname: field for field in Organisation._meta.concrete_fields}


class Opened(NamedTuple):
    """What opens a row, the number of the row, and the membership and the body that it came by."""

    by: str
    row: int
    membership: int | None
    body: tuple[Any, ...]


def keys_of(user: User) -> Keys:
    """The person's own row, the bodies that he works for today, his company and his card."""
    own = Keys(person=user.pk, names=(str(user.public_id),))
    with inside(own):
        opened = _asked_at_once(user)
    played = tuple(
        (each.by, Organisation.from_db(connection.alias, list(OF_A_BODY), each.body))
        for each in sorted(opened, key=lambda each: each.membership or 0)
        if each.membership
    )
    staffed = {body.pk: str(body.public_id) for role, body in played if role in STAFF}
    return replace(
        own,
        bodies=tuple(staffed),
        companies=tuple(each.row for each in opened if each.by == COMPANY),
        experts=tuple(each.row for each in opened if each.by == EXPERT),
        names=(*own.names, *staffed.values()),
        parts=tuple(sorted({role for role, _ in played})),
        played=played,
    )


def _asked_at_once(user: User) -> list[Opened]:
    """All that opens something to the person, in one question to the database."""
    question, words = _question()
    with connection.cursor() as cursor:
        cursor.execute(question, [user.pk if word == ANYBODY else word for word in words])
        return [Opened(by, row, part, tuple(body)) for by, row, part, *body in cursor.fetchall()]


@cache
def _question() -> tuple[str, tuple[Any, ...]]:
    """The question of every request, put into words once; ANYBODY stands for who asks."""
    played = Membership.objects.live().filter(user=ANYBODY)
    spoken_for = CompanyContact.objects.filter(account=ANYBODY, ended_at=None)
    cards = Expert.objects.filter(account=ANYBODY)
    body = {f"body_{name}": F(f"organisation__{name}") for name in OF_A_BODY}
    no_body = {f"body_{name}": Value(None, field) for name, field in OF_A_BODY.items()}
    no_body = {"part": Value(None, BigIntegerField())} | no_body
    rows = (
        played.order_by()
        .annotate(**body)
        .values_list("role", "organisation", "pk", *body)
        .union(
            spoken_for.annotate(**no_body).values_list(Value(COMPANY), "company", *no_body),
            cards.annotate(**no_body).values_list(Value(EXPERT), "pk", *no_body),
            all=True,
        )
    )
    question, words = rows.query.sql_with_params()
    return question, tuple(words)
