from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from enishi.cycle.forms.needs import (
    CandidateForm,
    CategoriesForm,
    ClosingForm,
    LookForm,
    NeedForm,
    NeedListForm,
    NeedRevisionForm,
)
from enishi.cycle.models import Candidate, Origin
from enishi.cycle.page import page_of
from enishi.cycle.queries import count_short_lists, need_list, need_with_parts
from enishi.cycle.transitions import (
    close_need,
    hear,
    put_forward,
    reopen_need,
    revise_need,
    take_back,
)
from enishi.people.listing import page_of_list
from enishi.people.request import SignedInRequest
from enishi.people.standing import open_for_writing, staff_only
from enishi.people.versions import versions


@staff_only
@require_safe
def needs(request: SignedInRequest) -> HttpResponse:
    """The needs of my bodies."""
    form = NeedListForm(request.GET)
    mine, closed = form.chosen("whose") == "mine", form.chosen("state") == "closed"
    listed = need_list(request.user, words=form.words(), mine=mine, closed=closed)
    page = page_of_list(listed, request.GET.get("page"))
    count_short_lists(page, request.user)
    return render(request, "cycle/needs.html", {"page": page, "form": form})


@staff_only
@require_safe
def need(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """One need: what was said, who fits and why, who is on the short list."""
    found = get_object_or_404(need_with_parts(request.user), public_id=public_id)
    return render(request, "cycle/need.html", page_of(found, request, LookForm(request.GET)))


@staff_only
@require_safe
def need_versions(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """How the need stood, saving by saving: for the body that works on it."""
    found = get_object_or_404(need_with_parts(request.user), public_id=public_id)
    if found.organisation not in request.standing.bodies:
        raise Http404
    context = {
        "record": found,
        "back": reverse("need", args=[found.public_id]),
        "versions": versions(found.revisions.all(), NeedRevisionForm.told),
    }
    return render(request, "people/versions.html", context)


@staff_only
def need_new(request: SignedInRequest) -> HttpResponse:
    """Write down a need that was heard, or read in a roster."""
    form = NeedForm.opened(request, user=request.user)
    if request.method == "POST":
        made = form.write(
            request,
            lambda: hear(
                form.cleaned_data["company"],
                values=form.values(),
                origin=Origin(form.cleaned_data["origin"]),
                on=timezone.localdate(),
                by=request.user,
            ),
        )
        if made:
            messages.success(request, _("ニーズを登録しました。合いそうな方を下にならべました。"))
            return redirect("need", made.public_id)
    return render(request, "cycle/need_form.html", {"form": form}, status=form.status)


@staff_only
def need_edit(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Write a need anew; its company and origin stay."""
    found = get_object_or_404(need_with_parts(request.user), public_id=public_id)
    open_for_writing(request, found.organisation)
    form = NeedRevisionForm.opened(request, found)
    kept = [c.category for c in found.categories.all()]
    if request.method == "POST":
        saved = form.write(
            request,
            lambda: revise_need(
                found,
                values=form.values(),
                categories=kept,
                read_at=form.read_version(),
                by=request.user,
            ),
        )
        if saved:
            messages.success(request, _("保存しました。"))
            return redirect("need", found.public_id)
    context = {"form": form, "need": found}
    return render(request, "cycle/need_form.html", context, status=form.status)


@staff_only
@require_POST
def categories(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Confirm the categories of a need."""
    found = get_object_or_404(need_with_parts(request.user), public_id=public_id)
    open_for_writing(request, found.organisation)
    form = CategoriesForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("分類を読み取れませんでした。もう一度選んでください。"))
        return redirect("need", found.public_id)
    revise_need(
        found,
        values={},
        categories=form.cleaned_data["categories"],
        read_at=form.cleaned_data["read_at"],
        by=request.user,
    )
    if form.cleaned_data["categories"]:
        messages.success(request, _("分類を決めました。候補の順も、それに合わせました。"))
    else:
        messages.success(
            request, _("印がないので、分類なしにしました。候補は、話された言葉だけで選びます。")
        )
    return redirect("need", found.public_id)


@staff_only
@require_POST
def candidates(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Put an expert on the short list of a need, with a reason."""
    found = get_object_or_404(need_with_parts(request.user), public_id=public_id)
    open_for_writing(request, found.organisation)
    form = CandidateForm(request.POST, user=request.user)
    put = form.put(
        lambda expert, reason: put_forward(expert, need=found, reason=reason, by=request.user)
    )
    if put is None:
        context = page_of(found, request, LookForm(request.GET), choosing=form)
        return render(request, "cycle/need.html", context, status=form.status)
    name = put.access.expert.full_name
    messages.success(request, _("%(name)sさんを候補に入れました。") % {"name": name})
    return redirect("need", found.public_id)


@staff_only
@require_POST
def closings(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Close a case, with the reason."""
    found = get_object_or_404(need_with_parts(request.user), public_id=public_id)
    open_for_writing(request, found.organisation)
    form = ClosingForm(request.POST)
    if not form.is_valid():
        context = page_of(found, request, LookForm(request.GET)) | {"closing_form": form}
        return render(request, "cycle/need.html", context, status=422)
    close_need(found, why=form.cleaned_data["why"], on=timezone.localdate(), by=request.user)
    messages.success(request, _("案件を終えました。記録は残ります。"))
    return redirect("need", found.public_id)


@staff_only
@require_POST
def reopenings(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Go on with a case that was closed too early."""
    found = get_object_or_404(need_with_parts(request.user), public_id=public_id)
    reopen_need(found, by=request.user)
    messages.success(request, _("案件を、もう一度進めます。"))
    return redirect("need", found.public_id)


@staff_only
@require_POST
def withdrawals(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Take an expert off the short list."""
    visible = Candidate.objects.visible_to(request.user).select_related("need", "access__expert")
    found = get_object_or_404(visible, public_id=public_id)
    take_back(found, by=request.user)
    name = found.access.expert.full_name
    messages.success(request, _("%(name)sさんを候補から外しました。") % {"name": name})
    return redirect("need", found.need.public_id)
