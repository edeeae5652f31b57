from django.db.models import Q

from enishi.people.known import keys_of
from enishi.people.models import User


def own_card(user: User, to: str = "") -> Q:
    """That a row is the person's own card; `to` leads there from other rows, as in "expert__"."""
    keys = keys_of(user.pk)
    if keys is None:
        return Q(**{f"{to}account": user})
    return Q(**{f"{to}pk__in": keys.experts})
