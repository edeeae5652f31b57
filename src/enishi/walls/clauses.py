"""The sentences of which a table's policy is made: who reaches a row, and by which column.

Each is cheap: what a transaction carries is read once a statement, not once a row.
"""

from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import Model

ALL = "(SELECT current_setting('enishi.everything', true) = 'on')"
# In Japan, as everywhere in the house.
TODAY = "(SELECT (now() AT TIME ZONE 'Asia/Tokyo')::date)"
PERSON = "(SELECT NULLIF(current_setting('enishi.person', true), '')::bigint)"


def _list(name: str, kind: str) -> str:
    # Cast inside, where it is done once: cast outside it is done for every row, and PostgreSQL,
    # thinking it dear, asks it last. The cast outside says only that this is one array.
    held = f"SELECT string_to_array(current_setting('enishi.{name}', true), ',')::{kind}[]"
    return f"ANY (({held})::{kind}[])"


def column(model: type[Model], field: str) -> str:
    """The column of a field, with its table."""
    return f'"{model._meta.db_table}"."{model._meta.get_field(field).column}"'  # type: ignore[union-attr]


class Clause(Protocol):
    """One way to reach a row."""

    def sql(self, model: type[Model]) -> str:
        """The condition on a row of the model's table."""
        ...


@dataclass(frozen=True)
class Body:
    """Who works for the body that the row belongs to."""

    field: str = "organisation"

    def sql(self, model: type[Model]) -> str:
        """The row's body is one of mine."""
        return f"{column(model, self.field)} = {_list('bodies', 'bigint')}"


@dataclass(frozen=True)
class Person:
    """The person himself."""

    field: str

    def sql(self, model: type[Model]) -> str:
        """The row names my account."""
        return f"{column(model, self.field)} = {PERSON}"


@dataclass(frozen=True)
class OwnCompany:
    """A company's own people."""

    field: str = "company"

    def sql(self, model: type[Model]) -> str:
        """The row is of a company for which I speak."""
        return f"{column(model, self.field)} = {_list('companies', 'bigint')}"


@dataclass(frozen=True)
class OwnExpert:
    """The expert whom the row is about."""

    field: str = "expert"

    def sql(self, model: type[Model]) -> str:
        """The row is about me."""
        return f"{column(model, self.field)} = {_list('experts', 'bigint')}"


@dataclass(frozen=True)
class Bearer:
    """Whoever knows the row's name: a public id, or the fingerprint of a link's secret."""

    field: str = "public_id"

    def sql(self, model: type[Model]) -> str:
        """The row's name is among those I know."""
        return f"{column(model, self.field)}::text = {_list('names', 'text')}"


@dataclass(frozen=True)
class Part:
    """Whoever plays a part in the network, whatever the body."""

    name: str

    def sql(self, model: type[Model]) -> str:
        """I play that part."""
        return f"'{self.name}' = {_list('parts', 'text')}"


@dataclass(frozen=True)
class Where:
    """A way to those rows only in which a column says a certain word."""

    field: str
    word: str
    way: Clause

    def sql(self, model: type[Model]) -> str:
        """The row says so, and the way is open to me."""
        return f"({column(model, self.field)} = '{self.word}' AND {self.way.sql(model)})"


@dataclass(frozen=True)
class Everyone:
    """Everybody: for what the network has in common, and never for what is about a person."""

    def sql(self, model: type[Model]) -> str:
        """Always."""
        return "true"


class Through:
    """Who reaches the row that this one is part of; with clauses, in one of these ways only."""

    def __init__(self, field: str, *clauses: Clause) -> None:
        self.field, self.clauses = field, clauses
        self.is_bare = not clauses

    def sql(self, model: type[Model]) -> str:
        """The row that it is part of is there, as far as I can see."""
        parent: Any = model._meta.get_field(self.field).related_model
        joined = f"{column(parent, parent._meta.pk.name)} = {column(model, self.field)}"
        return _exists(parent, joined, self.clauses)


class Reverse:
    """Who reaches a row that points at this one and still counts: a right to use it, say.

    `unless` a column of that row says a word: a right to less. `of` what this row points at, where
    the right is a right to that. `or_since` a column says when, it counts whatever became of it.
    """

    def __init__(
        self,
        relation: str,
        *clauses: Clause,
        while_null: str = "ended_at",
        until: str = "",
        unless: tuple[str, str] | None = None,
        or_since: str = "",
        of: str = "",
    ) -> None:
        self.relation, self.clauses = relation, clauses
        self.while_null, self.until = while_null, until
        self.unless, self.or_since, self.of = unless, or_since, of

    def sql(self, model: type[Model]) -> str:
        """Something that points here is there, as far as I can see."""
        field: Any = model._meta.get_field(self.of) if self.of else model._meta.pk
        pointed_at: Any = field.related_model if self.of else model
        relation: Any = pointed_at._meta.get_field(self.relation)
        child, name = relation.related_model, relation.field.name
        joined = f"{column(child, name)} = {column(model, field.name)}"
        live = f"{column(child, self.while_null)} IS NULL"
        if self.unless:
            said, word = self.unless
            live += f" AND {column(child, said)} <> '{word}'"
        if self.until:
            last = column(child, self.until)
            live += f" AND ({last} IS NULL OR {last} >= {TODAY})"
        if self.or_since:
            live = f"(({live}) OR {column(child, self.or_since)} IS NOT NULL)"
        return _exists(child, f"{joined} AND {live}", self.clauses)


def _exists(model: type[Model], joined: str, clauses: tuple[Clause, ...]) -> str:
    ways = " OR ".join(clause.sql(model) for clause in clauses)
    also = f" AND ({ways})" if ways else ""
    return f'EXISTS (SELECT 1 FROM "{model._meta.db_table}" WHERE {joined}{also})'  # noqa: S608


@dataclass(frozen=True)
class HomeOf:
    """Who works for the body at home to what the row points at.

    The database looks that up in a function of its own: two tables whose policies ask each other
    would never come to an end.
    """

    field: str
    body: str = "organisation"

    def sql(self, model: type[Model]) -> str:
        """What the row points at belongs to one of my bodies."""
        return f"{self.function(model)}({column(model, self.field)}) = {_list('bodies', 'bigint')}"

    def function(self, model: type[Model]) -> str:
        """The name of the function that looks up the body of what a row points at."""
        parent: Any = model._meta.get_field(self.field).related_model
        return f"{self.body}_of_{parent._meta.db_table}"

    def definition(self, model: type[Model]) -> str:
        """The function: reads one column of one row with all keys, and puts them back."""
        parent: Any = model._meta.get_field(self.field).related_model
        body = f'"{parent._meta.get_field(self.body).column}"'
        return f"""
            CREATE OR REPLACE FUNCTION {self.function(model)}(wanted bigint) RETURNS bigint
            LANGUAGE plpgsql STABLE COST 1000 AS $$
            DECLARE
                found bigint;
                before text := current_setting('enishi.everything', true);
            BEGIN
                PERFORM set_config('enishi.everything', 'on', true);
                SELECT {body} INTO found FROM "{parent._meta.db_table}" WHERE id = wanted;
                PERFORM set_config('enishi.everything', coalesce(before, ''), true);
                RETURN found;
            END $$"""  # noqa: S608 -- names of our own tables


OFFICE = Part("network_office")
FUNDER = Part("funder")
