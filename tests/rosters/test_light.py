"""A roster is taken in without the engine: it would double what a small machine needs for it."""

import subprocess
import sys

SAYS = """
import sys, django
django.setup()
import enishi.rosters.reading, enishi.rosters.transitions
print(sorted({"numba", "scipy", "enishi.engine"} & sys.modules.keys()))
"""


def test_taking_a_roster_in_brings_no_engine_along():
    said = subprocess.run(  # noqa: S603
        [sys.executable, "-c", SAYS], check=True, capture_output=True, text=True
    )

    assert said.stdout.strip() == "[]"
