from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from enishi.network.models import JointUse


@login_not_required
@require_safe
def joint_use(request: HttpRequest) -> HttpResponse:
    """共同利用についての公表: the five items, for everybody to read."""
    published = JointUse.objects.visible_to(request.user).live_on(timezone.localdate())
    context = {"published": published.prefetch_related("bodies").order_by("published_on", "id")}
    return render(request, "network/joint_use.html", context)
