from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from enishi.experts.models import Expert
from enishi.experts.transitions import invite_expert
from enishi.network.invitations import send, shown_once
from enishi.people.request import SignedInRequest
from enishi.people.standing import open_for_writing, staff_only


@staff_only
@require_POST
def invitations(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Invite a registered person to sign in and look after his card himself."""
    visible = Expert.objects.visible_to(request.user).select_related("organisation")
    found = get_object_or_404(visible, public_id=public_id)
    open_for_writing(request, found.organisation)
    made = invite_expert(found, by=request.user)
    if not made.invitation.email:
        return shown_once(made, request, back=reverse("expert", args=[public_id]))
    send(made, request)
    messages.success(request, _("招待のメールを、10分後に送ります。"))
    return redirect("expert", public_id)
