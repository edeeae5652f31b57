"""What people have asked of a body by law, until when, and who has withdrawn his consent."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from enishi.cycle.running import running_for
from enishi.experts.models import Consent, ConsentKind, ConsentManner
from enishi.people.models import Organisation, User
from enishi.rights.models import RightsCase
from enishi.web.start.task import Task
from enishi.web.templatetags.enishi_tags import short_date

SOON = 7
TOLD = timedelta(days=14)
SHOWN = 6


def asked_by_law(user: User, day: date) -> Iterator[Task]:
    """開示, 訂正, 利用停止 and 消去 that wait for an answer of my bodies."""
    mine = Organisation.objects.staffed_by(user)
    waiting = RightsCase.objects.visible_to(user).open().filter(organisation__in=mine)
    for one in waiting.select_related("expert").order_by("due_on", "id")[:SHOWN]:
        left = (one.due_on - day).days
        yield Task(
            when=ngettext("あと%(n)s日", "あと%(n)s日", left) % {"n": left}
            if left > 0
            else (_("期限切れ") if left < 0 else _("きょうまで")),
            note=_("%(day)sまで") % {"day": short_date(one.due_on)},
            title=_("%(name)sさんからの申し出にお返事する：%(right)s")
            % {"name": one.expert.full_name, "right": one.get_right_display()},
            why=_("法律で決められた、ご本人の申し出です。期限までにお返事してください。"),
            about="",
            address=reverse("rightscase", args=[one.public_id]),
            action=_("申し出を見る"),
            pressing=left <= SOON,
        )


def withdrawn(user: User, day: date) -> Iterator[Task]:
    """Who has taken his consent back himself these two weeks, and whether something runs on."""
    since = timezone.now() - TOLD
    gone = Consent.objects.visible_to(user).filter(
        organisation__in=Organisation.objects.staffed_by(user),
        kind__in=(ConsentKind.SHARING, ConsentKind.INTRODUCTION),
        ended_manner=ConsentManner.ONLINE,
        ended_at__gt=since,
        replaced_by=None,
        expert__ended_on=None,
    )
    told: set[tuple[int | None, str]] = set()
    for one in gone.select_related("expert").order_by("-ended_at", "-id"):
        person = one.expert
        if person is None or (person.pk, one.kind) in told:
            continue
        told.add((person.pk, one.kind))
        runs = bool(running_for(person))
        yield Task(
            when=_("取りやめ"),
            note=short_date(timezone.localdate(one.ended_at)),
            title=_("%(name)sさんが、同意を取りやめました：%(kind)s")
            % {"name": person.full_name, "kind": one.get_kind_display()},
            why=_("続いているお手伝いや面談、ご相談があります。お電話でご相談ください。")
            if runs
            else _("すぐに効いています。ほかのしかたで提供する前に、ご本人にうかがってください。"),
            about="",
            address=reverse("expert_consents", args=[person.public_id]),
            action=_("同意と提供を見る"),
            pressing=runs,
        )
        if len(told) == SHOWN:
            return
