"""お知らせと予定: an expert's own page; what others consider about him is not on it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from enishi.cycle.asked import questions_to
from enishi.cycle.passage import interviews_of, own_introductions
from enishi.cycle.wishes import own_wishes, slips_shown_to
from enishi.experts.models import Expert
from enishi.experts.queries import CARD_STAYS_FRESH
from enishi.people.models import Role
from enishi.people.request import SignedInRequest
from enishi.web.start.door import only_for


@only_for(Role.EXPERT)
@require_safe
def notices(request: SignedInRequest) -> HttpResponse:
    """My own card, when I last looked it over, and what I am asked to do."""
    day = timezone.localdate()
    mine = Expert.objects.visible_to(request.user).filter(account=request.user)
    expert = (
        mine.select_related("organisation")
        .prefetch_related("specialisms", "career", "qualifications")
        .first()
    )
    stale = expert is not None and (
        expert.confirmed_on is None or expert.confirmed_on < day - CARD_STAYS_FRESH
    )
    resting = expert is not None and expert.paused_until is not None and expert.paused_until >= day
    context = {
        "questions": questions_to(request.user),
        "diary": [one for one in interviews_of(request.user) if one.starts_at >= timezone.now()],
        "introduced": own_introductions(request.user),
        "slips": slips_shown_to(request.user),
        "wishes": own_wishes(request.user),
    } | {"day": day, "expert": expert, "stale": stale, "resting": resting}
    return render(request, "web/notices.html", context)
