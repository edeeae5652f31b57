from typing import Any, ClassVar

from enishi.logbook.models import Came


class Refused(Exception):
    """A rule says no; the message is the reason, in words for the person who asked.

    `about` names the value that is wrong, where it is one: a form says it beside its box.
    `status` is what a page is answered with; `came`, as what the refusal is noted at the door.
    """

    status: ClassVar[int] = 409
    came: ClassVar[Came | None] = None

    def __init__(self, message: Any, *, about: str = "") -> None:
        super().__init__(message)
        self.about = about


class NotYours(Refused):
    """The person may read the record but does not work for the body it belongs to."""

    status = 403


class Conflict(Refused):
    """Somebody else saved the record first; `current` is the record as it now stands."""

    def __init__(self, message: Any, *, current: Any) -> None:
        super().__init__(message)
        self.current = current
