"""The yearly letter: お変わりありませんか, with a link that answers by one press."""

from datetime import date

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from enishi.experts.addressee import recipient_of
from enishi.experts.models import Expert
from enishi.experts.transitions import ask_confirmation
from enishi.outbox.models import Letter, Manner
from enishi.outbox.transitions import draft_letter, release
from enishi.people.request import SignedInRequest


def ask(expert: Expert, request: SignedInRequest, *, on: date) -> Letter:
    """Put the question: by mail after ten minutes, or as a letter that waits to be printed."""
    asked = ask_confirmation(expert, on=on, by=request.user)
    page = request.build_absolute_uri(reverse("confirmation", args=[asked.secret]))
    with override("ja"):
        context = {"until": asked.confirmation.valid_until, "by_mail": bool(expert.email)}
        letter = draft_letter(
            expert.organisation,
            to=recipient_of(expert),
            subject=_("お変わりありませんか"),
            body=render_to_string("experts/mail/unchanged.txt", context).strip(),
            about=expert,
            answer_address=page if expert.email else "",
            with_answer_slip=not expert.email,
            by=request.user,
        )
    if letter.manner == Manner.MAIL:
        release(letter, read_at=letter.version, by=request.user)
    return letter
