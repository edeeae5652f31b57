"""Enishi as it really runs (server, worker, demonstration records), and a browser that watches."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    Response,
    expect,
    sync_playwright,
)
from setup.postgresql import temporary_server

# Journeys run on SQLite, as a first visitor does; with this they run on a PostgreSQL of their own.
ON_POSTGRESQL = os.environ.get("ENISHI_JOURNEYS_DATABASE") == "postgresql"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")
WIDE = {"width": 1280, "height": 900}
ANSWERS_WITH_A_FORM = {403, 404, 409, 422, 429}
# Several browsers share the machine with the server: what comes is waited for, however long.
PATIENCE = 120_000
expect.set_options(timeout=PATIENCE)


@dataclass(frozen=True)
class Product:
    """A running Enishi: where it answers, its directory, and where it keeps its records."""

    address: str
    var: Path
    environment: dict[str, str]


@contextmanager
def records(var: Path) -> Iterator[dict[str, str]]:
    """Say where the product keeps its records: in a file, or on a server with its two roles."""
    told = {k: v for k, v in os.environ.items() if not k.endswith("DATABASE_URL")}
    told |= {"ENISHI_VAR": str(var), "LC_ALL": "C.UTF-8"}
    if not ON_POSTGRESQL:
        yield told
        return
    with temporary_server() as owner:
        with psycopg.connect(f"{owner.rpartition('/')[0]}/postgres", autocommit=True) as server:
            server.execute("CREATE DATABASE enishi")
        app = owner.replace("//enishi@", "//enishi_app@")
        yield told | {"ENISHI_OWNER_DATABASE_URL": owner, "ENISHI_DATABASE_URL": app}


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """Start Enishi as ./run does, on a free port, with records of its own."""
    var = tmp_path_factory.mktemp("var")
    with (
        records(var) as environment,
        subprocess.Popen(
            [sys.executable, "-m", "enishi.web.serve", "--port", "0"],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        ) as running,
    ):
        said = []
        try:
            for line in running.stdout or ():
                said.append(line)
                if found := ADDRESS.search(line):
                    yield Product(found.group(), var, environment)
                    break
            else:
                pytest.fail("Enishi did not start: " + "".join(said))
        finally:
            running.terminate()
            running.wait()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return Debian's Chromium; playwright brings none of its own."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


class Watch:
    """Notes everything that a page does behind the visitor's back."""

    def __init__(self, context: BrowserContext) -> None:
        self.seen: list[str] = []
        context.on("weberror", lambda error: self.seen.append(f"script: {error.error}"))
        context.on("console", lambda said: self.hear(said.type, said.text))
        context.on("response", self.look)

    def hear(self, kind: str, text: str) -> None:
        """Note errors and broken content policies; a refused page is looked at below."""
        if kind == "error" and not text.startswith("Failed to load resource"):
            self.seen.append(f"console: {text}")

    def look(self, response: Response) -> None:
        """Note broken answers; a page, or a fragment, may refuse politely."""
        kind = response.request.resource_type
        polite = response.status in ANSWERS_WITH_A_FORM and kind in ("document", "xhr", "fetch")
        if response.status >= 400 and not polite:
            self.seen.append(f"{response.status}: {response.url}")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Return a fresh visitor with a wide window; afterwards nothing may have gone wrong unseen."""
    context = browser.new_context(viewport=WIDE, locale="ja-JP", timezone_id="Asia/Tokyo")
    context.set_default_timeout(PATIENCE)
    watch = Watch(context)
    yield context
    context.close()
    assert watch.seen == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Return the visitor's page."""
    return context.new_page()


@pytest.fixture
def page_without_javascript(browser: Browser) -> Iterator[Page]:
    """Return the page of a visitor whose browser runs no scripts."""
    with visitor(browser, java_script_enabled=False) as page:
        yield page


@contextmanager
def visitor(browser: Browser, size: dict[str, int] = WIDE, **how: Any) -> Iterator[Page]:
    """Let somebody else come, with a browser of his own."""
    context = browser.new_context(viewport=size, locale="ja-JP", timezone_id="Asia/Tokyo", **how)
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def follow(leads: Locator) -> None:
    """Press what leads to another page, and wait until that page stands."""
    with leads.page.expect_navigation():
        leads.click()


def among_its_records(product: Product, program: str) -> str:
    """Run a few lines among the product's records, and return what they print."""
    told = product.environment | {"DJANGO_SETTINGS_MODULE": "enishi.web.settings"}
    done = subprocess.run(  # noqa: S603 -- our own program
        [sys.executable, "-c", program], env=told, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()
