from collections import Counter

import pytest

from enishi.reference.folding import fold
from enishi.reference.taxonomy import CATEGORIES, FIELDS, current

ENTRIES = [category for category in CATEGORIES.values() if category.parent]

# Phrases that siblings share on purpose; nothing else may stand under two entries.
SHARED_BY_SIBLINGS: dict[str, set[str]] = {
    "真似される": {"legal_ip.patents", "legal_ip.trademarks"},
}
# Phrases that two fields share on purpose.
SHARED_BY_FIELDS: dict[str, set[str]] = {
    "下請けから抜け出す": {"sales_marketing.channels", "tech_product_dev.new_products"},
}


def phrases(category):
    return [*category.company_words, *category.career_words]


def owners():
    held: dict[str, set[str]] = {}
    for category in CATEGORIES.values():
        for phrase in phrases(category):
            held.setdefault(fold(phrase), set()).add(category.slug)
    return held


def test_the_ten_fields_stand_in_the_order_of_the_programme():
    assert [field.slug for field in FIELDS] == [
        "strategy",
        "overseas",
        "it",
        "sales_marketing",
        "tech_product_dev",
        "production",
        "logistics",
        "accounting_finance",
        "hr_labour",
        "legal_ip",
    ]


def test_every_entry_lies_under_the_field_its_slug_names():
    assert [entry.slug for entry in ENTRIES if entry.slug.split(".")[0] != entry.parent] == []
    assert [entry.slug for entry in ENTRIES if entry.parent != entry.field] == []


def test_there_are_at_least_a_hundred_and_fifty_entries_under_the_fields():
    assert len(ENTRIES) >= 150


def test_a_broader_entry_is_of_the_same_field_and_has_none_above_it():
    narrower = [entry for entry in ENTRIES if entry.broader]

    assert [
        entry.slug
        for entry in narrower
        if CATEGORIES[entry.broader].field != entry.field or CATEGORIES[entry.broader].broader
    ] == []


def test_no_two_entries_have_the_same_label():
    for labels in ([each.label for each in CATEGORIES.values()],
                   [each.english for each in CATEGORIES.values()]):  # fmt: skip
        assert [label for label, times in Counter(labels).items() if times > 1] == []


def test_entries_out_of_use_lead_to_one_in_use():
    assert [slug for slug in CATEGORIES if current(slug).replaced_by is not None] == []


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda each: each.slug)
def test_an_entry_has_a_dozen_phrases_of_each_side(entry):
    counted = {"company": len(entry.company_words), "career": len(entry.career_words)}

    assert {side: times for side, times in counted.items() if times < 12} == {}


@pytest.mark.parametrize("field", FIELDS, ids=lambda each: each.slug)
def test_a_field_has_five_general_phrases_of_each_side(field):
    counted = {"company": len(field.company_words), "career": len(field.career_words)}

    assert {side: times for side, times in counted.items() if times < 5} == {}


@pytest.mark.parametrize("category", CATEGORIES.values(), ids=lambda each: each.slug)
def test_no_phrase_of_an_entry_is_said_twice(category):
    # On both sides it would count as the company's only, so a career would lose by it.
    counted = Counter(fold(phrase) for phrase in phrases(category))

    assert [phrase for phrase, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("category", CATEGORIES.values(), ids=lambda each: each.slug)
def test_every_phrase_is_clean_and_longer_than_a_character(category):
    said = phrases(category)

    assert [phrase for phrase in said if phrase != phrase.strip() or len(fold(phrase)) < 2] == []


def test_no_phrase_stands_under_two_entries_without_a_reason():
    reasons = SHARED_BY_SIBLINGS | SHARED_BY_FIELDS

    shared = {phrase: slugs for phrase, slugs in owners().items() if len(slugs) > 1}

    assert shared == {fold(phrase): slugs for phrase, slugs in reasons.items()}


def test_phrases_shared_by_siblings_stay_in_one_field():
    fields = {
        phrase: {CATEGORIES[slug].field for slug in slugs}
        for phrase, slugs in SHARED_BY_SIBLINGS.items()
    }

    assert [phrase for phrase, held in fields.items() if len(held) != 1] == []
