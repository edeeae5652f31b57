"""How an entry is sealed. A seal names its kind: a chain goes on when a better one comes."""

import hashlib
from collections.abc import Callable, Sequence

Kind = tuple[str, Callable[[bytes], str]]


def sha256(written: bytes) -> str:
    """SHA-256, in hexadecimal."""
    return hashlib.sha256(written).hexdigest()


# The oldest first: what is written from today on bears the last one. The first kind has no name. A
# new one is a name with a colon and at most 64 characters in all, say SHA3-256 in Base64.
KINDS: Sequence[Kind] = [("", sha256)]


def kind_of(seal: str) -> int | None:
    """The place of a seal's kind among all; None for one that we do not know."""
    name = seal[: seal.find(":") + 1]
    return next((at for at, (known, _made) in enumerate(KINDS) if known == name), None)


def sealed(written: bytes, *, kind: int = -1) -> str:
    """The seal of what was written, of the newest kind unless another is asked for."""
    name, made = KINDS[kind]
    return name + made(written)


def holds(seal: str, written: bytes, *, after: str) -> bool:
    """Whether the seal fits, and is of no older kind than the one before: nobody goes back."""
    kind, before = kind_of(seal), kind_of(after) if after else 0
    if kind is None or before is None or kind < before:
        return False
    return seal == sealed(written, kind=kind)
