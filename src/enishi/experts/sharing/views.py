from collections.abc import Sequence
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from enishi.experts.models import (
    Acquisition,
    Basis,
    BlindProfile,
    Consent,
    ConsentKind,
    ConsentManner,
    Expert,
    Provision,
)
from enishi.experts.sharing.changes import effects
from enishi.experts.sharing.forms import (
    ApprovalForm,
    EndSharingForm,
    HeardConsentForm,
    HisConsentForm,
    ShareForm,
    UnwantedForm,
    WithdrawalForm,
)
from enishi.experts.sharing.gathered import givings, seeings
from enishi.experts.sharing.offers import offers_for, told_before
from enishi.experts.sharing.queries import provisions_of
from enishi.experts.sharing.told import lines_of, lines_of_wish
from enishi.experts.transitions import (
    end_sharing,
    give_consent,
    share_expert,
    withdraw_consent,
)
from enishi.experts.transitions.compare_consents import How, changed_by
from enishi.experts.transitions.give_consent import refuse_period
from enishi.experts.transitions.withdrawn import ending_with, resting_on
from enishi.files.papers import PaperForm
from enishi.logbook.refused import Refused
from enishi.people.confirming import OF_A_TEXT, still_to_confirm, typed_again
from enishi.people.request import SignedInRequest
from enishi.people.standing import staff_only


def found_for(request: SignedInRequest, public_id: UUID) -> tuple[Expert, bool]:
    """The expert, for himself (True) and for the people of his own body."""
    visible = Expert.objects.visible_to(request.user).select_related("organisation")
    found = get_object_or_404(visible, public_id=public_id)
    himself = found.account_id == request.user.pk
    if not himself and found.organisation not in request.standing.bodies:
        raise Http404
    return found, himself


