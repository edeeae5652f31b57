"""What every page owes a visitor of seventy. Each check returns its faults as sentences."""

from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

SMALLEST_TEXT = 16
SMALLEST_TARGET = 48
NARROW = 360

QUESTIONS = Path(__file__).with_suffix(".js").read_text()


def at_rest(page: Page) -> None:
    """Wait for all that the page is drawn with, and for what it says it is still drawing."""
    page.wait_for_load_state()
    page.wait_for_function("() => !document.querySelector('[aria-busy=true]')")


def ask(page: Page, question: str, argument: int | None = None) -> Any:
    """Put one of the questions of checks.js to the page, once it is drawn."""
    at_rest(page)
    return page.evaluate(f"argument => {QUESTIONS.strip()}.{question}(argument)", argument)


def small_text(page: Page) -> list[str]:
    """Name what is written smaller than 16 px (furigana excepted)."""
    return list(ask(page, "smallText", SMALLEST_TEXT))


def small_targets(page: Page) -> list[str]:
    """Name what is too small for an unsteady finger (links inside a sentence excepted)."""
    return list(ask(page, "smallTargets", SMALLEST_TARGET))


def sideways_scroll(page: Page, width: int = NARROW) -> list[str]:
    """Name what makes a narrow page scroll sideways."""
    before = page.viewport_size
    page.set_viewport_size({"width": width, "height": 800})
    faults = list(ask(page, "sideways"))
    if before:
        page.set_viewport_size(before)
    return faults


def keyboard(page: Page) -> list[str]:
    """Name what the Tab key never reaches, and what does not show that it has the focus."""
    expected = ask(page, "watchFocus")
    for _ in range(len(expected) + 2):
        page.keyboard.press("Tab")
    seen = ask(page, "focusSeen")
    reached = {focus["number"] for focus in seen}
    dim = {focus["name"]: None for focus in seen if not focus["ringed"]}
    return [
        *(f"{name} does not show that it has the focus" for name in dim),
        *(
            f"{name} cannot be reached by keyboard"
            for number, name in enumerate(expected)
            if number not in reached
        ),
    ]


def axe(page: Page) -> list[str]:
    """Name what axe-core finds; it is evaluated, not inserted, so the content policy may stay."""
    at_rest(page)
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("axe.run().then(result => result.violations)")
    return [
        f"{fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in found
        for node in fault["nodes"]
    ]


def faults(page: Page) -> list[str]:
    """Return everything that is wrong with the page once it is drawn."""
    return [
        *small_text(page),
        *small_targets(page),
        *sideways_scroll(page),
        *sideways_scroll(page, width=640),
        *keyboard(page),
        *axe(page),
    ]
