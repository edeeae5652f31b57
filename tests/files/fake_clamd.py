"""A clamd of twenty lines: it speaks INSTREAM and knows one virus, the one made for such tests."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager

# In two parts, so that a scanner on the developer's machine leaves this file alone.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Verdict(socketserver.StreamRequestHandler):
    """Read one stream as clamd's manual describes it, and say what is in it."""

    def handle(self) -> None:
        said = self.rfile.read(len(b"zINSTREAM\0"))
        content = b""
        while size := int.from_bytes(self.rfile.read(4)):
            content += self.rfile.read(size)
        assert said == b"zINSTREAM\0"
        found = EICAR in content
        self.wfile.write(b"stream: Eicar-Signature FOUND\0" if found else b"stream: OK\0")


class Strange(socketserver.StreamRequestHandler):
    """Hang up before everything was said, as clamd does when a file is larger than it takes."""

    def handle(self) -> None:
        self.rfile.read(10)
        self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")


@contextmanager
def listening(address: str, says: type[socketserver.StreamRequestHandler]) -> Iterator[None]:
    """A clamd at an address for as long as the block lasts."""
    with socketserver.UnixStreamServer(address, says) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield
        server.shutdown()
