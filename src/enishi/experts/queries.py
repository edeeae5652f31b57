from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import (
    BooleanField,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce, StrIndex, Upper

from enishi.companies.models import Company
from enishi.companies.queries import same_firms
from enishi.experts.codes import fingerprint
from enishi.experts.models import CareerEntry, Confirmation, Expert, RegistrationState
from enishi.outbox.models import Letter, LetterStop
from enishi.people.models import Organisation, User
from enishi.reference.names import fold_name, without_honorific
from enishi.walls.inside import widened

CARD_STAYS_FRESH = timedelta(days=365)
NAMES = ("family_name", "given_name", "family_kana", "given_kana")
BY_READING = ("family_kana", "given_kana", "id")


def is_unwanted(expert: Expert, company: Company) -> bool:
    """Whether the two are not to be brought together; records of one firm count as one."""
    return expert.blocked.filter(ended_at=None, company__in=same_firms([company.pk])).exists()


def registered_with(body: Organisation, *, told: bool | None = None) -> QuerySet[Expert]:
    """Who is registered with a body; only those who were told by letter that it leaves, or not.

    Whoever gets no letters any more is not waited for.
    """
    rows = body.experts.exclude(state=RegistrationState.WITHDRAWN).order_by("family_kana", "id")
    if told is None:
        return rows
    gone = Letter.objects.filter(organisation=body, about=body.public_id, sent_at__isnull=False)
    known = Q(public_id__in=gone.values("recipient_person"))
    silent = Q(public_id__in=LetterStop.objects.live().values("person"))
    return rows.filter(known | silent) if told else rows.exclude(known | silent)


def expert_list(user: User, *, words: str = "") -> list[int]:
    """The numbers of the experts whom the person's bodies may work with, by reading.

    A list is gone through once, and most of it in an index; a page reads its own cards.
    """
    listed = Expert.objects.visible_to(user).exclude(state=RegistrationState.WITHDRAWN)
    listed = listed.order_by(*BY_READING)
    wanted = words.split()
    return holding(listed, wanted) if wanted else list(listed.values_list("pk", flat=True))


def cards(user: User, numbers: Sequence[int]) -> QuerySet[Expert]:
    """What a page of the list shows of its experts."""
    shown = Expert.objects.visible_to(user).filter(pk__in=numbers)
    return (
        shown.select_related("organisation").prefetch_related("specialisms").order_by(*BY_READING)
    )


def holding(experts: QuerySet[Expert], words: Sequence[str]) -> list[int]:
    """Those on whose card each word stands: in the name, the town, the offers or the career."""
    sought = [sought_in_names(word) for word in words]
    written = {f"written_{at}": written_on_the_card(word) for at, word in enumerate(words)}
    # Sorted when all are read: by the index PostgreSQL would fetch each card from another place.
    read = experts.annotate(**written).order_by(Coalesce("family_kana", Value("")), *BY_READING[1:])
    rows = read.values_list("pk", *NAMES, *written)
    return [
        pk
        for pk, family, given, family_kana, given_kana, *found in rows
        if all(
            is_written or is_called(name, family + given, family_kana + given_kana)
            for name, is_written in zip(sought, found, strict=True)
        )
    ]


def called(experts: QuerySet[Expert], word: str) -> list[int]:
    """Those whose name, written or read, holds the word."""
    names, sought = experts.values_list("pk", *NAMES), sought_in_names(word)
    return [
        pk
        for pk, family, given, family_kana, given_kana in names
        if is_called(sought, family + given, family_kana + given_kana)
    ]


def written_on_the_card(word: str) -> ExpressionWrapper[Q]:
    """Whether the word stands in the town, the offers or the career."""
    # Of LIKE PostgreSQL expects next to no rows, and would ask the wall for each row by itself.
    career = CareerEntry.objects.alias(at=StrIndex(Upper("duties"), Upper(Value(word))))
    return ExpressionWrapper(
        Q(city__icontains=word)
        | Q(offers__icontains=word)
        | Q(pk__in=career.exclude(at=0).values("expert")),
        output_field=BooleanField(),
    )


def sought_in_names(word: str) -> str:
    """What of a word is looked for in names: 高橋さん finds 髙橋, and タカハシ finds ﾀｶﾊｼ too."""
    return fold_name(without_honorific(word))


def is_called(sought: str, *names: str) -> bool:
    """Whether a name, written or read, holds what is looked for."""
    return bool(sought) and any(sought in fold_name(name) for name in names)


def due_for_confirmation(user: User, day: date) -> QuerySet[Expert]:
    """Registered people of my bodies who have not said for a year that nothing has changed."""
    last_said = Coalesce("confirmed_on", "registered_on")
    asked = Confirmation.objects.filter(expert=OuterRef("pk"), answered_on=None, ended_at=None)
    return (
        Expert.objects.visible_to(user)
        .registered()
        .filter(organisation__in=Organisation.objects.staffed_by(user))
        .annotate(last_said_on=last_said, asked_on=Subquery(asked.values("asked_on")[:1]))
        .filter(Q(last_said_on__lt=day - CARD_STAYS_FRESH) | Q(last_said_on=None))
        .order_by("last_said_on", "family_kana", "id")
    )


def asked_already(user: User) -> QuerySet[Confirmation, int]:
    """Those whose answer my bodies wait for."""
    open_ones = Confirmation.objects.visible_to(user).filter(answered_on=None, ended_at=None)
    return open_ones.values_list("expert", flat=True)


def confirmation_with(secret: str) -> Confirmation | None:
    """The question that a link's secret answers; whoever holds the letter is let in by it."""
    if not 20 <= len(secret) <= 80:
        return None
    with widened(names=(fingerprint(secret),)):
        asked = Confirmation.objects.filter(code_hash=fingerprint(secret))
        found = asked.select_related("organisation").first()
    if found is None:
        return None
    # Whoever holds the letter reads on as the body's guest.
    with widened(found.organisation):
        return Confirmation.objects.select_related("expert", "organisation").get(pk=found.pk)