def consents(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """What a person agreed to, who may see his card, and what was given to whom."""
    return page(request, *found_for(request, public_id))


def page(
    request: SignedInRequest, found: Expert, himself: bool, ending: EndSharingForm | None = None
) -> HttpResponse:
    """The page of a person's consents, with the form that could not be sent as it was typed."""
    kept = Consent.objects.visible_to(request.user).filter(expert=found)
    kept = kept.select_related("heard_by", "company", "expert", "organisation", "replaced_by")
    kept = kept.prefetch_related("named__body").order_by("-given_at", "-id")
    received = Acquisition.objects.visible_to(request.user).filter(expert=found)
    given = list(provisions_of(found, reader=request.user))
    context = {
        "expert": found,
        "himself": himself,
        "day": timezone.localdate(),
        "live": [(one, lines_of(one)) for one in kept.live()],
        "past": [(one, lines_of(one)) for one in kept.exclude(ended_at=None)],
        "accesses": seeings(
            found.accesses.running().select_related("organisation").order_by("from_on", "id"),
            given,
        ),
        "provisions": givings(given),
        "acquisitions": received.select_related("organisation", "giver"),
        "offers": None if himself else offers_for(found, on=timezone.localdate()),
        "profile": BlindProfile.objects.visible_to(request.user)
        .live()
        .filter(expert=found)
        .first(),
        "approving": ApprovalForm(auto_id="approve_%s"),
        "ending": ending or (None if himself else EndSharingForm(expert=found)),
        "form": ending,
        "blocked": found.blocked.filter(ended_at=None).select_related("company"),
        "blocking": UnwantedForm(expert=found, user=request.user, auto_id="block_%s"),
        "handing_in": PaperForm(auto_id=False),
    }
    status = 422 if ending else 200
    return render(request, "experts/sharing/consents.html", context, status=status)


def consent_new(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Give a consent oneself, or write one down that was heard or signed."""
    found, himself = found_for(request, public_id)
    kind = HisConsentForm if himself else HeardConsentForm
    form = kind.opened(request, expert=found, user=request.user)
    if request.method == "POST" and "mend" not in request.POST:
        asked = None if "agreed" in request.POST else _read_out(request, form, found, himself)
        if asked:
            return asked
        made = form.write(
            request,
            lambda: give_consent(
                found,
                wish=form.wish(today=timezone.localdate()),
                **form.heard(),
                instead=request.POST.get("agreed") == "instead",
                at=timezone.now(),
                by=request.user,
            ),
        )
        if made:
            messages.success(request, _agreed(made, himself))
            return redirect("expert_consents", found.public_id)
    context = {"form": form, "expert": found, "himself": himself}
    return render(request, "experts/sharing/form.html", context, status=form.status)


def _read_out(
    request: SignedInRequest, form: HisConsentForm, found: Expert, himself: bool
) -> HttpResponse | None:
    """The whole text, and what it changes, before anybody agrees; None where a box is to mend."""
    if not form.is_valid():
        return None
    today = timezone.localdate()
    wish = form.wish(today=today)
    try:
        refuse_period(wish, today=today)
    except Refused:
        # The form says why it cannot stand.
        return None
    changes = changed_by(found, wish, on=today)
    same = [one.consent for one in changes if one.how == How.SAME]
    context = {
        "expert": found,
        "himself": himself,
        "lines": lines_of_wish(wish, found),
        "heard": form.heard(),
        "same": same,
        "effects": [] if same else effects(changes, wish),
        "running": _running(found, request) if any(one.how != How.WIDER for one in changes) else (),
        "apart": any(one.how == How.APART for one in changes),
        "typed": typed_again(request.POST, without=OF_A_TEXT),
    }
    status = 409 if same else 200
    return render(request, "experts/sharing/agreeing.html", context, status=status)


def withdrawal(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """What ending a consent means, and the press that ends it."""
    kept = Consent.objects.visible_to(request.user)
    consent = get_object_or_404(kept, public_id=public_id)
    expert = get_object_or_404(Expert.objects.visible_to(request.user), pk=consent.expert_id)
    found, himself = found_for(request, expert.public_id)
    if request.method == "POST":
        form = WithdrawalForm(request.POST)
        if not form.is_valid() or not (himself or form.cleaned_data["manner"]):
            raise Refused(_("電話か書面か、どのようにうかがったかを選んでください。"))
        manner = ConsentManner(form.cleaned_data["manner"] or ConsentManner.ONLINE)
        seen = resting_on(ending_with(consent)).exists()
        withdraw_consent(consent, manner=manner, at=timezone.now(), by=request.user)
        messages.success(request, _withdrawn(consent, seen=seen))
        return redirect("expert_consents", found.public_id)
    ending = resting_on(ending_with(consent)).select_related("organisation").order_by("id")
    context = {
        "consent": consent,
        "lines": lines_of(consent),
        "expert": found,
        "himself": himself,
        "form": WithdrawalForm(),
        "bodies": [one.organisation.name for one in ending],
        "entrusted": [
            one.organisation.name
            for one in found.accesses.running()
            .filter(basis=Basis.ENTRUSTED)
            .select_related("organisation")
            .order_by("id")
        ],
        "running": _running(found, request),
        "given": Provision.objects.visible_to(request.user).filter(expert=found).exists(),
    }
    return render(request, "experts/sharing/withdrawal.html", context)


def _agreed(consent: Consent, himself: bool) -> str:
    """What has come of it; a consent to sharing shows nobody the card yet, his body hands it on."""
    if not himself:
        return _("同意をお預かりしました。いつでも取りやめられます。")
    if consent.kind != ConsentKind.SHARING:
        return _("同意しました。いつでも取りやめられます。")
    return _(
        "同意しました。いつでも取りやめられます。"
        "まだ渡していない団体へは、%(body)sが、これから登録票を渡します。"
        "渡した団体は、「いま見ることができる団体」に出ます。"
    ) % {"body": consent.organisation.name}


def _running(found: Expert, request: SignedInRequest) -> Sequence[object]:
    """What goes on with each body; the room above knows it."""
    by_body = import_string(settings.RUNNING_BY_BODY)
    return list(by_body(found, reader=request.user))


def _withdrawn(consent: Consent, *, seen: bool) -> str:
    """What has ended with a consent; where nothing had been given, nothing was stopped."""
    if consent.kind == ConsentKind.INTRODUCTION:
        return _("同意を取りやめました。どのご相談でも、いまから候補になりません。")
    if consent.kind == ConsentKind.COMPANY:
        return _("同意を取りやめました。これからは、その会社へお渡ししません。")
    if seen:
        return _("同意を取りやめました。ほかの団体への提供も、いま止まりました。")
    return _("同意を取りやめました。この同意で登録票を渡した団体は、ありません。")


@staff_only
@require_POST
def sharings(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Give the card to other bodies, each on a basis that stands today."""
    found, _himself = found_for(request, public_id)
    form = ShareForm(request.POST, expert=found)
    if not form.is_valid() or not form.cleaned_data["bodies"]:
        raise Refused(_("提供する団体を、一覧からひとつ以上選んでください。"))
    basis = Basis(form.cleaned_data["basis"])
    bodies = list(form.cleaned_data["bodies"])
    asked = still_to_confirm(
        request,
        question=_("%(name)sさんの登録票を見せますか") % {"name": found.full_name},
        told=told_before(found, bodies, basis=basis, on=timezone.localdate()),
        press=_("提供する"),
        back=reverse("expert_consents", args=[found.public_id]),
    )
    if asked:
        return asked
    today = timezone.localdate()
    share_expert(found, to=bodies, basis=basis, on=today, by=request.user, is_sure=True)
    if basis == Basis.CONSENT:
        messages.success(request, _("登録票を提供しました。提供の記録も残しました。"))
    else:
        messages.success(
            request, _("登録票を提供しました。「いま見ることができる団体」に、根拠の名前で出ます。")
        )
    return redirect("expert_consents", found.public_id)


@staff_only
@require_POST
def sharing_endings(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Show the card to one body no longer."""
    found, himself = found_for(request, public_id)
    form = EndSharingForm(request.POST, expert=found)
    if not form.is_valid():
        return page(request, found, himself, form)
    body, reason = form.cleaned_data["body"], form.cleaned_data["reason"]
    asked = still_to_confirm(
        request,
        question=_("%(body)sへの提供を終えますか") % {"body": body.name},
        told=_("その場で登録票が見えなくなり、その団体の候補からも外れます。わけ：%(reason)s")
        % {"reason": reason},
        press=_("提供を終える"),
        back=reverse("expert_consents", args=[found.public_id]),
    )
    if asked:
        return asked
    end_sharing(found, body=body, reason=reason, at=timezone.now(), by=request.user)
    messages.success(
        request, _("提供を終えました。%(body)sからは、もう見えません。") % {"body": body.name}
    )
    return redirect("expert_consents", found.public_id)
