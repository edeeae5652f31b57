"""What a migration says of a new table: who reaches its rows, and which references stay at home.

On PostgreSQL these become policies and composite foreign keys. On SQLite, the mode of one office,
they do nothing: there `visible_to` and the transitions stand alone.
"""

from collections.abc import Sequence
from typing import Any

from django.db.migrations.operations.base import Operation
from django.db.models import Model

from enishi.walls.clauses import ALL, Clause, HomeOf, Through


class OnPostgresql(Operation):
    """Changes the database and not Django's picture of it."""

    reversible = True
    reduces_to_sql = True

    def __init__(self, model: str) -> None:
        self.model = model

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Leave the picture as it is."""

    def database_forwards(self, app_label: str, schema_editor: Any, old: Any, new: Any) -> None:
        """Run the statements."""
        self._run(schema_editor, self.statements(self._table(new)))

    def database_backwards(self, app_label: str, schema_editor: Any, old: Any, new: Any) -> None:
        """Take back what was done."""
        self._run(schema_editor, self.undoing(self._table(new)))

    def statements(self, model: type[Model]) -> list[str]:
        """What is said to PostgreSQL."""
        raise NotImplementedError

    def undoing(self, model: type[Model]) -> list[str]:
        """What takes it back."""
        raise NotImplementedError

    def _table(self, state: Any) -> type[Model]:
        found: type[Model] = state.apps.get_model(self.model)
        return found

    def _run(self, schema_editor: Any, statements: Sequence[str]) -> None:
        if schema_editor.connection.vendor == "postgresql":
            for statement in statements:
                schema_editor.execute(statement)


class Walled(OnPostgresql):
    """Nobody reaches a row but in one of these ways; `readers` read it and write nothing."""

    def __init__(self, model: str, *ways: Clause, readers: Sequence[Clause] = ()) -> None:
        super().__init__(model)
        self.ways, self.readers = ways, tuple(readers)

    def describe(self) -> str:
        """What `migrate --plan` prints."""
        return f"Wall the rows of {self.model}"

    def statements(self, model: type[Model]) -> list[str]:
        """Row level security, also for the owner, and one policy a command."""
        name = model._meta.db_table
        writes = " OR ".join([ALL, *(way.sql(model) for way in self.ways)])
        # Whoever sees the whole sees the part: asking for the writers among them would be in vain.
        seen = {each.field for each in self.readers if isinstance(each, Through) and each.is_bare}
        readers = [w for w in self.ways if not (isinstance(w, Through) and w.field in seen)]
        reads = " OR ".join([ALL, *(way.sql(model) for way in (*readers, *self.readers))])
        functions = [way.definition(model) for way in self.ways if isinstance(way, HomeOf)]
        return [
            *functions,
            *(f'DROP POLICY IF EXISTS {name}_{does} ON "{name}"' for does in DOES),
            f'CREATE POLICY {name}_read ON "{name}" FOR SELECT USING ({reads})',
            f'CREATE POLICY {name}_add ON "{name}" FOR INSERT WITH CHECK ({writes})',
            f'CREATE POLICY {name}_change ON "{name}" FOR UPDATE USING ({writes})',
            f'CREATE POLICY {name}_remove ON "{name}" FOR DELETE USING ({writes})',
            f'ALTER TABLE "{name}" ENABLE ROW LEVEL SECURITY',
            f'ALTER TABLE "{name}" FORCE ROW LEVEL SECURITY',
        ]

    def undoing(self, model: type[Model]) -> list[str]:
        """Open the table again."""
        name = model._meta.db_table
        return [
            *(f'DROP POLICY IF EXISTS {name}_{does} ON "{name}"' for does in DOES),
            f'ALTER TABLE "{name}" NO FORCE ROW LEVEL SECURITY',
            f'ALTER TABLE "{name}" DISABLE ROW LEVEL SECURITY',
        ]


DOES = ("read", "add", "change", "remove")


class StaysWithin(OnPostgresql):
    """What these fields point at belongs to the same body as the row, says the database itself."""

    def __init__(self, model: str, *references: str) -> None:
        super().__init__(model)
        self.references = references

    def describe(self) -> str:
        """What `migrate --plan` prints."""
        return f"Keep {', '.join(self.references)} of {self.model} within the body"

    def statements(self, model: type[Model]) -> list[str]:
        """A unique pair (id, body) where it points to, and a foreign key over both columns."""
        said = []
        table = model._meta.db_table
        for reference in self.references:
            field: Any = model._meta.get_field(reference)
            parent: type[Model] = field.related_model
            pair = f'"{parent._meta.pk.column}", "{body_column(parent)}"'
            target = parent._meta.db_table
            said += [
                f'CREATE UNIQUE INDEX IF NOT EXISTS {target}_with_body ON "{target}" ({pair})',
                f'ALTER TABLE "{table}" ADD CONSTRAINT {self.law(reference)} '
                f'FOREIGN KEY ("{field.column}", "{body_column(model)}") '
                f'REFERENCES "{target}" ({pair}) DEFERRABLE INITIALLY IMMEDIATE',
            ]
        return said

    def undoing(self, model: type[Model]) -> list[str]:
        """Let go of the references; the pairs may serve others."""
        name = model._meta.db_table
        return [
            f'ALTER TABLE "{name}" DROP CONSTRAINT IF EXISTS {self.law(reference)}'
            for reference in self.references
        ]

    def law(self, reference: str) -> str:
        """The constraint's name: need_company_within_body."""
        return f"{self.model.split('.')[1]}_{reference}_within_body"


