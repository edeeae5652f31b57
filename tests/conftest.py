"""What every test stands on: its database, invented examples that repeat, fast passwords."""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from django.conf import settings as configured
from django.core.cache import cache
from django.db import connection
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from enishi.logbook import door
from enishi.matchmaking import index
from enishi.walls.inside import everything
from enishi.walls.roles import let_in
from tests import make, migrated
from tests.walls.as_the_app import ROLE

DATABASE = os.environ.get("ENISHI_TEST_DATABASE", "sqlite")
TOUCH_THE_DATABASE = {
    *("db", "transactional_db", "live_server", "client", "admin_client"),
    "committed",
}

# Every run draws the same examples, and a slow machine is no fault of theirs. Whoever looks for
# others asks for them: --hypothesis-profile=others, with --hypothesis-seed if he likes.
UNMOVED = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
hypothesis_settings.register_profile(
    "same-every-time", derandomize=True, deadline=None, suppress_health_check=UNMOVED
)
hypothesis_settings.register_profile("others", deadline=None, suppress_health_check=UNMOVED)
hypothesis_settings.load_profile("same-every-time")


def pytest_configure() -> None:
    """Refuse to test another database than the one that was asked for."""
    configured.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if connection.vendor != DATABASE:
        raise pytest.UsageError(
            f"ENISHI_TEST_DATABASE asks for {DATABASE}, but ENISHI_DATABASE_URL is for "
            f"{connection.vendor}; ./test sets both"
        )
    if DATABASE == "postgresql":
        enters = configured.MIDDLEWARE.index("enishi.web.walls.StayWithinTheWalls")
        configured.MIDDLEWARE.insert(enters + 1, "tests.walls.as_the_app.AsTheApp")


@pytest.fixture(scope="session")
def kept_tables(pytestconfig: pytest.Config) -> Path | None:
    """The file in which SQLite's tables wait for the next run."""
    if DATABASE != "sqlite" or pytestconfig.cache is None:
        return None
    return migrated.kept_as(pytestconfig.cache.mkdir("tables"))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, kept_tables: Path | None
) -> None:
    """Begin with the tables that an earlier run kept."""
    if kept_tables and kept_tables.exists():
        migrated.begin_with(kept_tables)


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_blocker: Any, kept_tables: Path | None
) -> None:
    """Let the role that serves people into the tables; keep them where that saves time."""
    with django_db_blocker.unblock():
        if DATABASE == "postgresql":
            let_in(ROLE)
        if kept_tables and not kept_tables.exists():
            migrated.keep(kept_tables)


@pytest.fixture(scope="session", autouse=True)
def _an_hour_of_ones_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What is opened in an hour is counted for each process of the tests by itself."""
    configured.OPENED = tmp_path_factory.mktemp("opened")


@pytest.fixture(autouse=True)
def _as_the_machine() -> Iterator[None]:
    """A test prepares and looks at rows of all bodies; what it asks for, it asks as somebody."""
    with everything():
        yield


@pytest.fixture(autouse=True)
def _in_japanese() -> None:
    """A request leaves its language behind in the thread; every test begins in Japanese."""
    translation.deactivate()


@pytest.fixture(autouse=True)
def _a_fresh_index() -> None:
    """A test's rows vanish with it; the index must not remember them."""
    index.forget()


@pytest.fixture(autouse=True)
def _nobody_has_come_yet() -> None:
    """Tries at the door are counted from one test to the next; thirty of one close it to all."""
    cache.clear()
    door._counted.clear()


@pytest.fixture
def on_a_later_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin at ten on the morning of `make.LATER`: a day, or an hour, may end while tests run."""
    morning, begun = make.now() + (make.LATER - make.TODAY), monotonic()
    monkeypatch.setattr(
        "django.utils.timezone.now", lambda: morning + timedelta(seconds=monotonic() - begun)
    )


def pytest_report_header() -> str:
    return f"database: {connection.vendor}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Journeys come last; on PostgreSQL, tests that touch no database are not repeated."""
    items.sort(key=lambda item: item.get_closest_marker("journey") is not None)
    if DATABASE == "postgresql":
        kept = [item for item in items if touches_the_database(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in kept])
        items[:] = kept


def touches_the_database(item: pytest.Item) -> bool:
    """Say whether a test asked for the database, by mark or by fixture."""
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(fixtures & TOUCH_THE_DATABASE)
