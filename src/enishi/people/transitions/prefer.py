from enishi.people.models import User


def prefer(user: User, **preferences: object) -> None:
    """Keep how a reader wants the pages to look; no record of the network, hence no entry."""
    for name, value in preferences.items():
        setattr(user, name, value)
    user.save(update_fields=list(preferences))
