"""Mail about an account itself, which waits for nothing: its owner has to know at once."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from enishi.people.models import User


def tell_of_taken_off_factor(account: User) -> None:
    """Tell a person that his second factor was taken off, and what to do if he did not ask."""
    if not account.email:
        return
    with override("ja"):
        told = {"name": account.full_name, "telephone": settings.OFFICE_TELEPHONE}
        send_mail(
            _("【縁 Enishi】もう一つの確認を外しました"),
            render_to_string("people/factor_taken_off.txt", told).strip(),
            None,
            [account.email],
        )
