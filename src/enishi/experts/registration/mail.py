"""Letters about a 仮登録 by mail; whoever has no address is told on the page or by telephone."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string

from enishi.experts.models import Application

log = logging.getLogger(__name__)


def send(application: Application, *, about: str, **context: object) -> bool:
    """Mail a letter to the person, when he has an address; say whether it went out."""
    if not application.email:
        return False
    context |= {
        "application": application,
        "office_telephone": settings.OFFICE_TELEPHONE,
        "office_hours": settings.OFFICE_HOURS,
    }
    subject = render_to_string(f"experts/mail/{about}_subject.txt", context).strip()
    message = render_to_string(f"experts/mail/{about}.txt", context)
    try:
        return bool(send_mail(subject, message, None, [application.email]))
    except (OSError, SMTPException):
        # The code or the letter stands on the page as well; a broken post office stops nobody.
        log.exception("The mail about an application could not be sent.")
        return False
