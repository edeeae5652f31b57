"""Experts who have ended their registration themselves: their body hears of it."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from enishi.cycle.running import running_for
from enishi.experts.models import EndReason, Expert
from enishi.people.models import Organisation, User
from enishi.web.start.task import Task
from enishi.web.templatetags.enishi_tags import short_date

TOLD = timedelta(days=14)


def leavers(user: User, day: date) -> Iterator[Task]:
    """Who has left by his own wish these two weeks, and whether something still runs for him."""
    gone = Expert.objects.visible_to(user).filter(
        organisation__in=Organisation.objects.staffed_by(user),
        ended_because=EndReason.WISH,
        ended_on__gt=day - TOLD,
        account__isnull=False,
    )
    for one in gone.order_by("-ended_on", "id")[:4]:
        runs = bool(running_for(one))
        yield Task(
            when=_("登録終了"),
            note=short_date(one.ended_on),
            title=_("%(name)sさんが、登録を終えました") % {"name": one.full_name},
            why=_("続いているお手伝いや面談、ご相談があります。お電話でご相談ください。")
            if runs
            else _("お礼のお電話かお手紙を、差し上げてください。"),
            about="",
            address=reverse("expert", args=[one.public_id]),
            action=_("登録票を見る"),
            pressing=runs,
        )
