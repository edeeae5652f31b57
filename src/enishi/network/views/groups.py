from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from enishi.network.forms.groups import GroupChangeForm, GroupForm, MemberForm
from enishi.network.models import Group, GroupMembership
from enishi.network.transitions import (
    change_group,
    end_group,
    found_group,
    join_group,
    leave_group,
    take_lead,
)
from enishi.people.confirming import still_to_confirm
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
    found = found_group_of(request, public_id)
    return page(request, found, MemberForm.opened(request, under=found, group=found))


def found_group_of(request: SignedInRequest, public_id: UUID) -> Group:
    """A group that the person may read."""
    seen = Group.objects.visible_to(request.user).select_related("organisation")
    return get_object_or_404(seen, public_id=public_id)


def page(request: SignedInRequest, found: Group, form: MemberForm) -> HttpResponse:
    """The page of a group, with the form as it was typed."""
    members = list(found.members())
    left = found.memberships.exclude(pk__in=[one.pk for one in members])
    context = {
        "group": found,
        "members": members,
        "past": left.select_related("user").order_by("from_on", "id"),
        "form": form,
        "works_here": found.organisation in request.standing.bodies,
    }
    return render(request, "network/groups/group.html", context, status=form.status)


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
def group_edit(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Give a group of my body another name or another area."""
    found = found_group_of(request, public_id)
    open_for_writing(request, found.organisation)
    form = GroupChangeForm.opened(request, found)
    if request.method == "POST":
        saved = form.write(
            request,
            lambda: change_group(
                found,
                name=form.cleaned_data["group_name"],
                area=form.cleaned_data["area"],
                read_at=form.read_version(),
                by=request.user,
            ),
        )
        if saved:
            messages.success(request, _("グループのことを直しました。"))
            return redirect("group", found.public_id)
    context = {"form": form, "group": found}
    return render(request, "network/groups/form.html", context, status=form.status)


@staff_only
@require_POST
def endings(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """End a group of my body."""
    found = found_group_of(request, public_id)
    open_for_writing(request, found.organisation)
    asked = still_to_confirm(
        request,
        question=_("「%(name)s」を終わりにしますか") % {"name": found.name},
        told=_("これからの討議会では選べなくなります。これまでの記録は残ります。"),
        press=_("グループを終わりにする"),
        back=reverse("group", args=[found.public_id]),
    )
    if asked:
        return asked
    end_group(found, at=timezone.now(), by=request.user)
    messages.success(request, _("グループを終わりにしました。"))
    return redirect("group_list")


@staff_only
@require_POST
def members(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Take a person into the group."""
    found = found_group_of(request, public_id)
    open_for_writing(request, found.organisation)
    form = MemberForm.opened(request, under=found, group=found)
    if form.write(
        request,
        lambda: join_group(
            found,
            member=form.cleaned_data["member"],
            leads=form.cleaned_data["leads"],
            on=timezone.localdate(),
            by=request.user,
        ),
    ):
        messages.success(request, _("グループに加わりました。"))
        return redirect("group", found.public_id)
    return page(request, found, form)


def membership_of(request: SignedInRequest, public_id: UUID) -> GroupMembership:
    """That somebody belongs to a group which the person may read."""
    seen = GroupMembership.objects.visible_to(request.user)
    related = seen.select_related("group__organisation", "organisation", "user")
    return get_object_or_404(related, public_id=public_id)


@staff_only
@require_POST
def leads(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Make a member lead his group."""
    found = membership_of(request, public_id)
    take_lead(found, on=timezone.localdate(), by=request.user)
    said = _("%(name)sさんにまとめ役をお願いしました。") % {"name": found.user.full_name}
    messages.success(request, said)
    return redirect("group", found.group.public_id)


@staff_only
@require_POST
def departures(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """End that a person belongs to the group."""
    membership = membership_of(request, public_id)
    open_for_writing(request, membership.organisation)
    asked = still_to_confirm(
        request,
        question=_("%(name)sさんはグループを離れますか") % {"name": membership.user.full_name},
        told=_("もう一度加わることもできます。"),
        press=_("離れる"),
        back=reverse("group", args=[membership.group.public_id]),
    )
    if asked:
        return asked
    leave_group(membership, at=timezone.now(), by=request.user)
    messages.success(request, _("グループを離れたことを書きました。"))
    return redirect("group", membership.group.public_id)
