"""What accounts have opened in the hour that is: a file each, for all server processes together."""

import fcntl
import shutil
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from django.conf import settings

# Of what was opened a print is kept, long enough to tell two apart.
PRINT = 8


def has_room(of: str, what: str, hour: datetime, *, most: int, each_time: bool) -> bool:
    """Whether one more page or record lies within a share of the hour; if so, it is counted."""
    mark = sha256(what.encode()).digest()[:PRINT]
    # Where nothing can be written any more, people go on reading.
    with suppress(OSError), (this_hour(hour) / of).open("a+b") as file:
        # Two presses at once come one after the other; closing the file lets the next one in.
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        kept = file.read()
        marks = [kept[at : at + PRINT] for at in range(0, len(kept), PRINT)]
        if not each_time and mark in marks:
            return True
        if len(marks) >= most:
            return False
        file.write(mark)
    return True


def this_hour(hour: datetime) -> Path:
    """The folder of the hour; those of the hours before go when it begins."""
    folder = Path(settings.OPENED) / f"{hour:%Y-%m-%dT%H}"
    if not folder.exists():
        folder.mkdir(parents=True, exist_ok=True)
        for other in folder.parent.iterdir():
            # Never one that somebody else has just begun.
            if other.name < folder.name:
                shutil.rmtree(other, ignore_errors=True)
    return folder
