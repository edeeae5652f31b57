"""Letters about a 仮登録: codes go at once, what the body answers waits in its outbox."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from enishi.experts.addressee import applicant
from enishi.experts.models import Application
from enishi.outbox.models import Letter
from enishi.outbox.transitions import draft_letter, release
from enishi.people.models import User

log = logging.getLogger(__name__)


def send(application: Application, *, about: str, **context: object) -> bool:
    """Mail a code for which the person waits, when he has an address; say whether it went out."""
    if not application.email:
        return False
    subject, message = worded(application, about=about, **context)
    try:
        return bool(send_mail(subject, message, None, [application.email]))
    except (OSError, SMTPException, ValueError):
        # The code stands on the page as well; neither a broken post office nor an address that
        # no mail can carry stops anybody.
        log.exception("The mail about an application could not be sent.")
        return False


def answer(
    application: Application, *, about: str, by: User, page: str = "", **context: object
) -> Letter:
    """Put the body's answer into its outbox: a mail goes in ten minutes, a letter is printed.

    `page` is where the person may answer in his turn.
    """
    subject, body = worded(application, about=about, **context)
    letter = draft_letter(
        application.organisation,
        to=applicant(application),
        subject=subject,
        body=body,
        about=application,
        answer_address=page if application.email else "",
        by=by,
    )
    if letter.email:
        release(letter, read_at=letter.version, by=by)
    return letter


def page_of_codes(request: HttpRequest) -> str:
    """The whole address of the page on which a code is put in."""
    return request.build_absolute_uri(reverse("registration_resumption"))


def worded(application: Application, *, about: str, **context: object) -> tuple[str, str]:
    """The subject and the text, in the language of whoever writes."""
    context |= {
        "application": application,
        "office_telephone": settings.OFFICE_TELEPHONE,
        "office_hours": settings.OFFICE_HOURS,
    }
    subject = render_to_string(f"experts/mail/{about}_subject.txt", context).strip()
    return subject, render_to_string(f"experts/mail/{about}.txt", context)
