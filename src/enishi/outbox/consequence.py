"""What a room above wants done when a letter goes or does not: named, and called by its name."""

from django.utils.module_loading import import_string

from enishi.outbox.models import Letter

HOUSE = "enishi."


def follow(name: str, letter: Letter) -> None:
    """Call what is to follow, in the transaction of the change itself; only code of this house."""
    if name.startswith(HOUSE):
        import_string(name)(letter)
