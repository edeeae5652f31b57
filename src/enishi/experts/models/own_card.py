from django.db.models import Q

from enishi.people.known import keys_of
from enishi.people.models import User


def has_no_card(user: User) -> bool:
    """Whether it is known that no card is the person's own: nothing is asked about it then."""
    keys = keys_of(user.pk)
    return keys is not None and not keys.experts


def own_card(user: User, to: str = "") -> Q:
    """That a row is the person's own card; `to` leads there from other rows, as in "expert__"."""
    keys = keys_of(user.pk)
    if keys is None:
        return Q(**{f"{to}account": user})
    return Q(**{f"{to}pk__in": keys.experts})
