from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from enishi.logbook.refused import Refused
from enishi.outbox import queries
from enishi.outbox.forms import ChosenForm, MergeForm
from enishi.outbox.merging import fields_of, merged
from enishi.outbox.recipient import Recipient
from enishi.outbox.records import Found
from enishi.outbox.transitions import draft_letters, release
from enishi.people.models import User
from enishi.people.request import SignedInRequest
from enishi.people.standing import body_of, staff_only

Everybody = Callable[[User], list[Found]]


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def letter_merge(request: SignedInRequest) -> HttpResponse:
    """差し込み: one text for many; the first of them is shown before any letter is made."""
    body, kind = body_of(request), request.GET.get("kind", "")
    if kind not in settings.WRITTEN_TO_TOGETHER:
        kind = next(iter(settings.WRITTEN_TO_TOGETHER))
    everybody: Everybody = import_string(settings.WRITTEN_TO_TOGETHER[kind])
    people = {str(found.record.public_id): found for found in everybody(request.user)}
    typed = request.POST if request.method == "POST" else None
    form = MergeForm(typed, people=people, asked=request.GET)
    preview = None
    if form.is_bound and form.is_valid():
        chosen = [people[one] for one in form.cleaned_data["people"]]
        texts = {name: form.cleaned_data[name] for name in ("subject_line", "body", "particulars")}
        try:
            fields = fields_of(chosen[0].recipient, body)
            preview = {name: merged(text, fields) for name, text in texts.items()}
            if "make" in request.POST:
                made = draft_letters(body, to=chosen, texts=texts, by=request.user)
                said = ngettext(
                    "%(n)s通の下書きを作りました。", "%(n)s通の下書きを作りました。", len(made)
                )
                messages.success(request, said % {"n": len(made)})
                return redirect("letter_list")
        except Refused as refused:
            form.add_error(None, str(refused))
            preview = None
    context = {
        "form": form,
        "kind": kind,
        "kinds": list(settings.WRITTEN_TO_TOGETHER),
        "preview": preview,
        "fields": [f"{{{name}}}" for name in fields_of(Recipient(""), body)],
    }
    return render(request, "outbox/merge.html", context, status=422 if form.errors else 200)


@staff_only
@require_POST
def letters_released(request: SignedInRequest) -> HttpResponse:
    """Press 「送る」 for several drafts at once; what cannot go stays, and its reason is said."""
    form, gone = ChosenForm(request.POST), 0
    chosen: list[UUID] = form.cleaned_data["letters"] if form.is_valid() else []
    for letter in queries.drafts(request.user).filter(public_id__in=chosen):
        try:
            release(letter, read_at=letter.version, by=request.user)
            gone += 1
        except Refused as refused:
            messages.error(request, f"{letter.recipient_name}: {refused}")
    if gone:
        said = ngettext(
            "%(n)s通を、10分たったら送ります。", "%(n)s通を、10分たったら送ります。", gone
        )
        messages.success(request, said % {"n": gone})
    elif not chosen:
        messages.error(request, _("手紙がまだ選ばれていません。"))
    return redirect("letter_list")
