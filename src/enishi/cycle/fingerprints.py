"""What a table keeps of a secret: enough to know it again, too little to tell it."""

import hashlib


def fingerprint_of(secret: str) -> str:
    """The fingerprint of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()
