"""On PostgreSQL a test's request is answered by the role that serves people, not by the owner."""

from collections.abc import Callable

from django.db import connection
from django.http import HttpRequest, HttpResponse

ROLE = "enishi_app"


class AsTheApp:
    """Change the role for the length of a request; the test's own lines keep the owner's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        say(f"SET LOCAL ROLE {ROLE}")
        try:
            return self.get_response(request)
        finally:
            say("RESET ROLE")


def say(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
