from typing import Any


class Refused(Exception):
    """A rule says no; the message is the reason, in words for the person who asked."""


class NotYours(Refused):
    """The person may read the record but does not work for the body it belongs to."""


class Conflict(Refused):
    """Somebody else saved the record first; `current` is the record as it now stands."""

    def __init__(self, message: Any, *, current: Any) -> None:
        super().__init__(message)
        self.current = current
