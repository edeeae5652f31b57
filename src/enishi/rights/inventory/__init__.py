"""個人データの台帳: every table and every field, whose it is, what for, and how it leaves.

Whoever adds a field says here what stands in it; a test fails until he has.
"""

from collections.abc import Iterator

from django.apps import apps

from enishi.rights.inventory import bodies, cases, companies, experts, machine
from enishi.rights.inventory.table import Table, own_fields

TABLES: tuple[Table, ...] = (
    *experts.TABLES,
    *companies.TABLES,
    *cases.TABLES,
    *bodies.TABLES,
    *machine.TABLES,
)

__all__ = ["TABLES", "undeclared"]


def undeclared() -> Iterator[str]:
    """What the records have and the inventory does not tell, and the other way round."""
    told = {table.label: table for table in TABLES}
    for model in apps.get_models(include_auto_created=True):
        label = model._meta.label_lower
        if not model.__module__.startswith("enishi."):
            continue
        if label not in told:
            yield label
            continue
        there = {f"{label}.{field.name}" for field in own_fields(model)}
        declared = [f"{label}.{name}" for name, _nature in told[label].natures()]
        yield from sorted(there - set(declared))
        yield from sorted(set(declared) - there)
        yield from sorted(name for name in declared if declared.count(name) > 1)
    known = {model._meta.label_lower for model in apps.get_models(include_auto_created=True)}
    yield from sorted(set(told) - known)
