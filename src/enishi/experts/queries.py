from django.db.models import Q, QuerySet

from enishi.experts.models import Expert, RegistrationState
from enishi.people.models import User
from enishi.reference.names import fold_name, without_honorific


def expert_list(user: User, *, words: str = "") -> QuerySet[Expert]:
    """The experts whom the person's bodies may work with, by reading."""
    experts = Expert.objects.visible_to(user).exclude(state=RegistrationState.WITHDRAWN)
    for word in words.split():
        experts = experts.filter(
            Q(pk__in=called(experts, word)) | Q(city__icontains=word) | Q(offers__icontains=word)
            | Q(pk__in=Expert.objects.filter(career__duties__icontains=word).values("pk"))
        )  # fmt: skip
    return (
        experts.select_related("organisation")
        .prefetch_related("specialisms")
        .order_by("family_kana", "given_kana", "id")
    )


def called(experts: QuerySet[Expert], word: str) -> list[int]:
    """Those whose name, written or read, holds the word: 高橋 finds 髙橋, ﾀｶﾊｼ and たかはし too."""
    wanted = fold_name(without_honorific(word))
    names = experts.values_list("pk", "family_name", "given_name", "family_kana", "given_kana")
    return [
        pk
        for pk, family, given, family_kana, given_kana in names
        if wanted
        and (wanted in fold_name(family + given) or wanted in fold_name(family_kana + given_kana))
    ]
