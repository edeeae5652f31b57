from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from enishi.outbox import queries
from enishi.outbox.envelope import sender, text_of
from enishi.outbox.forms import AttachmentForm, BounceForm, LetterForm, LetterheadForm
from enishi.outbox.models import Letter, Letterhead, Manner
from enishi.outbox.recipient import Recipient
from enishi.outbox.records import Found, asked_about
from enishi.outbox.sheets import SHEETS, unprintable
from enishi.outbox.transitions import draft_letter, revise_letter, sign_as
from enishi.outbox.transitions.approve import may_approve
from enishi.outbox.transitions.guard import stop_of
from enishi.people.fields import WordsForm
from enishi.people.listing import page_of_list
from enishi.people.request import SignedInRequest
from enishi.people.standing import body_of, staff_only

both = require_http_methods(["GET", "HEAD", "POST"])


def visible(request: SignedInRequest, public_id: UUID) -> Letter:
    """The letter, if one of my bodies writes it."""
    seen = Letter.objects.visible_to(request.user).select_related("organisation", "drafted_by")
    return get_object_or_404(seen, public_id=public_id)


@staff_only
@require_safe
def letter_list(request: SignedInRequest) -> HttpResponse:
    """送る手紙: what needs a hand, waits for a signature, is about to go, and the drafts."""
    now, user, form = timezone.now(), request.user, WordsForm(request.GET)
    gone, words = queries.gone(user), form.words()
    if words:
        gone = queries.with_words(gone, words)
    context = {
        "now": now,
        "form": form,
        "groups": [
            (_("お手当てのいるもの"), "trouble", queries.troubled(user, now)),
            (_("決裁を待つもの"), "table", queries.on_the_table(user)),
            (_("まもなく送るもの"), "going", queries.about_to_go(user)),
            (_("下書き"), "drafts", queries.drafts(user)),
        ],
        "printable": queries.to_print(user),
        "addressless": queries.without_address(user),
        "sheets": list(SHEETS),
        "page": page_of_list(gone, request.GET.get("page"), each=30),
    }
    return render(request, "outbox/letters.html", context)


@staff_only
@require_safe
def letter(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """One letter as it will arrive, and what can be done with it."""
    found, now = visible(request, public_id), timezone.now()
    is_mail = found.manner == Manner.MAIL
    context = {
        "letter": found,
        "state": found.state_at(now),
        "now": now,
        "sender": sender(found),
        "text": text_of(found),
        "is_mail": is_mail,
        "boxes": [] if is_mail else unprintable(found),
        "stop": stop_of(found.recipient_person),
        "attachments": found.attachments.select_related("file").defer("file__content"),
        "may_approve": may_approve(request.user, found.organisation),
        "attaching": AttachmentForm(),
        "bouncing": BounceForm(),
    }
    return render(request, "outbox/letter.html", context)


@staff_only
@both
def letter_new(request: SignedInRequest) -> HttpResponse:
    """手紙・メールを書く: to anybody, or about a record, whose person is put in already."""
    found = asked_about(request)
    form = LetterForm.opened(request, under=found.record if found else None)
    form.initial = {**addressed(found), **form.initial}
    if request.method == "POST":
        made = form.write(request, lambda: drafted(request, form, found))
        if made:
            return redirect(made)
    return render(request, "outbox/form.html", {"form": form, "found": found}, status=form.status)


def addressed(found: Found | None) -> dict[str, object]:
    """What the form knows before a word is typed."""
    if not found:
        return {"manner": Manner.MAIL}
    to = found.recipient
    return {
        "recipient_name": to.name,
        "recipient_firm": to.firm,
        "recipient_post": to.post,
        "email": to.email,
        "postal_code": to.postal_code,
        "address": to.address,
        "fax": to.fax,
        "manner": Manner.MAIL if to.email else Manner.POST,
    }


def drafted(request: SignedInRequest, form: LetterForm, found: Found | None) -> Letter:
    """Draft the letter as it was typed."""
    values = form.values()
    to = Recipient(
        name=values["recipient_name"],
        firm=values["recipient_firm"],
        post=values["recipient_post"],
        email=values["email"],
        postal_code=values["postal_code"],
        address=values["address"],
        fax=values["fax"],
        person=found.recipient.person if found else None,
    )
    return draft_letter(
        body_of(request),
        to=to,
        manner=Manner(values["manner"]),
        subject=values["subject"],
        body=values["body"],
        particulars=values["particulars"],
        with_answer_slip=values["with_answer_slip"],
        needs_approval=values["needs_approval"],
        about=found.record if found else None,
        by=request.user,
    )


@staff_only
@both
def letter_edit(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Write a draft anew."""
    found = visible(request, public_id)
    form = LetterForm.opened(request, found)
    if request.method == "POST":
        saved = form.write(
            request,
            lambda: revise_letter(
                found, values=form.values(), read_at=form.read_version(), by=request.user
            ),
        )
        if saved:
            messages.success(request, _("保存しました。"))
            return redirect(found)
    context = {"form": form, "letter": found}
    return render(request, "outbox/form.html", context, status=form.status)


@staff_only
@both
def letterhead(request: SignedInRequest) -> HttpResponse:
    """差出人の書き方: how the body I write as signs."""
    body = body_of(request)
    head = Letterhead.objects.visible_to(request.user).filter(organisation=body).first()
    form = LetterheadForm.opened(request, head)
    if request.method == "POST":
        read_at = form.read_version if head else int
        saved = form.write(
            request,
            lambda: sign_as(body, values=form.values(), read_at=read_at(), by=request.user),
        )
        if saved:
            messages.success(request, _("保存しました。"))
            return redirect("letter_list")
    context = {"form": form, "body": body}
    return render(request, "outbox/letterhead.html", context, status=form.status)
