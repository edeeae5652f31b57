"""What the migrations say of walls, read without a database."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models

from enishi.walls.operations import ReachedThrough, StaysWithin, Walled
from enishi.walls.said import operations


def tables() -> Iterator[type[models.Model]]:
    """Every model of ours that has a table."""
    for model in apps.get_models(include_auto_created=True):
        if model.__module__.startswith("enishi."):
            yield model


def walls() -> dict[str, Walled]:
    """What the last migration that walls a table says of it, by label.model."""
    return {op.model: op for op in operations() if isinstance(op, Walled)}


def walled() -> set[str]:
    """The tables that a migration walls, as label.model."""
    return {*walls()}


def held_within() -> set[str]:
    """The references that a migration keeps within the body: label.model.field."""
    return {
        f"{operation.model}.{reference}"
        for operation in operations()
        if isinstance(operation, StaysWithin | ReachedThrough)
        for reference in operation.references
    }


def references_between_bodies() -> Iterator[str]:
    """References from a row of a body to a row of a body: label.model.field."""
    for model in tables():
        for field in model._meta.get_fields():
            if isinstance(field, models.ForeignKey) and belongs(model):
                target = field.related_model
                if isinstance(target, type) and belongs(target):
                    yield f"{model._meta.label_lower}.{field.name}"


def belongs(model: type[models.Model]) -> bool:
    """Whether the model's rows say to which body they belong."""
    return any(field.name == "organisation" for field in model._meta.concrete_fields)
