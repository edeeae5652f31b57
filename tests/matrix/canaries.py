"""A canary in every text of every row: `~q3f~` is heard only where that text is shown."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction

from enishi.people.models import OpenSession
from tests.matrix.roots import Roots, roots_of

SONG = re.compile(r"~q([0-9a-z]+)~")
SHORTEST = 9
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
# Texts that a program reads: a canary there breaks the page instead of being seen on it.
CODES = {
    *("code", "code_hash", "sha256", "digest", "previous", "epoch", "category", "slug", "language"),
    *("step", "username", "password", "subject_kind", "verb", "fingerprint", "meaning", "form"),
    *("corporate_number", "session_key", "industry", "from_when", "to_when", "kind", "about_kind"),
}
A_DATE = re.compile(r"\d+年")


@dataclass(frozen=True)
class Canary:
    """Where a canary lives."""

    label: str
    field: str
    roots: Roots

    def __str__(self) -> str:
        return f"{self.label}.{self.field}"


class Aviary:
    """All canaries of a world."""

    def __init__(self) -> None:
        self.canaries: dict[str, Canary] = {}

    def new(self, canary: Canary) -> str:
        """Return the song of a new canary."""
        number, key = len(self.canaries) + 1, ""
        while number:
            number, last = divmod(number, 36)
            key = DIGITS[last] + key
        self.canaries[key] = canary
        return f"~q{key}~"

    def settle(self) -> None:
        """Put a canary into every text of every row of ours."""
        for model in our_models():
            if model._meta.app_label == "logbook":
                continue  # it holds ids and names of fields only, and nobody can write to it
            texts = [field for field in model._meta.concrete_fields if takes_a_canary(field)]
            for row in model._base_manager.all() if texts else ():
                roots = roots_of(row)
                try:
                    self.write(row, {f.name: self.put(row, f, roots) for f in texts})
                except IntegrityError:  # some must be empty while the row stands as it does
                    filled = [f for f in texts if getattr(row, f.name)]
                    self.write(row, {f.name: self.put(row, f, roots) for f in filled})

    def write(self, row: models.Model, values: dict[str, Any]) -> None:
        """Write what only the tests may write."""
        with transaction.atomic():
            type(row)._base_manager.filter(pk=row.pk).update(**values)

    def put(self, row: models.Model, field: models.Field, roots: Roots) -> Any:
        """The value of a field with a canary before it."""
        value = getattr(row, field.name)
        canary = Canary(row._meta.label_lower, field.name, roots)
        if isinstance(field, models.JSONField):
            return self.put_inside(value, canary)
        if "telephone" in field.name or "fax" in field.name:
            return value
        song = self.new(canary)
        if isinstance(field, models.EmailField):
            return f"{song}@example.jp"
        return f"{song}{value}"[: field.max_length]

    def put_inside(self, value: Any, canary: Canary) -> Any:
        """A canary before each Japanese text inside a JSON value that is not a date."""
        if isinstance(value, dict):
            return {key: self.put_inside(part, canary) for key, part in value.items()}
        if isinstance(value, list):
            return [self.put_inside(part, canary) for part in value]
        if not isinstance(value, str) or value.isascii() or A_DATE.search(value):
            return value
        return self.new(canary) + value

    def heard_in(self, *texts: str) -> set[Canary]:
        """The canaries that sing in any of the texts."""
        return {
            self.canaries[key]
            for text in texts
            for key in SONG.findall(text)
            if key in self.canaries
        }


def our_models() -> list[type[models.Model]]:
    """The models of our own rooms that have tables; sessions any answer may write to."""
    ours = [m for m in apps.get_models() if m.__module__.startswith("enishi.") and m._meta.managed]
    return [model for model in ours if model is not OpenSession]


def takes_a_canary(field: models.Field) -> bool:
    """Whether a field holds words of people, long enough for a canary."""
    if isinstance(field, models.JSONField):
        return True
    is_text = isinstance(field, models.CharField | models.TextField)
    long_enough = field.max_length is None or field.max_length >= SHORTEST
    return is_text and long_enough and not field.choices and field.name not in CODES


def spoken(content: bytes) -> Iterator[str]:
    """Everything that can be read in a response or a file: the text, and what an archive holds."""
    yield content.decode("utf-8", "replace")
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield archive.read(name).decode("utf-8", "replace")


def written(message: Any) -> Iterator[str]:
    """Everything that a mail says, in its head, its body and what is attached."""
    yield json.dumps([message.subject, message.from_email, *message.recipients()])
    yield message.body
    for attached in message.attachments:
        content = attached[1]
        yield from spoken(content.encode() if isinstance(content, str) else bytes(content))
