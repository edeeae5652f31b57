"""What the commands that read records have in common."""

import os

from enishi.reference.wording import Wording


class Bent(ValueError):
    """The logbook is not as it was written, or the kept seals cannot be read."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording.ja)
        self.wording = wording


def open_records() -> None:
    """Connect to this installation's records."""
    import django  # noqa: PLC0415 -- only the commands that read records wait for it

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "enishi.web.settings")
    django.setup()
