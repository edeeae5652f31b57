from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from enishi.experts.sharing.basis_forms import EntrustmentForm, JointUseForm
from enishi.experts.sharing.queries import CARDS, bodies_that_tell, told_without_names
from enishi.experts.transitions import end_entrustment, end_joint_use
from enishi.network.models import Entrustment, JointUse
from enishi.network.transitions import entrust, publish_joint_use
from enishi.people.request import SignedInRequest
from enishi.people.standing import body_of, staff_only
from enishi.walls.inside import widened

A_PAGE = 30


@staff_only
@require_safe
def bases(request: SignedInRequest) -> HttpResponse:
    """委託 and 共同利用 that my bodies wrote or take part in, and how many cards rest on each."""
    contracts = Entrustment.objects.visible_to(request.user).select_related("organisation", "to")
    mine = request.standing.bodies
    published = JointUse.objects.visible_to(request.user).filter(bodies__in=mine).distinct()
    context = {
        "contracts": contracts.filter(ended_at=None)
        .annotate(cards=CARDS)
        .order_by("-from_on", "-id"),
        "published": published.filter(ended_at=None)
        .annotate(cards=CARDS)
        .select_related("organisation")
        .prefetch_related("bodies")
        .order_by("-published_on", "-id"),
        "mine": mine,
        "day": timezone.localdate(),
    }
    return render(request, "experts/sharing/bases.html", context)


@staff_only
@require_safe
def without_names(request: SignedInRequest) -> HttpResponse:
    """People of other bodies, told without their names; who they are, their own body says."""
    told = told_without_names(request.user).prefetch_related("expert__specialisms")
    # Behind the second wall a card is out of reach: its body lends prefecture and fields of work.
    with widened(*bodies_that_tell(request.user)):
        page = Paginator(told, A_PAGE).get_page(request.GET.get("page"))
        page.object_list = list(page.object_list)
    return render(request, "experts/sharing/without_names.html", {"page": page})


@staff_only
def entrustment_new(request: SignedInRequest) -> HttpResponse:
    """Write down a contract under which another body works with our data."""
    body = body_of(request)
    form = EntrustmentForm.opened(request, body=body)
    if request.method == "POST":
        values = ("to", "work", "visibility", "signed_on", "from_on", "until_on")
        made = form.write(
            request,
            lambda: entrust(
                body, **{name: form.cleaned_data[name] for name in values}, by=request.user
            ),
        )
        if made:
            messages.success(request, _("委託を書きました。新現役のページから、登録票を渡せます。"))
            return redirect("bases")
    context = {"form": form, "joint": False}
    return render(request, "experts/sharing/basis_form.html", context, status=form.status)


@staff_only
def joint_use_new(request: SignedInRequest) -> HttpResponse:
    """Publish a joint use with its five items: from today everybody can read it."""
    body = body_of(request)
    form = JointUseForm.opened(request, body=body)
    if request.method == "POST":
        made = form.write(
            request,
            lambda: publish_joint_use(
                body,
                bodies=form.cleaned_data["bodies"],
                items=form.five_items(),
                visibility=form.cleaned_data["visibility"],
                on=timezone.localdate(),
                by=request.user,
            ),
        )
        if made:
            messages.success(request, _("共同利用を公表しました。どなたでも読めます。"))
            return redirect("bases")
    context = {"form": form, "joint": True}
    return render(request, "experts/sharing/basis_form.html", context, status=form.status)


@staff_only
@require_POST
def entrustment_endings(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """End a contract."""
    seen = Entrustment.objects.visible_to(request.user).select_related("organisation")
    found = get_object_or_404(seen, public_id=public_id)
    tell(request, end_entrustment(found, at=timezone.now(), by=request.user))
    return redirect("bases")


@staff_only
@require_POST
def joint_use_endings(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """End a joint use."""
    seen = JointUse.objects.visible_to(request.user).filter(bodies__in=request.standing.bodies)
    found = get_object_or_404(seen.distinct(), public_id=public_id)
    tell(request, end_joint_use(found, at=timezone.now(), by=request.user))
    return redirect("bases")


def tell(request: SignedInRequest, n: int) -> None:
    """Say how many rights ended with it."""
    said = ngettext(
        "終わりを書きました。%(n)s件の利用の根拠が、いま終わりました。",
        "終わりを書きました。%(n)s件の利用の根拠が、いま終わりました。",
        n,
    )
    messages.success(request, said % {"n": n})
