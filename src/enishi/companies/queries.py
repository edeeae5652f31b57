from django.db.models import Count, Q, QuerySet

from enishi.companies.models import Company
from enishi.people.models import User
from enishi.reference.names import to_katakana


def company_list(user: User, *, words: str = "") -> QuerySet[Company]:
    """The companies the person may see, those he typed for first, with their open needs counted."""
    companies = Company.objects.visible_to(user).filter(ended_at=None)
    for word in words.split():
        companies = companies.filter(
            Q(name__icontains=word) | Q(kana__icontains=to_katakana(word)) | Q(city__icontains=word)
            | Q(products__icontains=word)
        )  # fmt: skip
    open_needs = Count("needs", filter=Q(needs__closed_on=None))
    return (
        companies.select_related("organisation")
        .annotate(open_needs=open_needs)
        .order_by("kana", "id")
    )