class WallsGoAlong(OnPostgresql):
    """A table that was renamed keeps its policies and references; their names follow its own."""

    def __init__(self, model: str, *, before: str, references: Sequence[str] = ()) -> None:
        super().__init__(model)
        self.before, self.references = before, tuple(references)

    def describe(self) -> str:
        """What `migrate --plan` prints."""
        return f"Call the walls of {self.before} after {self.model}"

    def statements(self, model: type[Model]) -> list[str]:
        """Each policy and each constraint by its new name."""
        return self._called(model, self.before, self.model)

    def undoing(self, model: type[Model]) -> list[str]:
        """By its old name again."""
        return self._called(model, self.model, self.before)

    def _called(self, model: type[Model], old: str, new: str) -> list[str]:
        table = model._meta.db_table
        was, is_ = (name.replace(".", "_") for name in (old, new))
        laws = [
            [StaysWithin(name, reference).law(reference) for name in (old, new)]
            for reference in self.references
        ]
        return [
            *(f'ALTER POLICY {was}_{does} ON "{table}" RENAME TO {is_}_{does}' for does in DOES),
            *(f'ALTER TABLE "{table}" RENAME CONSTRAINT {law} TO {now}' for law, now in laws),
        ]


class ReachedThrough(OnPostgresql):
    """What the field points at may be another body's, if this body was ever given access to it."""

    def __init__(self, model: str, field: str, *, access: str) -> None:
        super().__init__(model)
        self.references, self.access = (field,), access

    def describe(self) -> str:
        """What `migrate --plan` prints."""
        return f"Reach {self.references[0]} of {self.model} through {self.access}"

    def database_forwards(self, app_label: str, schema_editor: Any, old: Any, new: Any) -> None:
        """Run the statements, with the columns of the table of accesses."""
        model, access = self._table(new), new.apps.get_model(self.access)
        self._run(schema_editor, self.definition(model, access))

    def definition(self, model: type[Model], access: type[Model]) -> list[str]:
        """A trigger: no foreign key can say this, as an access may end and be given again."""
        (field,), table = self.references, model._meta.db_table
        to: Any = access._meta.get_field(field)
        own: Any = model._meta.get_field(field)
        return [
            f"""
            CREATE OR REPLACE FUNCTION {self.law(field)}() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF NOT EXISTS (
                    SELECT 1 FROM "{access._meta.db_table}" access
                    WHERE access."{to.column}" = NEW."{own.column}"
                      AND access."{body_column(access)}" = NEW."{body_column(model)}"
                ) THEN
                    RAISE EXCEPTION '{self.law(field)}' USING ERRCODE = 'check_violation';
                END IF;
                RETURN NEW;
            END $$""",  # noqa: S608 -- names of our own tables
            f"CREATE TRIGGER {self.law(field)} BEFORE INSERT OR UPDATE OF "
            f'"{own.column}", "{body_column(model)}" ON "{table}" '
            f"FOR EACH ROW EXECUTE FUNCTION {self.law(field)}()",
        ]

    def undoing(self, model: type[Model]) -> list[str]:
        """Let go of the reference."""
        law = self.law(self.references[0])
        return [
            f'DROP TRIGGER IF EXISTS {law} ON "{model._meta.db_table}"',
            f"DROP FUNCTION IF EXISTS {law}()",
        ]

    def law(self, field: str) -> str:
        """The trigger's name: sounding_expert_reached_through_access."""
        return f"{self.model.split('.')[1]}_{field}_reached_through_access"


def body_column(model: type[Model]) -> str:
    """The column that says to which body a row belongs."""
    field: Any = model._meta.get_field("organisation")
    return str(field.column)
