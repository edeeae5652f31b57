from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from enishi.logbook.models import Recorded
from enishi.logbook.refused import Refused
from enishi.network.belonging import belonging
from enishi.network.forms.members import InviteForm, LostFactorForm, PlaceForm, RoleForm
from enishi.network.invitations import send, shown_once
from enishi.network.transitions import invite_member
from enishi.people.confirming import still_to_confirm
from enishi.people.models import Invitation, Membership, Organisation, Role
from enishi.people.request import SignedInRequest
from enishi.people.standing import may_appoint, staff_only
from enishi.people.transitions import (
    change_role,
    disable_account,
    enable_account,
    end_membership,
    take_in_again,
    take_off_factor,
    withdraw_invitation,
)
from enishi.people.transitions.invite import Invited
from enishi.people.transitions.take_off_factor import refuse_wrong_hands


def appointing(request: SignedInRequest) -> None:
    """Open a page to heads and the 推進室; for others it does not exist."""
    mine = Organisation.objects.visible_to(request.user).appointed_by(request.user)
    if not mine.exists():
        raise Http404


@staff_only
@require_safe
def members(request: SignedInRequest) -> HttpResponse:
    """Who belongs to the bodies for which I appoint, who is invited, and who is here no more."""
    appointing(request)
    place = PlaceForm(request.GET).place()
    bodies = belonging(request.user)
    # What was done is told beside whom it was done to, where the page returns to.
    here = next((body for body in bodies if body.holds(place)), None)
    context = {"bodies": bodies, "place": place, "here": here}
    return render(request, "network/members/list.html", context)


def back_to(whom: Recorded) -> HttpResponse:
    """Return to the place on the page where somebody stands, not to its head."""
    return redirect(f"{reverse('member_list')}?at={whom.public_id}#at-{whom.public_id}")


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def member_new(request: SignedInRequest) -> HttpResponse:
    """Invite a person: by mail after ten minutes, or with a link that is shown once."""
    appointing(request)
    typed = request.POST if request.method == "POST" else None
    asked = {k: request.GET[k] for k in ("body", "role") if k in request.GET}
    office = may_appoint(request.user, None)
    form = InviteForm(typed, initial=asked, user=request.user, office=office)
    made = invited(request, form) if form.is_bound and form.is_valid() else None
    if made and made.invitation.email:
        send(made, request)
        messages.success(request, _("招待のメールを、10分後に送ります。"))
        return back_to(made.invitation.organisation)
    if made:
        return shown_once(made, request, back=reverse("member_list"))
    status = 422 if form.errors else 200
    return render(request, "network/members/form.html", {"form": form}, status=status)


def invited(request: SignedInRequest, form: InviteForm) -> Invited | None:
    """The invitation, or at its box why there is none."""
    values = dict(form.cleaned_data)
    body, role = values.pop("body"), Role(values.pop("role"))
    try:
        return invite_member(body, role=role, by=request.user, **values)
    except Refused as refused:
        if refused.about not in form.fields:
            raise
        form.add_error(refused.about, str(refused))
        return None


@staff_only
@require_POST
def withdrawals(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Close the link of an invitation."""
    seen = Invitation.objects.visible_to(request.user).select_related("organisation")
    found = get_object_or_404(seen, public_id=public_id)
    withdraw_invitation(found, by=request.user)
    messages.success(request, _("招待を取りやめました。リンクはもう開きません。"))
    return back_to(found.organisation)


def membership_of(request: SignedInRequest, public_id: UUID) -> Membership:
    """A membership of a body for which I appoint."""
    seen = Membership.objects.visible_to(request.user).select_related("user", "organisation")
    return get_object_or_404(seen, public_id=public_id)


@staff_only
@require_POST
def endings(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """End that a person belongs to a body."""
    found = membership_of(request, public_id)
    asked = still_to_confirm(
        request,
        question=_("%(name)sさんの所属を終えますか") % {"name": found.user.full_name},
        told=_("開いている画面も、次に押すと閉じます。"),
        press=_("所属を終える"),
        back=reverse("member_list"),
    )
    if asked:
        return asked
    end_membership(found, by=request.user)
    messages.success(request, _("所属を終えました。開いていた画面も、次に押すと閉じます。"))
    return back_to(found)


@staff_only
@require_POST
def returns(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Let somebody belong to his body again."""
    begun = take_in_again(membership_of(request, public_id), by=request.user)
    messages.success(request, _("所属を、もとにもどしました。"))
    return back_to(begun)


@staff_only
@require_POST
def roles(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Make a coordinator head of the body, or a head coordinator."""
    found, form = membership_of(request, public_id), RoleForm(request.POST)
    if not form.is_valid():
        raise Refused(_("役割を、一覧から選んでください。"))
    role = Role(form.cleaned_data["role"])
    asked = still_to_confirm(
        request,
        question=_("%(name)sさんの役割を、%(role)sに変えますか")
        % {"name": found.user.full_name, "role": role.label},
        told=_("見られるものと、できることが、すぐに変わります。あとで、もとにもどせます。"),
        press=_("役割を変える"),
        back=reverse("member_list"),
    )
    if asked:
        return asked
    begun = change_role(found, role=role, by=request.user)
    said = _("%(name)sさんの役割を、%(role)sに変えました。")
    told = {"name": begun.user.full_name, "role": begun.get_role_display()}
    messages.success(request, said % told)
    return back_to(begun)


@staff_only
@require_POST
def stops(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Stop a member's account, at once and everywhere."""
    found = membership_of(request, public_id)
    asked = still_to_confirm(
        request,
        question=_("%(name)sさんの利用を止めますか") % {"name": found.user.full_name},
        told=_("すぐにログインできなくなります。あとで、もとにもどせます。"),
        press=_("利用を止める"),
        back=reverse("member_list"),
    )
    if asked:
        return asked
    disable_account(found, by=request.user)
    messages.success(request, _("利用を止めました。開いていた画面も、次に押すと閉じます。"))
    return back_to(found)


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def lost_factor(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Take off a lost second factor, once it is sure who asks for it."""
    found = membership_of(request, public_id)
    refuse_wrong_hands(found, by=request.user)
    form = LostFactorForm(request.POST or None)
    if form.is_valid():
        take_off_factor(found, by=request.user, **form.cleaned_data)
        told = _("もう一つの確認を外しました。ご本人に、メールでお知らせしました。")
        by_telephone = _("もう一つの確認を外しました。ご本人に、お電話でお知らせください。")
        messages.success(request, told if found.user.email else by_telephone)
        return back_to(found)
    status = 422 if form.errors else 200
    context = {"form": form, "person": found.user}
    return render(request, "network/members/lost_factor.html", context, status=status)


@staff_only
@require_POST
def resumptions(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Let a member use his account again."""
    found = membership_of(request, public_id)
    enable_account(found, by=request.user)
    messages.success(request, _("利用を、もとにもどしました。ご本人が、またログインできます。"))
    return back_to(found)
