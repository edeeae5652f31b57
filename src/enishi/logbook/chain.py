"""One chain a body: every entry seals the one before it, so that no change stays unseen.

The seal (`seals.py`) is made over the entry's own values and the seal before it. An edited, deleted
or reordered entry breaks the chain; a cut tail shows against a head that was kept elsewhere.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from enishi.logbook.models import Chain, Entry
from enishi.logbook.seals import holds, sealed
from enishi.reference.wording import Wording

NOBODY = UUID(int=0)


@dataclass(frozen=True)
class Fault:
    """Where a chain is not as it was written."""

    organisation: UUID
    position: int
    wording: Wording


@dataclass(frozen=True)
class Head:
    """How a chain ended at some moment; kept elsewhere, it shows a cut tail."""

    organisation: UUID
    length: int
    digest: str


def append(entry: Entry) -> None:
    """Add an entry to its body's chain; the chain's row is locked until the change is done."""
    chains = Chain.objects.select_for_update()
    chain, _new = chains.get_or_create(organisation=entry.organisation)
    entry.position, entry.previous = chain.length + 1, chain.digest
    entry.digest = sealed(written(entry))
    entry.save(force_insert=True)
    chain.length, chain.digest = entry.position, entry.digest
    chain.save(update_fields=["length", "digest"])


def append_all(entries: Iterable[Entry]) -> None:
    """Add many entries of one body to its chain, each sealing the one before it."""
    chain: Chain | None = None
    added: list[Entry] = []
    for entry in entries:
        if chain is None:
            chains = Chain.objects.select_for_update()
            chain, _new = chains.get_or_create(organisation=entry.organisation)
        entry.position, entry.previous = chain.length + 1, chain.digest
        entry.digest = sealed(written(entry))
        chain.length, chain.digest = entry.position, entry.digest
        added.append(entry)
    if chain is not None:
        Entry.objects.bulk_create(added, batch_size=1000)
        chain.save(update_fields=["length", "digest"])


def written(entry: Entry) -> bytes:
    """What the seal of an entry is made over: its values and the seal before it."""
    values = [
        entry.previous,
        entry.position,
        entry.at.isoformat(timespec="microseconds"),
        str(entry.organisation),
        str(entry.actor),
        entry.verb,
        entry.subject_kind,
        str(entry.subject),
        entry.fields,
    ]
    return json.dumps(values, ensure_ascii=False).encode()


def heads() -> list[Head]:
    """How every chain ends now."""
    return [Head(c.organisation, c.length, c.digest) for c in Chain.objects.order_by("id")]


def faults(kept: Mapping[UUID, Head] | None = None) -> Iterator[Fault]:
    """Read every chain from its beginning; `kept` are heads that were kept elsewhere."""
    kept = dict(kept or {})
    for chain in Chain.objects.order_by("id"):
        yield from _faults_of(chain, kept.pop(chain.organisation, None))
    held = Chain.objects.values("organisation")
    for body in Entry.objects.exclude(organisation__in=held).values_list("organisation").distinct():
        kept.pop(body[0], None)
        yield Fault(body[0], 1, _UNHELD)
    for head in kept.values():
        yield Fault(head.organisation, head.length, _GONE)


def _faults_of(chain: Chain, kept: Head | None) -> Iterator[Fault]:
    expected, digest = 1, ""
    entries = Entry.objects.filter(organisation=chain.organisation).order_by("id")
    for entry in entries.iterator(chunk_size=2000):
        if entry.position != expected:
            yield Fault(chain.organisation, expected, _MISSING)
            return
        if entry.previous != digest or not holds(entry.digest, written(entry), after=digest):
            yield Fault(chain.organisation, expected, _CHANGED)
            return
        if kept and kept.length == expected and kept.digest != entry.digest:
            yield Fault(chain.organisation, expected, _OTHER_PAST)
            return
        expected, digest = expected + 1, entry.digest
    if (chain.length, chain.digest) != (expected - 1, digest) or (kept and kept.length >= expected):
        yield Fault(chain.organisation, expected, _CUT)


_MISSING = Wording(
    "この番号の記録がないか、順番が入れかわっています。",
    "The entry of this number is missing, or the order was changed.",
)
_CHANGED = Wording(
    "この番号の記録が、書いたあとで変えられています。",
    "The entry of this number was changed after it was written.",
)
_OTHER_PAST = Wording(
    "控えておいた封と、この番号の封がちがいます。記録が作り直されています。",
    "The seal kept elsewhere differs here: the past was written anew.",
)
_CUT = Wording(
    "この番号からあとの記録が、切り取られています。",
    "The entries from this number on were cut off.",
)
_UNHELD = Wording(
    "この団体の記録には、終わりの封がありません。",
    "How the chain of this body ended has been taken away.",
)
_GONE = Wording(
    "控えにある団体の記録が、すべてなくなっています。",
    "All entries of a body in the kept heads are gone.",
)
