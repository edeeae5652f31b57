import pytest
from django.db import models
from django.utils.translation import override

from enishi.experts.models import Expert
from enishi.rights.holdings import HIS
from enishi.rights.inventory import TABLES, undeclared
from enishi.rights.inventory.erasure import EMPTY, STAYS, at_erasure
from enishi.rights.inventory.page import page
from enishi.rights.inventory.table import own_fields

BY_LABEL = {table.label: table for table in TABLES}


def told_of(label, name):
    table = BY_LABEL[label]
    field = next(field for field in own_fields(table.model) if field.name == name)
    return dict(table.natures())[name], at_erasure(table, field)


def test_every_table_and_every_field_says_whose_it_is_and_what_for():
    assert list(undeclared()) == [], "say it in rights/inventory, then make docs/personal-data.md"


def test_a_new_field_is_named_until_somebody_says_what_stands_in_it(monkeypatch):
    # No migration: what the inventory looks at is what the models say.
    hobby = models.CharField(max_length=40)
    hobby.set_attributes_from_name("hobby")
    monkeypatch.setattr(
        "enishi.rights.inventory.own_fields",
        lambda model: [*own_fields(model), *([hobby] if model is Expert else [])],
    )

    assert list(undeclared()) == ["experts.expert.hobby"]


def test_the_page_is_what_the_models_say():
    with override("ja"), open("docs/personal-data.md", encoding="utf-8") as kept:
        assert kept.read() == page(), "enishi person inventory > docs/personal-data.md"


def test_the_page_can_be_read_in_english():
    with override("en"):
        assert page().startswith("# Inventory of personal data\n")


@pytest.mark.parametrize(
    ("label", "name", "nature", "leaves"),
    [
        ("experts.expert", "family_name", "names", EMPTY),
        ("experts.expert", "born_on", "names", EMPTY),
        ("experts.expert", "prefecture", "facts", STAYS),
        ("experts.careerentry", "duties", "words", EMPTY),
        ("experts.provision", "provided_on", "facts", STAYS),
        ("cycle.introduction", "reason", "words", EMPTY),
    ],
)
def test_how_a_field_leaves_is_read_from_what_the_erasure_goes_by(label, name, nature, leaves):
    assert told_of(label, name) == (nature, leaves)


def test_all_that_is_an_experts_is_told_as_his():
    whose = {label: BY_LABEL[label].whose for label in (holding.label for holding in HIS)}

    assert {label for label, one in whose.items() if one in ("nobody", "staff")} == set()
