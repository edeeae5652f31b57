from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from enishi.knowledge.models import Announcement, AnnouncementReading, Training
from enishi.knowledge.queries import library
from enishi.people.request import SignedInRequest
from enishi.people.standing import staff_only

SHOWN = 20


@staff_only
@require_safe
def shared(request: SignedInRequest) -> HttpResponse:
    """What the bodies share: announcements, the latest of the library, trainings."""
    read = AnnouncementReading.objects.visible_to(request.user)
    mine = read.filter(announcement=OuterRef("pk"), reader=request.user)
    told = Announcement.objects.visible_to(request.user).live().select_related("organisation")
    trainings = Training.objects.visible_to(request.user).live().select_related("organisation")
    context = {
        "announcements": told.annotate(is_read=Exists(mine)).order_by("is_read", "-announced_at")[
            :SHOWN
        ],
        "entries": library(request.user)[:5],
        "trainings": trainings[:SHOWN],
        "day": timezone.localdate(),
    }
    return render(request, "knowledge/shared.html", context)
