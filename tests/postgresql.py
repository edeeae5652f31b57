"""What PostgreSQL does by itself only once something is committed, which tests never do."""

from django.db import connection


def tell_the_planner() -> None:
    """Let the planner count the rows that stand in the open transaction."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
