"""Records of rooms above: found by kind and public id, through doors that the settings name."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404
from django.utils.module_loading import import_string

from enishi.logbook.models import Recorded
from enishi.outbox.recipient import Recipient
from enishi.people.models import User
from enishi.people.request import SignedInRequest

Door = Callable[[User, UUID], "Found | None"]


@dataclass(frozen=True)
class Found:
    """A record that a letter or a note is about, and to whom a letter about it would go."""

    record: Recorded
    recipient: Recipient
    # What is to happen when a letter of many has gone to it: a dotted name, or nothing.
    when_sent: str = ""


def find(kind: str, public_id: Any, *, user: User) -> Found | None:
    """The record, if there is such a kind and the person may see the record."""
    door = settings.RECORDS_WRITTEN_ABOUT.get(kind)
    if not door or not is_uuid(public_id):
        return None
    opened: Door = import_string(door)
    return opened(user, UUID(str(public_id)))


def asked_about(request: SignedInRequest) -> Found | None:
    """The record that an address names with `?about_kind=…&about=…`, if it names any."""
    kind, public_id = request.GET.get("about_kind", ""), request.GET.get("about", "")
    found = find(kind, public_id, user=request.user) if kind or public_id else None
    if (kind or public_id) and not found:
        raise Http404
    return found


def is_uuid(text: Any) -> bool:
    """Whether a text is a public id at all."""
    try:
        return bool(UUID(str(text)))
    except ValueError:
        return False
