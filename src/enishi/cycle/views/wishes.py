from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from enishi.cycle.forms.wishes import OwnWishForm, WhoForm, WishForm
from enishi.cycle.models import InterviewWish, Manner, Need
from enishi.cycle.queries import called_so
from enishi.cycle.told import told_unnamed
from enishi.cycle.transitions import thank_for_wish, wish, withdraw_wish
from enishi.cycle.wishes import card_of, own_wish, slips_shown_to
from enishi.people.request import SignedInRequest
from enishi.people.standing import open_for_writing, staff_only
from enishi.walls.inside import widened


@require_POST
def own(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """An expert wishes to hear more of a need that is shown to him without its company."""
    shown = {slip.public_id: slip for slip in slips_shown_to(request.user)}
    expert, slip = card_of(request.user), shown.get(public_id)
    if expert is None or slip is None:
        raise Http404
    form = OwnWishForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("長すぎます。2,000文字までにしてください。"))
        return redirect("notices")
    # He says so to the body that shows it to him, and it lands among what belongs to it.
    with widened(slip.organisation):
        wish(
            expert,
            need=slip.need,
            told="\n".join(part for part in (slip.title, slip.told) if part),
            words=form.cleaned_data["words"],
            manner=Manner.ACCOUNT,
            by=request.user,
        )
    messages.success(request, _("ご希望をお預かりしました。担当の者が検討し、お返事します。"))
    return redirect("notices")


@staff_only
def wishes(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Note that somebody who heard of a need wishes to hear more."""
    seen = Need.objects.visible_to(request.user).select_related("company", "organisation")
    need = get_object_or_404(seen, public_id=public_id)
    open_for_writing(request, need.organisation)
    looking = WhoForm(request.GET)
    context = {"need": need, "looking": looking, "name": looking.name()}
    if request.method != "POST" and not called_so(need, request.user, looking.name()).exists():
        return render(request, "cycle/wish_who.html", context)
    form = WishForm.opened(request, under=need, need=need, user=request.user, who=looking.name())
    form.initial.setdefault("heard", told_unnamed(need))
    if request.method == "POST":
        made = form.write(
            request,
            lambda: wish(
                form.cleaned_data["expert"],
                need=need,
                told=form.cleaned_data["heard"],
                words=form.cleaned_data["words"],
                manner=Manner(form.cleaned_data["manner"]),
                by=request.user,
            ),
        )
        if made:
            messages.success(request, _("面談のご希望を書きとめました。討議の席に出ます。"))
            return redirect("need", need.public_id)
    return render(request, "cycle/wish_form.html", context | {"form": form}, status=form.status)


def wish_seen(request: SignedInRequest, public_id: UUID) -> InterviewWish:
    """The wish, for the people of the body whose need it is."""
    seen = InterviewWish.objects.visible_to(request.user).select_related("need", "expert")
    return get_object_or_404(seen, public_id=public_id)


@require_POST
def withdrawals(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The expert would rather not after all: he says so himself, or on the telephone."""
    mine = own_wish(request.user, public_id)
    if mine:
        with widened(mine.organisation):
            withdraw_wish(mine, by=request.user)
        messages.success(
            request, _("ご希望を取りやめました。お知らせくださり、ありがとうございます。")
        )
        return redirect("notices")
    found = wish_seen(request, public_id)
    withdraw_wish(found, by=request.user)
    messages.success(request, _("面談のご希望の取りやめを書きとめました。"))
    return redirect("need", found.need.public_id)


@staff_only
@require_POST
def letters(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Draft a courteous letter to somebody who wished to be heard and whom it did not come to."""
    letter = thank_for_wish(wish_seen(request, public_id), by=request.user)
    messages.success(request, _("お礼の手紙を下書きしました。読みなおして送ってください。"))
    return redirect("letter", letter.public_id)
