from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from enishi.logbook.refused import Refused
from enishi.network.forms.members import InviteForm, RoleForm
from enishi.network.invitations import link_to, send
from enishi.people.models import Invitation, Membership, Organisation, Role
from enishi.people.queries import at_the_door
from enishi.people.request import SignedInRequest
from enishi.people.standing import may_appoint, staff_only
from enishi.people.transitions import (
    change_role,
    disable_account,
    end_membership,
    invite,
    withdraw_invitation,
)
from enishi.people.transitions.change_role import may_become

A_WEEK = timedelta(days=7)


def appointing(request: SignedInRequest) -> None:
    """Open a page to heads and the 推進室; for others it does not exist."""
    mine = Organisation.objects.visible_to(request.user).appointed_by(request.user)
    if not mine.exists():
        raise Http404


@staff_only
@require_safe
def members(request: SignedInRequest) -> HttpResponse:
    """Who belongs to the bodies for which I appoint, and who is invited."""
    appointing(request)
    seen = Membership.objects.visible_to(request.user).live()
    invited = Invitation.objects.visible_to(request.user).open(timezone.now())
    rows = list(seen.select_related("user", "organisation").order_by("organisation__code", "id"))
    came = at_the_door({row.organisation for row in rows}, since=timezone.now() - A_WEEK)
    context = {
        "members": [
            {"one": row, "becomes": may_become(row), "door": came.get(row.user.public_id)}
            for row in rows
        ],
        "invited": invited.select_related("organisation").order_by("organisation__code", "id"),
    }
    return render(request, "network/members/list.html", context)


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def member_new(request: SignedInRequest) -> HttpResponse:
    """Invite a person: by mail after ten minutes, or with a link that is shown once."""
    appointing(request)
    typed = request.POST if request.method == "POST" else None
    form = InviteForm(typed, user=request.user, office=may_appoint(request.user, None))
    if form.is_bound and form.is_valid():
        values = dict(form.cleaned_data)
        made = invite(values.pop("body"), role=Role(values.pop("role")), by=request.user, **values)
        if made.invitation.email:
            send(made, request)
            messages.success(request, _("招待のメールを、10分後に送ります。"))
            return redirect("member_list")
        context = {"invitation": made.invitation, "link": link_to(made, request)}
        return render(request, "network/members/link.html", context)
    status = 422 if form.errors else 200
    return render(request, "network/members/form.html", {"form": form}, status=status)


@staff_only
@require_POST
def withdrawals(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Close the link of an invitation."""
    found = get_object_or_404(Invitation.objects.visible_to(request.user), public_id=public_id)
    withdraw_invitation(found, by=request.user)
    messages.success(request, _("招待を取りやめました。リンクはもう開きません。"))
    return redirect("member_list")


def membership_of(request: SignedInRequest, public_id: UUID) -> Membership:
    """A membership of a body for which I appoint."""
    seen = Membership.objects.visible_to(request.user).select_related("user", "organisation")
    return get_object_or_404(seen, public_id=public_id)


@staff_only
@require_POST
def endings(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """End that a person belongs to a body."""
    found = membership_of(request, public_id)
    end_membership(found, by=request.user)
    messages.success(request, _("所属を終えました。開いていた画面も、次に押すと閉じます。"))
    return redirect("member_list")


@staff_only
@require_POST
def roles(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Make a coordinator head of the body, or a head coordinator."""
    found, form = membership_of(request, public_id), RoleForm(request.POST)
    if not form.is_valid():
        raise Refused(_("役割を、一覧から選んでください。"))
    begun = change_role(found, role=Role(form.cleaned_data["role"]), by=request.user)
    said = _("%(name)sさんの役割を、%(role)sに変えました。")
    told = {"name": begun.user.full_name, "role": begun.get_role_display()}
    messages.success(request, said % told)
    return redirect("member_list")


@staff_only
@require_POST
def stops(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Stop a member's account, at once and everywhere."""
    found = membership_of(request, public_id)
    disable_account(found, by=request.user)
    messages.success(request, _("利用を止めました。開いていた画面も、次に押すと閉じます。"))
    return redirect("member_list")
