from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from enishi.reference.words import name_words, spelt, words
from enishi.search.kinds import Kind, Read, records
from enishi.search.models import Indexed, IndexedWord

NAME, TEXT = 2, 1
AT_ONCE = 2_000


@transaction.atomic
def index_records(kind: Kind, subjects: Iterable[UUID]) -> int:
    """Put the words of these records into the index, in place of what it held of them.

    What may not be found any more, or is gone, has no words left; nothing here is a change to the
    records of the network, hence no entry in the logbook.
    """
    wanted = list(subjects)
    known = {(one.subject, one.organisation_id): one for one in held(kind, wanted)}
    read = list(records(kind, wanted))
    # In the order of the records, so that the index knows what came last.
    may_find = dict.fromkeys((one.subject, body) for one in read for body in one.bodies)
    gone = [one.pk for key, one in known.items() if key not in may_find]
    IndexedWord.objects.filter(indexed__in=[one.pk for one in known.values()]).delete()
    Indexed.objects.filter(pk__in=gone).delete()
    new = [
        Indexed(kind=kind.label, subject=subject, organisation_id=body)
        for subject, body in (key for key in may_find if key not in known)
    ]
    Indexed.objects.bulk_create(new, batch_size=AT_ONCE)
    known |= {(one.subject, one.organisation_id): one for one in new}
    rows = [
        row for one in read for body in one.bodies for row in rows_of(known[one.subject, body], one)
    ]
    IndexedWord.objects.bulk_create(rows, batch_size=AT_ONCE)
    return len(read)


def held(kind: Kind, subjects: list[UUID]) -> Iterable[Indexed]:
    """What the index holds of these records."""
    return Indexed.objects.filter(kind=kind.label, subject__in=subjects)


def rows_of(indexed: Indexed, read: Read) -> Iterable[IndexedWord]:
    """A row for each word, the heavier where it stands in a name and in a text."""
    names = name_words(*read.names)
    for weight, found in ((NAME, names), (TEXT, words("\n".join(read.texts)) - names)):
        for word in found:
            yield IndexedWord(
                organisation_id=indexed.organisation_id,
                kind=indexed.kind,
                word=spelt(word),
                weight=weight,
                indexed=indexed,
            )
