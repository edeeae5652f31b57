from django.db.models import QuerySet

from enishi.cycle.models import InterviewWish, Need
from enishi.experts.models import Expert, ExpertAccess
from enishi.experts.queries import called
from enishi.people.models import User

MOST = 12


def could_wish(need: Need, user: User) -> QuerySet[Expert]:
    """Those with whom the need's body may work, and whose wish it has not noted yet."""
    access = ExpertAccess.objects.live().filter(organisation=need.organisation)
    experts = Expert.objects.visible_to(user).registered().filter(pk__in=access.values("expert"))
    wished = InterviewWish.objects.live().filter(need=need)
    experts = experts.exclude(pk__in=wished.values("expert")).exclude(account=user)
    return experts.order_by("family_kana", "given_kana", "pk")


def called_so(need: Need, user: User, who: str) -> QuerySet[Expert]:
    """Those of them whose name, written or read, holds what was typed."""
    experts = could_wish(need, user)
    return experts.filter(pk__in=called(experts, who)[:MOST])
