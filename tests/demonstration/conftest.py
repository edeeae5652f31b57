from datetime import date

import pytest

from enishi.demonstration.world import World, build

TODAY = date(2026, 9, 18)


@pytest.fixture(scope="session")
def world() -> World:
    return build(TODAY)
