"""A page holds whatever people type: no name, however long, makes it wider than a telephone."""

import json

import pytest
from playwright.sync_api import Page

from tests.journeys import checks
from tests.journeys.conftest import Product, among_its_records
from tests.journeys.test_pages import kind, links, sign_in

pytestmark = pytest.mark.journey

WHAT_PEOPLE_TYPED = """
import json, django
django.setup()
from enishi.companies.models import Company, CompanyContact
from enishi.cycle.models import Need
from enishi.experts.models import Expert
from enishi.people.models import Organisation, User
fields = {
    Company: ["name", "president"],
    CompanyContact: ["name", "post", "email"],
    Expert: ["family_name", "given_name", "email"],
    Need: ["title"],
    Organisation: ["name"],
    User: ["family_name", "given_name"],
}
rows = [row for model, named in fields.items() for row in model.objects.values_list(*named)]
print(json.dumps(sorted({word for row in rows for word in row if len(word) > 1})))
"""
AS_LONG_AS_CAN_BE = r"""words => {
  const exact = word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const longest = [...words].sort((a, b) => b.length - a.length);
  const typed = new RegExp(longest.map(exact).join('|'), 'g');
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let changed = 0;
  while (walk.nextNode()) {
    const before = walk.currentNode.data;
    // Below a reading stand seven letters at most: longer names have it behind them.
    const most = walk.currentNode.parentElement.matches('ruby:not(.long)') ? 7 : 40;
    walk.currentNode.data = before.replace(typed, 'W'.repeat(most));
    changed += walk.currentNode.data !== before;
  }
  return changed;
}"""
READ_AS = """([language, letters]) => {
  Object.assign(document.documentElement, {lang: language, className: letters});
}"""
WAYS = [("ja", "size-m"), ("ja", "size-xl"), ("en", "size-m")]
STARTS = {
    "coordinator-1": ["/today/", "/needs/", "/experts/", "/companies/"],
    "expert": ["/notices/"],
    "company": ["/consultation/"],
}


def pages(page: Page, product: Product, starts: list[str]) -> list[str]:
    """The starts, and of each kind of page about somebody to which they lead the first."""
    found = {kind(start): start for start in starts}
    for start in starts:
        page.goto(product.address + start)
        for path in links(page, product):
            if "*" in kind(path):
                found.setdefault(kind(path), path)
    return list(found.values())


@pytest.mark.parametrize("part", STARTS)
def test_the_longest_names_make_no_page_wider_than_a_telephone(
    page: Page, product: Product, part: str
):
    words = json.loads(among_its_records(product, WHAT_PEOPLE_TYPED))
    sign_in(page, product, part)
    faults, changed = {}, 0
    for path in pages(page, product, STARTS[part]):
        page.goto(product.address + path)
        checks.at_rest(page)
        changed += page.evaluate(AS_LONG_AS_CAN_BE, words)
        for way in WAYS:
            page.evaluate(READ_AS, way)
            if found := [*checks.sideways_scroll(page), *checks.sideways_scroll(page, width=640)]:
                faults[path, way] = found

    assert faults == {}
    assert changed > 0
