"""続きの番号: eight characters that are easy to write down, kept only as a fingerprint."""

import re
import secrets

from django.utils.crypto import salted_hmac

from enishi.reference.folding import fold

# Without the pairs that one confuses on paper: 0 O Q D, 1 I L, 2 Z, 5 S, 6 G, 8 B, U V.
ALPHABET = "ACEFHJKMNPRTWXY3479"
LENGTH = 8


def new_code() -> str:
    """Draw a code nobody can guess."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def spaced(code: str) -> str:
    """ACEF-3479: how a code is shown and read aloud."""
    return f"{code[:4]}-{code[4:]}"


def as_typed(text: str) -> str:
    """The code in what a person typed: any width, any case, any gaps."""
    return re.sub(r"[^A-Z0-9]", "", fold(text[:80]).upper())


def fingerprint(code: str) -> str:
    """What is kept of a code; the code itself cannot be had back from it."""
    return salted_hmac("enishi.experts.codes", code, algorithm="sha256").hexdigest()
