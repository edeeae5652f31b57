from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from enishi.experts.models import Expert
from enishi.experts.state_forms import EndForm, PauseForm
from enishi.experts.transitions import (
    end_registration,
    pause_expert,
    take_up_again,
    unpause_expert,
)
from enishi.people.request import SignedInRequest
from enishi.people.standing import open_for_writing, staff_only

both = require_http_methods(["GET", "HEAD", "POST"])


def own(request: SignedInRequest, public_id: UUID) -> Expert:
    """The card, if it is the person's own or one of the body he works for."""
    seen = Expert.objects.visible_to(request.user).select_related("organisation", "account")
    found = get_object_or_404(seen, public_id=public_id)
    if found.account_id != request.user.pk:
        if not request.standing.is_staff:
            raise Http404
        open_for_writing(request, found.organisation)
    return found


@both
def pauses(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """お休みにする: until a day."""
    found, today = own(request, public_id), timezone.localdate()
    form = PauseForm(request.POST or None, initial={"until": found.paused_until})
    if form.is_bound and form.is_valid():
        pause_expert(found, until=form.cleaned_data["until"], on=today, by=request.user)
        messages.success(request, _("お休みを書きとめました。"))
        return redirect("expert", public_id)
    context = {"expert": found, "form": form}
    return render(request, "experts/pause.html", context, status=422 if form.errors else 200)


@require_POST
def returns(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The rest is over."""
    unpause_expert(own(request, public_id), by=request.user)
    messages.success(request, _("お休みを終えました。お帰りなさい。"))
    return redirect("expert", public_id)


@both
def endings(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """登録を終える, after reading what that means."""
    found = own(request, public_id)
    himself = found.account_id == request.user.pk
    form = EndForm(request.POST if request.method == "POST" else None, himself=himself)
    if form.is_bound and form.is_valid():
        on = timezone.localdate()
        end_registration(found, because=form.reason(), on=on, by=request.user)
        messages.success(request, _("登録を終えました。長いあいだ、ありがとうございました。"))
        return redirect("start" if himself else "expert", *([] if himself else [public_id]))
    running = import_string(settings.RUNNING_FOR_AN_EXPERT)(found)
    context = {"expert": found, "form": form, "himself": himself, "running": running}
    return render(request, "experts/end.html", context, status=422 if form.errors else 200)


@staff_only
@require_POST
def readmissions(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """もう一度登録する."""
    take_up_again(own(request, public_id), on=timezone.localdate(), by=request.user)
    messages.success(request, _("もう一度、登録しました。"))
    return redirect("expert", public_id)
