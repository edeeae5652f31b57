from django.db.models import Q, QuerySet

from enishi.experts.models import Expert, RegistrationState
from enishi.people.models import User
from enishi.reference.names import to_katakana


def expert_list(user: User, *, words: str = "") -> QuerySet[Expert]:
    """The experts whom the person's bodies may work with, by reading."""
    experts = Expert.objects.visible_to(user).exclude(state=RegistrationState.WITHDRAWN)
    for word in words.split():
        experts = experts.filter(
            Q(family_name__icontains=word) | Q(given_name__icontains=word)
            | Q(family_kana__icontains=to_katakana(word))
            | Q(given_kana__icontains=to_katakana(word))
            | Q(city__icontains=word) | Q(offers__icontains=word)
            | Q(pk__in=Expert.objects.filter(career__duties__icontains=word).values("pk"))
        )  # fmt: skip
    return (
        experts.select_related("organisation")
        .prefetch_related("specialisms")
        .order_by("family_kana", "given_kana", "id")
    )
