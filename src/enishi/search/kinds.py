"""What can be found: how each kind of record is read, and by which bodies it may be found."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from enishi.companies.models import Company
from enishi.cycle.models import Need, Visit
from enishi.experts.models import Expert, Visibility
from enishi.knowledge.models import Audience, LibraryEntry
from enishi.outbox.models import ContactNote, Letter
from enishi.people.models import Organisation, User
from enishi.reference.phones import NotAPhone, format_phone, parse_phone
from enishi.reference.prefectures import PREFECTURES


@dataclass(frozen=True)
class Read:
    """A record as the index takes it: its names, its other words, and the bodies that find it."""

    subject: UUID
    names: tuple[str, ...]
    texts: tuple[str, ...]
    bodies: tuple[int, ...]


@dataclass(frozen=True)
class Kind:
    """One kind of record: its name for people, how it is read, and what may be shown of it."""

    label: str
    title: Any
    rows: Callable[[Iterable[UUID]], QuerySet[Any]]
    read: Callable[[Any], Read]
    seen_by: Callable[[User], QuerySet[Any]]
    # Where the 推進室 finds what belongs to other bodies as well.
    overseen: bool = False
    # Which records every body finds, so that one that joins later finds the older ones too.
    for_all: Callable[[], Iterable[UUID]] = tuple


def place(prefecture: str, *finer: str) -> str:
    """東京都大田区."""
    known = PREFECTURES.get(prefecture)
    return "".join([known.label if known else "", *finer])


def dialled(number: str) -> str:
    """A telephone number as people dial it, to be found by its figures."""
    try:
        return format_phone(parse_phone(number)) if number else ""
    except NotAPhone:
        return number


def read_expert(row: Expert) -> Read:
    """A card: names with their readings, and everything that was told of a career."""
    told = [row.about, row.offers, row.small_firm_style, row.languages, row.email]
    told += [place(row.prefecture, row.city), dialled(row.telephone)]
    for entry in row.career.all():
        told += [entry.company_name, entry.department, entry.post, entry.duties]
    told += [one.name for one in row.qualifications.all()]
    names = (row.family_name, row.given_name, f"{row.family_name}{row.given_name}")
    kana = (row.family_kana, row.given_kana, f"{row.family_kana}{row.given_kana}")
    live = [
        access.organisation_id
        for access in row.accesses.all()
        if access.ended_at is None and access.visibility != Visibility.BLIND
    ]
    return Read(row.public_id, (*names, *kana), tuple(told), tuple(live))


def read_company(row: Company) -> Read:
    """A company: its name, its people, what it makes and for whom."""
    told = [row.products, row.customers, row.corporate_number, dialled(row.telephone)]
    told += [place(row.prefecture, row.city, row.street)]
    people = [row.president, *(contact.name for contact in row.contacts.all())]
    bodies = () if row.ended_at else (row.organisation_id,)
    return Read(row.public_id, (row.name, row.kana, *people), tuple(told), bodies)


def read_need(row: Need) -> Read:
    """A need: its number and title, and what was said and assessed."""
    told = (row.said, row.assessed, row.background, row.tried, row.expected, row.company.name)
    names = (row.reference, row.title)
    return Read(row.public_id, names, told, (row.organisation_id,))


def read_visit(row: Visit) -> Read:
    """A visit: to whom, what for, and what was heard."""
    sheet = getattr(row, "sheet", None)
    heard = (sheet.said, sheet.assessed, sheet.background, sheet.expected) if sheet else ()
    told = (row.agenda, row.place, row.present, *heard)
    bodies = () if row.undone_at else (row.organisation_id,)
    return Read(row.public_id, (row.company.name,), told, bodies)


def read_letter(row: Letter) -> Read:
    """A letter: to whom, about what, and its text."""
    names = (row.recipient_name, row.recipient_firm, row.subject)
    told = (row.body, row.particulars, row.about_title)
    return Read(row.public_id, names, told, (row.organisation_id,))


def read_note(row: ContactNote) -> Read:
    """A note: with whom, and what was said."""
    bodies = () if row.undone_at else (row.organisation_id,)
    return Read(row.public_id, (row.with_whom, row.about_title), (row.text,), bodies)


def read_entry(row: LibraryEntry) -> Read:
    """A case or know-how: what it tells, to be found by every body that may read it."""
    bodies: tuple[int, ...] = () if row.taken_down_at else (row.organisation_id,)
    if bodies and row.audience == Audience.NETWORK:
        live = Organisation.objects.filter(ended_at=None)
        bodies = tuple(live.order_by("pk").values_list("pk", flat=True))
    told = (row.trouble, row.done, row.result, row.hint)
    return Read(row.public_id, (row.title,), told, bodies)


KINDS = (
    Kind(
        "experts.expert",
        pgettext_lazy("list", "新現役"),
        lambda ids: Expert.objects.filter(public_id__in=ids).prefetch_related(
            "career", "qualifications", "accesses"
        ),
        read_expert,
        Expert.objects.visible_to,
    ),
    Kind(
        "companies.company",
        pgettext_lazy("list", "企業"),
        lambda ids: Company.objects.filter(public_id__in=ids).prefetch_related("contacts"),
        read_company,
        Company.objects.visible_to,
        overseen=True,
    ),
    Kind(
        "cycle.need",
        pgettext_lazy("list", "案件"),
        lambda ids: Need.objects.filter(public_id__in=ids).select_related(
            "organisation", "company"
        ),
        read_need,
        lambda user: Need.objects.visible_to(user).select_related("organisation", "company"),
        overseen=True,
    ),
    Kind(
        "cycle.visit",
        _("訪問"),
        lambda ids: Visit.objects.filter(public_id__in=ids).select_related("company", "sheet"),
        read_visit,
        lambda user: Visit.objects.visible_to(user).select_related("company"),
        overseen=True,
    ),
    Kind(
        "outbox.letter",
        _("手紙・メール"),
        lambda ids: Letter.objects.filter(public_id__in=ids),
        read_letter,
        Letter.objects.visible_to,
    ),
    Kind(
        "outbox.contactnote",
        _("連絡記録"),
        lambda ids: ContactNote.objects.filter(public_id__in=ids),
        read_note,
        lambda user: ContactNote.objects.visible_to(user).kept().select_related("noted_by"),
    ),
    Kind(
        "knowledge.libraryentry",
        _("支援事例・ノウハウ"),
        lambda ids: LibraryEntry.objects.filter(public_id__in=ids),
        read_entry,
        lambda user: LibraryEntry.objects.visible_to(user).live().select_related("organisation"),
        for_all=lambda: (
            LibraryEntry.objects.live()
            .filter(audience=Audience.NETWORK)
            .values_list("public_id", flat=True)
        ),
    ),
)
BY_LABEL = {kind.label: kind for kind in KINDS}


def records(kind: Kind, subjects: Iterable[UUID]) -> Iterator[Read]:
    """The records as the index takes them."""
    for row in kind.rows(list(subjects)).order_by("pk"):
        yield kind.read(row)
