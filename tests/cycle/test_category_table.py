import pytest

from enishi.cycle.category_table import fields
from enishi.reference.taxonomy import CATEGORIES, FIELDS
from tests import make
from tests.cycle.test_views import shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def okamoto(client):
    client.force_login(make.coordinator())


def test_the_table_holds_every_entry_in_use_once_with_the_broader_one_before():
    slugs = [entry.slug for field in fields() for entry in field.entries]

    in_use = {slug for slug, entry in CATEGORIES.items() if entry.parent and not entry.replaced_by}
    assert (len(slugs), set(slugs)) == (len(in_use), in_use)
    assert [field.itself for field in fields()] == list(FIELDS)
    places = {slug: place for place, slug in enumerate(slugs)}
    narrower = [entry for entry in CATEGORIES.values() if entry.broader and entry.slug in places]
    assert [e.slug for e in narrower if places[e.broader] > places[e.slug]] == []


def test_a_coordinator_reads_the_words_of_both_sides(client, okamoto):
    page = shown(client.get("/needs/categories/"))

    entry = CATEGORIES["sales_marketing.channels"]
    assert "、".join(entry.company_words) in page
    assert "、".join(entry.career_words) in page


def test_words_of_a_company_lead_to_their_category(client, okamoto):
    page = shown(client.get("/needs/categories/?words_typed=売り先が大手1社に偏っている"))

    assert "この言葉から読みとれる分類販路開拓「売り先が大手1社に偏っ」から" in page


@pytest.mark.parametrize("words", ["😀", "。", "\x00", "あ" * 999])
def test_words_that_lead_nowhere_are_no_fault(client, okamoto, words):
    answer = client.get("/needs/categories/", {"words_typed": words})

    assert (answer.status_code, "から読みとれる分類販路" in shown(answer)) == (200, False)
