from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.network.forms.building import CandidateBodyForm
from enishi.network.models import CandidateBody
from enishi.network.queries import building, parts_in_words
from enishi.network.stages import stages
from enishi.network.transitions import find_body
from enishi.network.writers import office_of
from enishi.people.models import Organisation
from enishi.people.request import SignedInRequest
from enishi.people.standing import staff_only


@staff_only
def bodies(request: SignedInRequest) -> HttpResponse:
    """How the network was built: every body from 抽出 to 賛同; 推進室 only."""
    office = office_of(request)
    candidates = CandidateBody.objects.visible_to(request.user).live().filter(organisation=office)
    today = timezone.localdate()
    parts = parts_in_words(today)
    context = {
        "stages": stages(candidates),
        "steps": building(candidates, today),
        "parts": parts,
        "asking": asking(office),
        "partner_ids": {one.organisation_id for one in parts["partner"]},
    }
    return render(request, "network/building/list.html", context)


def asking(office: Organisation) -> str:
    """The 参加要請 as a text to begin with, for the page that writes to many."""
    text = {"kind": "bodies", "subject_line": _("協働団体ネットワークへのご参加のお願い")}
    body = _(
        "%(firm)s\n%(name)s 様\n\n平素よりお世話になっております。%(office)sです。\n"
        "新現役（企業を退職された方）の経験を中小企業の支援に生かす、団体のネットワークをつくっています。\n"
        "貴団体にもぜひご参加いただきたく、お願い申しあげます。\n"
        "ご賛同いただけるときは、同封の賛同書と、個人情報・守秘の覚書にご署名のうえ、お送りください。"
    ) % {"firm": f"{{{_('会社名')}}}", "name": f"{{{_('氏名')}}}", "office": office.name}
    return urlencode(text | {"body": body})


@staff_only
def body_new(request: SignedInRequest) -> HttpResponse:
    """Note a body that may be asked to join."""
    office = office_of(request)
    form = CandidateBodyForm.opened(request)
    if request.method == "POST":
        made = form.write(
            request,
            lambda: find_body(
                office, values=form.values(), on=form.cleaned_data["found_on"], by=request.user
            ),
        )
        if made:
            messages.success(request, _("候補の団体を書きとめました。"))
            return redirect("candidatebody", made.public_id)
    return render(request, "network/building/form.html", {"form": form}, status=form.status)
