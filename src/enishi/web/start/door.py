from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse

from enishi.people.models import Role

View = Callable[..., HttpResponse]


def only_for(*roles: Role) -> Callable[[View], View]:
    """Open a page to people who play one of the roles; for others it does not exist."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.standing.roles.isdisjoint(roles):
                raise Http404
            return view(request, *args, **kwargs)

        return guarded

    return guard
