"""gunicorn's worker. What it cannot read never reaches Django: it is refused here, as we refuse."""

import socket

from gunicorn import util
from gunicorn.workers.gthread import ThreadWorker

from enishi.reference.wording import Wording
from enishi.web.traces import NOT_KEPT

UNREADABLE = Wording(
    "送られたものを、読みとれませんでした。ブラウザーで、もう一度開いてください。",
    "What was sent could not be read. Please open the page once more in a browser.",
)
HEAD = {
    "Connection": "close",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": NOT_KEPT,
}


def refuse(client: socket.socket, status: int, reason: str, _told: str) -> None:
    """Answer what was no request, and repeat nothing of it."""
    said = f"{UNREADABLE.ja}\n{UNREADABLE.en}\n".encode()
    lines = {**HEAD, "Content-Length": len(said)}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    util.write_nonblock(client, f"HTTP/1.1 {status} {reason}\r\n{head}\r\n".encode() + said)


# Every worker of gunicorn answers through this one function; there is no setting for it.
util.write_error = refuse


class Worker(ThreadWorker):  # type: ignore[misc]
    """Several threads, as gunicorn's own."""
