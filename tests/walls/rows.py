"""A row of a table that nothing else fills: of each field the simplest value that it takes."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django.apps import apps
from django.db import models
from django.utils import timezone

from enishi.people.models import Organisation
from tests import make

# Tables that no recipe of the matrix fills, in the order in which they point at each other.
BARE = (
    *("cycle.approach", "cycle.opinion", "cycle.recusal", "cycle.decisionaddition"),
    *("cycle.employmentpermit", "cycle.evaluation", "cycle.lettertemplate", "cycle.answerlink"),
    *("discovery.campaign", "discovery.finding", "duplicates.distinction"),
    *("experts.acquisition", "experts.confirmation", "experts.provision"),
    *("knowledge.announcementreading", "knowledge.trainingattendance"),
    *("knowledge.traininganswer", "network.agreement", "network.bodypart", "network.jointuse"),
    *("network.entrustment", "network.bodyinvitation", "outbox.letterhead"),
    *("rights.erasure", "rights.incidentstep", "rights.sealedrecord"),
)
# Where the simplest value would break a law of the table.
OTHERWISE: dict[str, Callable[[Organisation], dict[str, Any]]] = {
    "cycle.answerlink": lambda body: {
        "introduction": related(apps.get_model("cycle.introduction"), body)
    },
    "duplicates.distinction": lambda body: {"first": UUID(int=body.pk), "second": uuid4()},
    "experts.provision": lambda body: {
        "company": related(apps.get_model("companies.company"), body)
    },
    "network.entrustment": lambda body: {"to": make.organisation("よその会", code="YS")},
}


def add_row(label: str, body: Organisation) -> models.Model:
    """Add one that belongs to a body and points at rows of that body."""
    model = apps.get_model(label)
    values = {
        field.name: simplest(field, body)
        for field in model._meta.concrete_fields
        if not (field.primary_key or field.null or field.has_default() or field.blank)
    }
    otherwise = OTHERWISE[label](body) if label in OTHERWISE else {}
    return model._base_manager.create(**(values | otherwise))


def simplest(field: Any, body: Organisation) -> Any:
    """The simplest value of a field."""
    if field.is_relation:
        return related(field.related_model, body)
    if field.choices:
        return field.choices[0][0]
    if isinstance(field, models.CharField | models.TextField):
        return uuid4().hex[:6]
    return {
        models.DateField: make.TODAY,
        models.DateTimeField: timezone.now(),
        models.UUIDField: uuid4(),
        models.JSONField: {},
        models.BinaryField: b"x",
    }.get(type(field), 1)


def related(model: type[models.Model], body: Organisation) -> models.Model | None:
    """A row to point at: the body itself, or the first that belongs to it."""
    if model is Organisation:
        return body
    rows = model._base_manager.all()
    if any(field.name == "organisation" for field in model._meta.concrete_fields):
        rows = rows.filter(organisation=body)
    return rows.first()
