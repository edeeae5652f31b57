from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from enishi.people.drafts import forget_drafts_of, is_too_late
from enishi.people.forms import DraftForm
from enishi.people.request import SignedInRequest, page_before
from enishi.people.transitions import drop_draft, keep_draft


@require_POST
def draft(request: SignedInRequest) -> HttpResponse:
    """Keep what has been typed so far; with htmx only the time is answered."""
    form = DraftForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    where = {"form": form.cleaned_data["draft_form"], "subject": form.cleaned_data["draft_subject"]}
    writing = form.cleaned_data["writing"]
    if "drop_draft" in request.POST:
        forget_drafts_of(writing, request)
        drop_draft(request.user, **where)
        messages.success(request, _("下書きを捨てました。"))
        return redirect(page_before(request))
    if is_too_late(writing, request):
        return HttpResponse(status=204)
    kept = keep_draft(request.user, content=form.content(), **where)
    if request.headers.get("HX-Request"):
        return render(request, "people/_saved.html", {"saved_at": kept.saved_at})
    messages.success(request, _("下書きを保存しました。"))
    return redirect(page_before(request))
