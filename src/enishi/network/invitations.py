"""How an invitation reaches the person: its link, and the letter that carries it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from enishi.outbox.models import Letter
from enishi.outbox.recipient import Recipient
from enishi.outbox.transitions import draft_letter, release
from enishi.paper import qr
from enishi.people.request import SignedInRequest
from enishi.people.standing import body_of
from enishi.people.transitions.invite import Invited


def link_to(made: Invited, request: HttpRequest) -> str:
    """The whole address of the page on which the invitation is taken up."""
    return request.build_absolute_uri(reverse("invitation", args=[made.secret]))


def shown_once(made: Invited, request: HttpRequest, *, back: str) -> HttpResponse:
    """The page with the link, as a paper to hand over to whoever has no mail."""
    link = link_to(made, request)
    code = qr(link, label=_("ご招待のページ"))
    context = {"invitation": made.invitation, "link": link, "code": code, "back": back}
    return render(request, "network/members/link.html", context)


def send(made: Invited, request: SignedInRequest) -> Letter:
    """Put the letter with the link into the outbox; it goes after ten minutes."""
    invited = made.invitation
    context = {"invitation": invited, "link": link_to(made, request)}
    with override("ja"):
        letter = draft_letter(
            body_of(request),
            to=Recipient(name=invited.full_name, email=invited.email),
            subject=_("縁（えにし）へのご招待"),
            body=render_to_string("network/members/mail.txt", context).strip(),
            by=request.user,
        )
    release(letter, read_at=letter.version, by=request.user)
    return letter
