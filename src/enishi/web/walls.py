"""The one place where a request enters the walls: a transaction, and the keys of who asks."""

from collections.abc import Callable

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse

from enishi.experts.registration.visitor import HELD
from enishi.people.models import User
from enishi.walls.inside import entered_by

GetResponse = Callable[[HttpRequest], HttpResponse]


class StayWithinTheWalls:
    """Answer each request in one transaction with the asker's keys (PostgreSQL only).

    On SQLite such a transaction would make every page a writer; there is no second wall either.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if connection.vendor == "sqlite":
            return self.get_response(request)
        with transaction.atomic(), entered_by(known(request), names=carried(request)):
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response


def carried(request: HttpRequest) -> tuple[str, ...]:
    """The name of the 仮登録 that this browser holds, if it holds one."""
    name = request.session.get(HELD)
    return (str(name),) if name else ()


def known(request: HttpRequest) -> User | None:
    """The person who asks, when he has signed in."""
    return request.user if isinstance(request.user, User) else None
