"""The two roles of PostgreSQL: one owns the tables and changes them, the other serves people."""

from dataclasses import dataclass

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from enishi.reference.wording import Wording


@dataclass(frozen=True)
class Standing:
    """What a role of the database may do that would take it past the walls."""

    name: str
    is_superuser: bool
    bypasses: bool
    owns: int

    def objection(self) -> Wording | None:
        """Why nobody should be served with this role, and what to do; None when all is well."""
        if self.is_superuser or self.bypasses:
            right = "SUPERUSER" if self.is_superuser else "BYPASSRLS"
            return Wording(
                f"データベースの役割「{self.name}」には {right} の権限があり、団体の間の壁を"
                "通りぬけます。この権限のない役割を ENISHI_DATABASE_URL に"
                "書いてください（README）。",
                f"The database role “{self.name}” has {right} and passes through the walls between "
                "bodies. Name a role without it in ENISHI_DATABASE_URL (README).",
            )
        if self.owns:
            return Wording(
                f"データベースの役割「{self.name}」は表の持ち主なので、団体の間の壁を外せます。"
                "持ち主は ENISHI_OWNER_DATABASE_URL に書き、ENISHI_DATABASE_URL には"
                "別の役割を書いてください（README）。",
                f"The database role “{self.name}” owns the tables and could take the walls away. "
                "Put the owner into ENISHI_OWNER_DATABASE_URL and another role into "
                "ENISHI_DATABASE_URL (README).",
            )
        return None


def standing_of(asked: BaseDatabaseWrapper) -> Standing:
    """Ask the database about the role of a connection, and the roles that it may take on."""
    with asked.cursor() as cursor:
        cursor.execute(
            """
            SELECT current_user,
                   bool_or(rolsuper), bool_or(rolbypassrls),
                   (SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                     WHERE n.nspname = current_schema() AND c.relkind = 'r'
                       AND pg_has_role(current_user, c.relowner, 'MEMBER'))
              FROM pg_roles WHERE pg_has_role(current_user, oid, 'MEMBER')
            """
        )
        name, is_superuser, bypasses, owns = cursor.fetchone()
    return Standing(name, is_superuser, bypasses, owns)


def let_in(role: str) -> None:
    """Let a role read and write rows, in the tables of today and of later; said by their owner."""
    quoted = connection.ops.quote_name(role)
    rows = "SELECT, INSERT, UPDATE, DELETE"
    later = "ALTER DEFAULT PRIVILEGES IN SCHEMA public"
    with connection.cursor() as cursor:
        for said in (
            f"GRANT USAGE ON SCHEMA public TO {quoted}",
            f"GRANT {rows} ON ALL TABLES IN SCHEMA public TO {quoted}",
            f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {quoted}",
            f"{later} GRANT {rows} ON TABLES TO {quoted}",
            f"{later} GRANT USAGE, SELECT ON SEQUENCES TO {quoted}",
            # Which version the tables have is for their owner to write.
            f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {quoted}",
        ):
            cursor.execute(said)
