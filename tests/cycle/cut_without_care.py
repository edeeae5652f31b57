"""Run as a program: a step that writes twice without one transaction; a power cut shows it."""

import json
import sys

import django

django.setup()

from enishi.people.transitions import keep_draft  # noqa: E402 -- Django comes first
from enishi.walls.inside import everything  # noqa: E402
from tests import make  # noqa: E402
from tests.power_cut import fates  # noqa: E402

with everything():
    by = make.coordinator()


def careless() -> None:
    for form in ("first", "second"):
        keep_draft(by, form=form, content={})


if __name__ == "__main__":
    print(json.dumps(fates({"careless": careless})))
    sys.stdout.flush()
