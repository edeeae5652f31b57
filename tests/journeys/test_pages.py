"""Every page that a person can reach by its links is fit for a visitor of seventy."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from enishi.web.practice import PARTS
from tests.journeys import checks
from tests.journeys.conftest import Product, follow

pytestmark = pytest.mark.journey

STRANGER = "stranger"
# The second coordinator sees the same pages as the first, with another body's records.
EVERYBODY = [STRANGER, *(part.key for part in PARTS if part.key != "coordinator-2")]
# A file to take home, and a sheet to print, are no pages.
PAGES = 'a[href]:not([download]):not([href$=".pdf"]):not([href$="/paper/"])'
PUBLIC_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d+")


def sign_in(page: Page, product: Product, part: str) -> None:
    """Press the door of one part, as a visitor of the demonstration does."""
    page.goto(f"{product.address}/demonstration/sign-in/")
    follow(page.locator(f'button[value="{part}"]'))


def links(page: Page, product: Product) -> list[str]:
    """Return which pages of Enishi the page leads to, without what follows # or ?."""
    found = page.eval_on_selector_all(PAGES, "links => links.map(link => link.href)")
    ours = (link for link in found if link.startswith(f"{product.address}/"))
    return [urlsplit(link).path for link in ours]


def kind(path: str) -> str:
    """Return what pages of one kind have in common: their address without its numbers."""
    return PUBLIC_ID.sub("*", path)


@pytest.mark.parametrize("part", EVERYBODY)
def test_every_page_a_person_can_reach_is_fit_for_him(page: Page, product: Product, part: str):
    page.goto(f"{product.address}/")
    if part != STRANGER:
        sign_in(page, product, part)
    waiting, seen, faults = [urlsplit(page.url).path], set(), {}
    while waiting:
        path = waiting.pop(0)
        if kind(path) in seen:
            continue
        seen.add(kind(path))
        page.goto(product.address + path)
        waiting += links(page, product)
        if found := checks.faults(page):
            faults[path] = found

    assert faults == {}
