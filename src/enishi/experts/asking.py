"""The yearly letter: お変わりありませんか, with a link that answers by one press."""

import logging
from datetime import date
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from enishi.experts.models import Expert
from enishi.experts.transitions import ask_confirmation
from enishi.people.request import SignedInRequest

log = logging.getLogger(__name__)


def ask_by_mail(expert: Expert, request: SignedInRequest, *, on: date) -> bool:
    """Put the question and mail it, named, for two people may share a mailbox."""
    asked = ask_confirmation(expert, on=on, by=request.user)
    context = {
        "expert": expert,
        "address": request.build_absolute_uri(reverse("confirmation", args=[asked.secret])),
        "until": asked.confirmation.valid_until,
        "office_telephone": settings.OFFICE_TELEPHONE,
        "office_hours": settings.OFFICE_HOURS,
    }
    with override("ja"):
        subject = render_to_string("experts/mail/unchanged_subject.txt", context).strip()
        message = render_to_string("experts/mail/unchanged.txt", context)
    try:
        return bool(send_mail(subject, message, None, [expert.email]))
    except (OSError, SMTPException):
        # The question stands on the list as open; a broken post office is told of by the count.
        log.exception("The yearly question could not be mailed.")
        return False
