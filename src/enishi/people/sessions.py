"""Sessions that know whose they are, on what device they began, and when they were used last.

Django keeps them in the database; what is added to their content is written by `use` alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore as InTheDatabase
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from enishi.logbook.device import Device
from enishi.people.models import OpenSession, User

# So often it is written down that a session is in use: not with every press.
NOTED_EVERY = timedelta(minutes=5)
BEGUN, USED = "begun", "used"


class SessionStore(InTheDatabase):
    """Django's sessions; one that is signed in has an owner, and ends when it rests too long."""

    @classmethod
    def get_model_class(cls) -> type[OpenSession]:
        """The table of ours instead of Django's."""
        return OpenSession

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        """The row as it is written: found by its owner, and not opened after its end."""
        row: Any = super().create_model_instance(data)
        if BEGUN in data and SESSION_KEY in data:
            row.account_id, row.public_id = int(data[SESSION_KEY]), name_of(row.session_key)
            row.expire_date = end_of(data)
        return row


def name_of(key: str) -> UUID:
    """What a session is called where it is seen: from this nobody finds the key that opens it."""
    return UUID(salted_hmac("enishi.people.sessions", key).hexdigest()[:32])


def end_of(data: Mapping[str, Any]) -> datetime:
    """When a session ends: some time after its beginning, or sooner when it is not used."""
    longest = instant(data[BEGUN]["at"]) + timedelta(seconds=settings.SESSION_COOKIE_AGE)
    return min(longest, instant(data[USED]) + timedelta(seconds=settings.SESSION_RESTS_AT_MOST))


def instant(seconds: float) -> datetime:
    """An instant that was kept as a number."""
    return datetime.fromtimestamp(seconds, UTC)


def use(session: SessionBase, *, device: Device) -> None:
    """Note that a session which somebody has signed in to begins, or is still in use."""
    now = timezone.now()
    if BEGUN not in session:
        session[BEGUN] = {"at": now.timestamp(), "device": device.value}
    elif now - instant(session[USED]) < NOTED_EVERY:
        return
    session[USED] = now.timestamp()


@dataclass(frozen=True)
class Opened:
    """A session as its owner sees it in the list of his own."""

    public_id: UUID
    device: Device
    begun_at: datetime
    used_at: datetime
    is_here: bool


def opened_by(user: User, *, here: SessionBase) -> list[Opened]:
    """The sessions that open for somebody now: this one first, then the one used last."""
    found = []
    for row in OpenSession.objects.visible_to(user):
        data = row.get_decoded()
        # One whose password was changed elsewhere is a row still, and opens no more.
        if constant_time_compare(data.get(HASH_SESSION_KEY, ""), user.get_session_auth_hash()):
            found.append(
                Opened(
                    public_id=name_of(row.session_key),
                    device=Device(data[BEGUN]["device"]),
                    begun_at=instant(data[BEGUN]["at"]),
                    used_at=instant(data[USED]),
                    is_here=row.session_key == here.session_key,
                )
            )
    return sorted(found, key=lambda one: (one.is_here, one.used_at), reverse=True)
