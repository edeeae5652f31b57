from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from enishi.people.models import (
    SECOND_FACTOR_REQUIRED,
    Organisation,
    OrganisationKind,
    TextSize,
)
from enishi.web.navigation import links_for
from enishi.web.practice import is_demonstration


def text_size(request: HttpRequest) -> str:
    """中, 大 or 特大: kept in the account, or in the session of somebody not signed in."""
    if request.user.is_authenticated:
        return str(request.user.text_size)
    return str(request.session.get("text_size", TextSize.MEDIUM))


def thin_walls() -> bool:
    """Whether live records of several bodies lie in SQLite, with one wall alone between them."""
    if connection.vendor != "sqlite" or is_demonstration():
        return False
    bodies = Organisation.objects.filter(ended_at=None).exclude(kind=OrganisationKind.FUNDER)
    return bodies.count() > 1


def shell(request: HttpRequest) -> dict[str, Any]:
    """What every page's frame shows: navigation, practice band, text size, telephone."""
    # A request that failed before the session was read has none of these.
    user, session = getattr(request, "user", None), getattr(request, "session", None)
    known = user is not None and session is not None
    standing = getattr(request, "standing", None) if known else None
    return {
        "navigation": list(links_for(standing.roles, request.path)) if standing else [],
        "standing": standing,
        "second_factor_required": bool(
            standing and not standing.roles.isdisjoint(SECOND_FACTOR_REQUIRED)
        ),
        "demonstration": SimpleLazyObject(is_demonstration),
        "thin_walls": SimpleLazyObject(
            lambda: bool(standing and standing.is_staff and thin_walls())
        ),
        "text_size": text_size(request) if known else TextSize.MEDIUM,
        "text_sizes": TextSize.choices,
        "furigana": user.furigana if user is not None and user.is_authenticated else True,
        "office_telephone": settings.OFFICE_TELEPHONE,
        "office_hours": settings.OFFICE_HOURS,
        "here": request.get_full_path(),
    }
