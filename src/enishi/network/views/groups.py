from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from enishi.logbook.refused import Refused
from enishi.network.forms.groups import GroupForm, MemberForm
from enishi.network.models import Group, GroupMembership
from enishi.network.transitions import found_group, join_group, leave_group
from enishi.people.request import SignedInRequest
from enishi.people.standing import body_of, open_for_writing, staff_only


@staff_only
@require_safe
def groups(request: SignedInRequest) -> HttpResponse:
    """The standing groups that I may read, body by body."""
    listed = Group.objects.visible_to(request.user).live().select_related("organisation")
    context = {"groups": listed.order_by("organisation__code", "founded_on", "id")}
    return render(request, "network/groups/list.html", context)


@staff_only
@require_safe
def group(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """One group with its members, and those who were members before."""
    found = get_object_or_404(Group.objects.visible_to(request.user), public_id=public_id)
    context = {
        "group": found,
        "past": found.memberships.exclude(ended_at=None).select_related("user").order_by("from_on"),
        "form": MemberForm(body=found.organisation),
        "works_here": found.organisation in request.standing.bodies,
    }
    return render(request, "network/groups/group.html", context)


@staff_only
def group_new(request: SignedInRequest) -> HttpResponse:
    """Found a group of the body I write as."""
    body = body_of(request)
    form = GroupForm.opened(request, body=body)
    if request.method == "POST":
        made = form.write(
            request,
            lambda: found_group(
                body,
                name=form.cleaned_data["group_name"],
                area=form.cleaned_data["area"],
                lead=form.cleaned_data["lead"],
                on=form.cleaned_data["founded_on"],
                by=request.user,
            ),
        )
        if made:
            messages.success(request, _("グループを作りました。"))
            return redirect("group", made.public_id)
    return render(request, "network/groups/form.html", {"form": form}, status=form.status)


@staff_only
@require_POST
def members(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Take a person into the group."""
    found = get_object_or_404(Group.objects.visible_to(request.user), public_id=public_id)
    open_for_writing(request, found.organisation)
    form = MemberForm(request.POST, body=found.organisation)
    if not form.is_valid():
        raise Refused(_("だれが加わるのかを、一覧から選んでください。"))
    join_group(found, **form.cleaned_data, on=timezone.localdate(), by=request.user)
    messages.success(request, _("グループに加わりました。"))
    return redirect("group", found.public_id)


@staff_only
@require_POST
def departures(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """End that a person belongs to the group."""
    seen = GroupMembership.objects.visible_to(request.user).select_related("group", "organisation")
    membership = get_object_or_404(seen, public_id=public_id)
    leave_group(membership, at=timezone.now(), by=request.user)
    messages.success(request, _("グループを離れたことを書きました。"))
    return redirect("group", membership.group.public_id)
