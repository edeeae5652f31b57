"""Ask one thing as one person, take it back, and say what was answered, heard and changed."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from http.cookies import SimpleCookie
from shutil import rmtree
from typing import Any

from django.conf import settings
from django.core import mail
from django.core.cache import cache as tries
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from tests.matrix.canaries import Canary, spoken, written
from tests.matrix.checksums import Checksums, checksums_after, written_to
from tests.matrix.operations import Operation
from tests.matrix.people import Actor
from tests.matrix.watching import Watched, watching
from tests.matrix.world import World

DOORS = ("/accounts/login/", "/accounts/2fa/")
# What every answer tells the browser, a refusal and a broken page as well.
PROTECTED_BY = (
    r"(?m)^Content-Security-Policy: (?=.*default-src 'none')(?=.*script-src 'self'(?:;|$))"
    r"(?=.*style-src 'self'(?:;|$))(?=.*frame-ancestors 'none')",
    r"(?m)^X-Content-Type-Options: nosniff$",
    r"(?m)^X-Frame-Options: DENY$",
    r"(?m)^Content-Type: (?:(?!text/)\S+|text/[\w-]+; charset=utf-8)",
    r"(?m)^Referrer-Policy: same-origin$",
    r"(?m)^Cross-Origin-Opener-Policy: same-origin$",
    # Nothing is kept; what a script asks for again and again is looked at with us each time.
    r"(?m)^Cache-Control: (?:.*\bno-store\b|(?:private, )?no-cache$)",
)
CHANGES_EACH_TIME = (
    r'name="csrfmiddlewaretoken" value="\w+"|hx-headers=\S+csrf\S+',
    r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}|999999999",
    r"\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?",
    r"(?<=/)\d+(?=/)|(?<=%2F)\d+(?=%2F)",
    r"nonce[-=]\S+",
)


@dataclass
class Asked:
    """What came of one request."""

    status: int
    where: str
    text: str
    head: str
    heard: set[Canary]
    watched: Watched
    changed: frozenset[str]
    changed_elsewhere: frozenset[str]
    given: tuple[str, ...] = ()

    @property
    def answer(self) -> str:
        """The answer in the words of the table."""
        if self.status >= 500:
            return "broken"
        if self.status == 302 and self.where.split("?")[0] in DOORS:
            return "sign-in"
        return {403: "403", 404: "404"}.get(self.status, "allow")

    @property
    def unprotected(self) -> bool:
        """Whether a header that keeps the page from strangers' scripts and frames is missing."""
        return not all(re.search(header, self.head) for header in PROTECTED_BY)

    def looks_like(self, other: "Asked") -> bool:
        """Whether nobody could tell the two answers apart, but by what changes each time."""
        return self.plain() == other.plain()

    def plain(self) -> tuple[int, str, str]:
        """The answer without what changes each time."""
        return self.status, without(self.head, self.given), without(self.text, self.given)


def without(text: str, given: tuple[str, ...]) -> str:
    """Take away what differs between two answers to the same question, and what was asked with."""
    for name in given:
        text = text.replace(name, "·") if len(name) > 3 else text
    for pattern in CHANGES_EACH_TIME:
        text = re.sub(pattern, "·", text)
    return text


@cache
def the_client() -> Client:
    """One client for all, since making its handler takes longer than most answers."""
    return Client(raise_request_exception=False)


def ask(
    world: World,
    actor: Actor,
    operation: Operation,
    *,
    path: Mapping[str, Any],
    query: Mapping[str, Any] | None = None,
    posted: Mapping[str, Any] | None = None,
    sent: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
    given: tuple[str, ...] = (),
) -> Asked:
    """Ask, and take back what it did."""
    client = the_client()
    client.cookies = SimpleCookie(actor.cookies)
    mail.outbox, address = [], operation.address(dict(path))
    tries.clear()
    rmtree(settings.OPENED, ignore_errors=True)
    send = getattr(client, operation.method.lower())
    data = query if operation.method == "GET" else posted
    kind = {"content_type": "application/json"} if sent else {}
    extra: dict[str, Any] = (
        {} if operation.method == "GET" or not query else {"query_params": query}
    )
    before = world.at_rest(actor)
    with taken_back(), watching() as watched, written_to(before) as wrote:
        response = send(address, sent or data or {}, headers=dict(headers or {}), **extra, **kind)
        after = checksums_after(before, wrote, world.foreign_to(actor))
        answered = read(world, response, watched, before, after)
        # What he has typed himself he may read again.
        typed = world.aviary.heard_in(*map(str, (posted or {}).values()))
        return replace(answered, given=given, heard=answered.heard - typed)


def read(
    world: World,
    response: HttpResponse,
    watched: Watched,
    before: Checksums,
    after: Checksums,
) -> Asked:
    """Read everything that came back, page, head and mails, and what changed meanwhile."""
    content = b"".join(response) if response.streaming else response.content
    parts = [*spoken(content)]
    said = [part for message in mail.outbox for part in written(message)]
    head = "\n".join(f"{k}: {v}" for k, v in sorted(response.headers.items()))
    return Asked(
        response.status_code,
        response.headers.get("Location", ""),
        parts[0],
        head,
        world.aviary.heard_in(*parts, *said, head),
        watched,
        after.changed_since(before),
        after.changed_elsewhere_since(before),
    )


@contextmanager
def taken_back() -> Iterator[None]:
    """Run inside a savepoint that is rolled back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
