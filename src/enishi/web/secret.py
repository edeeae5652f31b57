import os
import secrets
from pathlib import Path


def secret_key_in(folder: Path) -> str:
    """Return this installation's secret key, made once and readable by its owner only."""
    from_environment = os.environ.get("ENISHI_SECRET_KEY")
    if from_environment:
        return from_environment
    path = folder / "secret-key"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text()
    key = secrets.token_urlsafe(50)
    with os.fdopen(handle, "w") as file:
        file.write(key)
    return key
