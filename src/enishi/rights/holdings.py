"""Where a person's data lies: every table of ours is declared here, as his or as nobody's.

A text field that is added to one of his tables is his, and is disclosed and erased without further
ado. A table that is declared nowhere fails a test.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Field, Model, Q, QuerySet
from django.db.models import fields as kinds
from django.db.models.fields.json import JSONField

from enishi.experts.models import Expert
from enishi.people.models import Organisation


@dataclass(frozen=True)
class Holding:
    """One table with rows of a person: by which path they are found, which fields stay."""

    label: str
    path: str
    stays: tuple[str, ...] = ()

    @property
    def model(self) -> type[Model]:
        """The table."""
        return apps.get_model(self.label)

    def rows(self, expert: Expert) -> QuerySet[Any]:
        """The person's rows."""
        return self.model._default_manager.filter(**{self.path: expert.pk}).distinct()


# The area, days and stages of a case stay, so that closed figures stay; provision records and
# what a contract or tax law wants kept stay until their day.
HIS = (
    Holding("experts.expert", "pk", stays=("prefecture", "discovery_channel")),
    Holding("experts.careerentry", "expert", stays=("industry",)),
    Holding("experts.specialism", "expert", stays=("category",)),
    Holding("experts.qualification", "expert"),
    Holding("experts.expertrevision", "expert"),
    Holding("experts.application", "expert", stays=("step",)),
    Holding("experts.enquiry", "application__expert"),
    Holding("experts.confirmation", "expert"),
    Holding("experts.expertmerging", "kept"),
    Holding("experts.consent", "expert", stays=("purpose", "recipients", "period")),
    Holding("experts.namedbody", "consent__expert"),
    Holding("experts.expertaccess", "expert"),
    Holding("experts.blindprofile", "expert"),
    Holding("experts.blockedcompany", "expert"),
    Holding("experts.provision", "expert", stays=("items",)),
    Holding("experts.acquisition", "expert", stays=("history", "items")),
    Holding("cycle.candidate", "access__expert"),
    Holding("cycle.opinion", "candidate__access__expert"),
    Holding("cycle.remark", "candidate__access__expert"),
    Holding("cycle.decision", "candidate__access__expert"),
    Holding("cycle.decisionaddition", "decision__candidate__access__expert"),
    Holding("cycle.interviewwish", "expert"),
    Holding("cycle.sounding", "expert"),
    Holding("cycle.acceptance", "sounding__expert"),
    Holding("cycle.introduction", "expert", stays=("permit",)),
    Holding("cycle.interview", "introduction__expert"),
    Holding("cycle.answer", "introduction__expert"),
    Holding("cycle.match", "expert", stays=("permit",)),
    Holding("cycle.evaluation", "match__expert"),
    Holding("discovery.finding", "expert"),
    Holding("rights.rightscase", "expert"),
    Holding("rights.incident", "expert"),
    Holding("rights.incidentrevision", "incident__expert"),
    Holding("rights.incidentstep", "incident__expert"),
)
# Found by the public ids of his rows: they name him as the logbook does, without a foreign key.
NAMED = {
    "outbox.letter": ("recipient_person", "about", "concerns"),
    "outbox.letterstop": ("person",),
    "outbox.contactnote": ("about",),
    "rosters.intakerow": ("subject",),
    "people.draft": ("subject",),
    "people.invitation": ("subject",),
}
NAMED_STAY = (
    *("about_kind", "language", "sheet", "fingerprint", "message_id", "form"),
    *("secret_hash", "when_accepted"),
)
# Days that tell of a person and of no figure.
EMPTIED = {"experts.expert": ("born_on", "retires_on")}
TEXTS = (kinds.CharField, kinds.TextField, JSONField)


def texts(model: type[Model]) -> list[Field[Any, Any]]:
    """The fields in which somebody wrote something: no choices, no days, no numbers."""
    return [f for f in model._meta.concrete_fields if isinstance(f, TEXTS) and not f.choices]


def cards(expert: Expert) -> list[Expert]:
    """The person's cards: this one, and those that were put together with it."""
    return [expert, *Expert.objects.filter(merged_into=expert)]


def kept_by(body: Organisation, rows: QuerySet[Any], expert: Expert) -> QuerySet[Any]:
    """Of a person's rows those that lie in a body: its own, and what is part of its own."""
    model = rows.model
    fields = {field.name: field for field in model._meta.concrete_fields}
    own = Q(organisation=body)
    if model._meta.label_lower == "experts.expertaccess":
        # It is the body at home that lets others use the card.
        own = Q(expert__organisation=body)
    elif model._meta.label_lower == "people.draft":
        own = Q(user__memberships__organisation=body) | Q(user=expert.account_id)
    elif "organisation" not in fields:
        whole = next(f for f in fields.values() if f.is_relation and has_body(f.related_model))
        own = Q(**{f"{whole.name}__organisation": body})
    return rows.filter(own).distinct()


def has_body(model: Any) -> bool:
    """Whether the rows of a table say themselves to which body they belong."""
    return any(field.name == "organisation" for field in model._meta.concrete_fields)


def names_of(expert: Expert) -> set[UUID]:
    """The public ids of everything that is his."""
    return {
        name
        for holding in HIS
        if any(field.name == "public_id" for field in holding.model._meta.concrete_fields)
        for name in holding.rows(expert).values_list("public_id", flat=True)
    }


def named_rows(expert: Expert) -> list[QuerySet[Any]]:
    """Letters, notes, roster rows and drafts that name one of his rows, or were typed by him."""
    known, found = names_of(expert), []
    for label, fields in NAMED.items():
        ways = Q(**{f"{fields[0]}__in": known})
        for field in fields[1:]:
            ways |= Q(**{f"{field}__in": known})
        if label == "people.draft" and expert.account_id:
            ways |= Q(user=expert.account_id)
        found.append(apps.get_model(label)._default_manager.filter(ways))
    return found
