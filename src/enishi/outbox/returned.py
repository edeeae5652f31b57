"""What mail servers send back: read from a folder or file into which they are dropped.

A report (RFC 3464) names the mail it is about by its Message-ID, which is the letter's own. Of
older servers the Message-ID is looked for in the text. A mail may hold anything; nothing raises.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage, Message
from mailbox import Maildir, mbox
from pathlib import Path
from typing import Any

LARGEST = 2_000_000
FAILED = "failed"
MESSAGE_ID = re.compile(r"<[0-9a-f-]{36}@[^<>\s]{1,160}>")
DAEMON = re.compile(r"mailer-daemon|postmaster|mail delivery", re.IGNORECASE)
SEEN = "R"


@dataclass(frozen=True)
class Report:
    """That a mail did not arrive, and why."""

    message_id: str
    why: str


def reports_in(drop: Path) -> Iterator[Report]:
    """The reports that nobody has read yet, of a Maildir or an mbox file; they are marked read."""
    if not drop.exists():
        return
    box: Any = Maildir(drop, create=False) if drop.is_dir() else mbox(drop, create=False)
    box.lock()
    try:
        for key in list(box.keys()):
            yield from _unread(box, key)
        box.flush()
    finally:
        box.unlock()
        box.close()


def _unread(box: Any, key: Any) -> Iterator[Report]:
    """What one mail reports, if it was not read before."""
    message = box[key]
    is_read = (
        message.get_subdir() == "cur" if isinstance(box, Maildir) else SEEN in message.get_flags()
    )
    if is_read:
        return
    if report := report_of(box.get_bytes(key)):
        yield report
    if isinstance(box, Maildir):
        message.set_subdir("cur")
        message.add_flag("S")
    else:
        message.add_flag(SEEN)
    box[key] = message


def report_of(content: bytes) -> Report | None:
    """What a mail reports, or nothing when it is no report of a failure."""
    try:
        message = message_from_bytes(content[:LARGEST], policy=policy.default)
        return _report(message)
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, IndexError):
        return None


def _report(message: EmailMessage) -> Report | None:
    parts = list(message.walk())
    status = [part for part in parts if part.get_content_type() == "message/delivery-status"]
    if status:
        told = [block for part in status for block in _blocks(part)]
        failed = [b for b in told if str(b.get("Action", "")).strip().lower() == FAILED]
        if not failed:
            return None
        why = str(failed[0].get("Diagnostic-Code") or failed[0].get("Status") or "")
        return _about(_original(parts) or _in_text(message), why)
    if DAEMON.search(str(message.get("From", ""))):
        return _about(_in_text(message), str(message.get("Subject", "")))
    return None


def _blocks(part: Message) -> Iterator[Message]:
    payload = part.get_payload()
    yield from (
        (block for block in payload if isinstance(block, Message))
        if isinstance(payload, list)
        else ()
    )


def _original(parts: list[Any]) -> str:
    """The Message-ID of the mail that came back, from the copy of its head."""
    for part in parts:
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            return str(inner[0].get("Message-ID", "")) if isinstance(inner, list) and inner else ""
        if part.get_content_type() == "text/rfc822-headers":
            found = MESSAGE_ID.search(str(part.get_content()))
            return found.group() if found else ""
    return ""


def _in_text(message: EmailMessage) -> str:
    found = MESSAGE_ID.search(message.as_bytes().decode("ascii", "replace"))
    return found.group() if found else ""


def _about(message_id: str, why: str) -> Report | None:
    known = MESSAGE_ID.search(message_id)
    return Report(known.group(), " ".join(why.split())[:300]) if known else None
