from dataclasses import dataclass
from typing import Any

from django.db.models import Avg, Count, Q, QuerySet

from enishi.companies.models import CompanyConsent, CompanyConsentKind
from enishi.knowledge.models import (
    QUESTIONS,
    Announcement,
    Audience,
    LibraryEntry,
    Moment,
    Training,
    TrainingAnswer,
)
from enishi.people.models import STAFF, Membership, Organisation, User

# Of fewer one could guess who said what.
FEWEST = 3


def staff_for(audience: str, body: Organisation) -> QuerySet[User]:
    """The people whom a body reaches: its own, or those of every body."""
    live = Membership.objects.live().filter(role__in=STAFF)
    if audience == Audience.BODY:
        live = live.filter(organisation=body)
    people = User.objects.filter(pk__in=live.values("user"))
    return people.order_by("family_name", "given_name", "pk")


def yet_to_read(announcement: Announcement) -> QuerySet[User]:
    """The people for whom an announcement is meant and who have not said that they read it."""
    meant = staff_for(announcement.audience, announcement.organisation)
    return meant.exclude(pk__in=announcement.readings.values("reader"))


def by_body(announcement: Announcement) -> list[tuple[Organisation, list[User]]]:
    """Who has not said that he read it, under the bodies for which each works."""
    waiting = {person.pk: person for person in yet_to_read(announcement)}
    works = Membership.objects.live().filter(user__in=waiting, role__in=STAFF)
    if announcement.audience == Audience.BODY:
        works = works.filter(organisation=announcement.organisation)
    found: dict[Organisation, dict[int, User]] = {}
    for row in works.select_related("organisation").order_by("organisation__code", "id"):
        found.setdefault(row.organisation, {})[row.user_id] = waiting[row.user_id]
    return [(body, list(people.values())) for body, people in found.items()]


def publishable(body: Organisation) -> QuerySet[CompanyConsent]:
    """The consents on which the body may tell of a case, without the company's name."""
    consents = CompanyConsent.objects.live().filter(kind=CompanyConsentKind.PUBLICATION)
    mine = consents.filter(organisation=body, company__ended_at=None)
    return mine.select_related("company").order_by("company__kana", "company__name")


def library(user: User, *, field: str = "", kind: str = "") -> QuerySet[LibraryEntry]:
    """What a person may read of the library, of one field or kind."""
    entries = LibraryEntry.objects.visible_to(user).live().select_related("organisation")
    if field:
        entries = entries.filter(Q(field=field) | Q(field=""))
    return entries.filter(kind=kind) if kind else entries


@dataclass(frozen=True)
class Change:
    """How one answer moved: the means of those who answered both times."""

    question: Any
    before: float
    after: float

    @property
    def gain(self) -> float:
        """How far it moved, upwards or downwards."""
        return round(self.after - self.before, 1)


@dataclass(frozen=True)
class Survey:
    """What was said before and after a training, by how many who answered both times."""

    people: int
    changes: tuple[Change, ...]


def survey_of(training: Training) -> Survey:
    """Compare before and after, person by person; of fewer than three nothing is told."""
    answers = TrainingAnswer.objects.filter(training=training)
    both = answers.values("member").annotate(times=Count("id")).filter(times=2).values("member")
    people = both.count()
    if people < FEWEST:
        return Survey(people, ())
    asked = {f"mean_{name}": Avg(name) for name in QUESTIONS}
    rows: Any = answers.filter(member__in=both).values("moment").annotate(**asked)
    means = {row["moment"]: row for row in rows}
    before, after = means[Moment.BEFORE], means[Moment.AFTER]
    return Survey(
        people,
        tuple(
            Change(question, round(before[f"mean_{name}"], 1), round(after[f"mean_{name}"], 1))
            for name, question in QUESTIONS.items()
        ),
    )
