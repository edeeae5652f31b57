"""Ask a running clamd, where there is one, whether a virus is in what was handed in."""

import logging
import socket
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from enishi.files.naming import cleaned_name
from enishi.logbook.models import Came
from enishi.logbook.refused import Refused

SECONDS = 30
AT_ONCE = 2**16
CLEAN, FOUND = b"stream: OK\0", b" FOUND\0"
logger = logging.getLogger(__name__)


class Infected(Refused):
    """There is a virus in a file; who handed it in is noted, the file is not kept."""

    status, came = 422, Came.INFECTED


def refuse_infected(files: Iterable[UploadedFile[Any]]) -> None:
    """Refuse what has a virus, and what cannot be looked at while looking was asked for."""
    if not settings.CLAMD:
        return
    for file in files:
        if has_virus(file):
            raise Infected(
                _(
                    "「%(name)s」からウイルスが見つかったので、受け取りませんでした。"
                    "ファイルは、こちらには残っていません。開かずに、くださった方へお知らせください。"
                )
                % {"name": cleaned_name(str(file.name))}
            )


def has_virus(file: UploadedFile[Any]) -> bool:
    """Send a file to clamd and read its verdict; the file is as it was afterwards."""
    try:
        with called(settings.CLAMD) as line:
            line.sendall(b"zINSTREAM\0")
            for piece in file.chunks(AT_ONCE):
                line.sendall(len(piece).to_bytes(4) + piece)
            line.sendall(bytes(4))
            verdict = line.makefile("rb").read(AT_ONCE)
    except (OSError, ValueError) as fault:
        verdict = repr(fault).encode()
    finally:
        file.seek(0)
    if verdict == CLEAN or verdict.endswith(FOUND):
        return verdict != CLEAN
    logger.error(
        "clamd at %s gives no verdict: %s", settings.CLAMD, verdict.decode(errors="replace")
    )
    raise Refused(
        _(
            "ウイルスがないか、いま調べられません。そのため、ファイルを受け取りませんでした。"
            "少したってから、もう一度お試しください。続くときは、推進室（%(telephone)s）へお電話ください。"
        )
        % {"telephone": settings.OFFICE_TELEPHONE}
    )


@contextmanager
def called(address: str) -> Iterator[socket.socket]:
    """A line to clamd at unix:/a/path or host:port; ValueError where it is neither."""
    if address.startswith("unix:"):
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(SECONDS)
            line.connect(address.removeprefix("unix:"))
            yield line
        return
    host, _colon, port = address.rpartition(":")
    with socket.create_connection((host.strip("[]"), int(port)), timeout=SECONDS) as line:
        yield line
