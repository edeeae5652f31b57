"""Letters for tests: `letter()` is a mail to somebody, ready to be sent."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from enishi.outbox.models import Letter
from enishi.outbox.recipient import Recipient
from enishi.outbox.transitions import draft_letter, release, send_due
from tests import make

YAMADA = UUID(int=7)


def to(**changed: Any) -> Recipient:
    known = {"name": "山田 誠一", "email": "yamada@example.jp", "person": YAMADA}
    return Recipient(**known | changed)


def letter(*, recipient: Recipient | None = None, **changed: Any) -> Letter:
    body = changed.pop("within", None) or make.organisation()
    given = {"subject": "面談のお願い", "body": "よろしくお願いいたします。"} | changed
    given.setdefault("by", make.coordinator(f"writer-{body.code}", of=body))
    return draft_letter(body, to=recipient or to(), **given)


def released(**changed: Any) -> Letter:
    drafted = letter(**changed)
    return release(drafted, read_at=drafted.version, by=drafted.drafted_by)


def sent(**changed: Any) -> Letter:
    gone = released(**changed)
    send_due(at=timezone.now() + timedelta(minutes=11))
    gone.refresh_from_db()
    return gone
