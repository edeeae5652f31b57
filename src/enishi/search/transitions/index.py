from collections.abc import Iterable, Iterator, Mapping
from uuid import UUID

from django.db import connection, transaction

from enishi.reference.words import name_words, spelt, words
from enishi.search.kinds import Kind, Read, records
from enishi.search.models import Indexed, IndexedWord

NAME, TEXT = 2, 1
AT_ONCE = 2_000
Row = tuple[int, str, str, int, int]


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
    write(row for one in read for row in rows_of(one, known))
    return len(read)


def held(kind: Kind, subjects: list[UUID]) -> Iterable[Indexed]:
    """What the index holds of these records."""
    return Indexed.objects.filter(kind=kind.label, subject__in=subjects)


def rows_of(read: Read, known: Mapping[tuple[UUID, int], Indexed]) -> Iterator[Row]:
    """A row for each word and each body that may find it, the heavier where it stands in a name."""
    names = name_words(*read.names)
    texts = words("\n".join(read.texts)) - names
    weighed = [
        (spelt(word), weight) for weight, found in ((NAME, names), (TEXT, texts)) for word in found
    ]
    for body in read.bodies:
        indexed = known[read.subject, body]
        for word, weight in weighed:
            yield body, indexed.kind, word, weight, indexed.pk


def write(rows: Iterable[Row]) -> None:
    """Write the words as plain rows: a card that the whole network reads has thousands of them.

    SQLite lets nobody else write meanwhile.
    """
    table = connection.ops.quote_name(IndexedWord._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} (organisation_id, kind, word, weight, indexed_id) "  # noqa: S608 -- our own names
            "VALUES (%s, %s, %s, %s, %s)",
            list(rows),
        )
