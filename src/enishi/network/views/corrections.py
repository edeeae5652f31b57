"""What was written of a body is put right: by a version, or by a row that is undone."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from enishi.network.forms.building import CandidateBodyForm, JoiningForm, PaperSignedForm
from enishi.network.models import Agreement, BodyInvitation
from enishi.network.transitions import (
    correct_agreement,
    correct_body,
    correct_joining,
    undo_agreement,
    undo_body,
    undo_invitation,
)
from enishi.network.views.body import found_body
from enishi.network.writers import office_of
from enishi.people.confirming import still_to_confirm
from enishi.people.request import SignedInRequest
from enishi.people.standing import staff_only
from enishi.people.versions import versions


@staff_only
def body_edit(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Put right what was written of a body when it was found."""
    found = found_body(request, public_id)
    form = CandidateBodyForm.opened(request, found)
    if request.method == "POST":
        saved = form.write(
            request,
            lambda: correct_body(
                found,
                values=form.values(),
                on=form.cleaned_data["found_on"],
                read_at=form.read_version(),
                by=request.user,
            ),
        )
        if saved:
            messages.success(request, _("直しました。前の文は「これまでの版」にあります。"))
            return redirect("candidatebody", found.public_id)
    context = {"form": form, "candidate": found}
    return render(request, "network/building/form.html", context, status=form.status)


@staff_only
def body_joining(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Put right the sign of a body that has joined, and the day."""
    found = found_body(request, public_id)
    if found.joined() is None:
        raise Http404
    form = JoiningForm.opened(request, found)
    stood = found.version
    if request.method == "POST":
        saved = form.write(
            request,
            lambda: correct_joining(
                found, **form.joined(), read_at=form.read_version(), by=request.user
            ),
        )
        if saved and saved.version == stood:
            messages.info(request, _("記号も加わった日も、いまのままです。"))
        elif saved:
            messages.success(request, _("直しました。前の文は「これまでの版」にあります。"))
        if saved:
            return redirect("candidatebody", found.public_id)
    context = {"form": form, "candidate": found}
    return render(request, "network/building/joining_form.html", context, status=form.status)


@staff_only
@require_safe
def body_versions(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """How what was written of a body stood, saving by saving."""
    found = found_body(request, public_id)
    context = {
        "record": found,
        "back": reverse("candidatebody", args=[found.public_id]),
        "versions": versions(found.revisions.all(), CandidateBodyForm.told),
    }
    return render(request, "people/versions.html", context)


@staff_only
@require_POST
def body_undoings(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Take back that a body was found."""
    found = found_body(request, public_id)
    asked = still_to_confirm(
        request,
        question=_("「%(name)s」の抽出を取り消しますか") % {"name": found.name},
        told=_("一覧から外れます。取り消したことは記録に残ります。"),
        press=_("抽出を取り消す"),
        back=reverse("candidatebody", args=[found.public_id]),
    )
    if asked:
        return asked
    undo_body(found, by=request.user)
    messages.success(request, _("抽出を取り消しました。"))
    return redirect("candidate_body_list")


@staff_only
@require_POST
def invitation_undoings(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Take back an answer, or that the body was asked."""
    seen = BodyInvitation.objects.visible_to(request.user).select_related("candidate")
    found = get_object_or_404(seen, public_id=public_id)
    back = reverse("candidatebody", args=[found.candidate.public_id])
    asked = still_to_confirm(
        request,
        question=_("書いたことを取り消しますか"),
        told=_("書きまちがいを直すためのものです。取り消したことは記録に残ります。"),
        press=_("取り消す"),
        back=back,
    )
    if asked:
        return asked
    again = undo_invitation(found, by=request.user)
    said = _("お返事を取り消しました。正しいお返事を書いてください。")
    messages.success(request, said if again else _("要請を取り消しました。"))
    return redirect(back)


def found_agreement(request: SignedInRequest, public_id: UUID) -> Agreement:
    """A paper that stands, for the 推進室 that keeps it; who signed it reads it elsewhere."""
    seen = Agreement.objects.visible_to(request.user).live()
    kept = seen.filter(organisation=office_of(request))
    return get_object_or_404(kept.select_related("candidate"), public_id=public_id)


@staff_only
def agreement_edit(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Put right what was written of a paper that was signed."""
    found = found_agreement(request, public_id)
    form = PaperSignedForm.opened(request, found)
    if request.method == "POST":
        saved = form.write(
            request,
            lambda: correct_agreement(
                found, **form.paper(), read_at=form.read_version(), by=request.user
            ),
        )
        if saved:
            messages.success(request, _("書面のことを直しました。"))
            return redirect("candidatebody", found.candidate.public_id)
    context = {"form": form, "agreement": found}
    return render(request, "network/building/agreement_form.html", context, status=form.status)


@staff_only
@require_POST
def agreement_undoings(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Take back that a paper was signed."""
    found = found_agreement(request, public_id)
    back = reverse("candidatebody", args=[found.candidate.public_id])
    asked = still_to_confirm(
        request,
        question=_("%(paper)sをいただいたことを取り消しますか")
        % {"paper": found.get_kind_display()},
        told=_("書きまちがいを直すためのものです。取り消したことは記録に残ります。"),
        press=_("取り消す"),
        back=back,
    )
    if asked:
        return asked
    undo_agreement(found, by=request.user)
    messages.success(request, _("書面をいただいたことを取り消しました。"))
    return redirect(back)
