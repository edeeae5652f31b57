import hashlib

from enishi.people.models import Invitation
from enishi.walls.inside import widened


def fingerprint(secret: str) -> str:
    """The print of a link's secret, by which its invitation is found."""
    return hashlib.sha256(secret.encode()).hexdigest()


def invitation_with(secret: str) -> Invitation | None:
    """The invitation that a link opens; whoever knows the secret may reach it."""
    print_of_it = fingerprint(secret)
    with widened(names=(print_of_it,)):
        found = Invitation.objects.filter(secret_hash=print_of_it)
        return found.select_related("organisation").first()
