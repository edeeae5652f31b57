"""What somebody should know and has not read, and the trainings on which he has not said a word."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.knowledge.models import Announcement, Moment, TrainingAttendance
from enishi.people.known import parts_of
from enishi.people.models import STAFF, Membership, Role, User
from enishi.people.queries import at_the_door
from enishi.rights.models import Incident
from enishi.web.start.task import Task
from enishi.web.templatetags.enishi_tags import short_date

# So long before and after a training its survey is asked for.
NEAR = timedelta(days=14)
A_WEEK = timedelta(days=7)


def unread(user: User) -> Iterator[Task]:
    """The latest announcements that a person has not said he read."""
    waiting = Announcement.objects.unread_by(user).select_related("organisation")
    for one in waiting.order_by("-announced_at")[:2]:
        yield Task(
            when=_("お知らせ"),
            note=short_date(one.announced_at),
            title=one.title,
            why=_("読んだら「読みました」を押してください。"),
            about=one.organisation.name,
            address=reverse("announcement", args=[one.public_id]),
            action=_("お知らせを読む"),
        )


def watched(user: User, day: date) -> Iterator[Task]:
    """Of whose account a head should ask: it opened too much at once, or brought a virus."""
    parts = parts_of(user.pk)
    if parts is None or Role.HEAD not in parts.roles:
        return
    told = at_the_door(parts.bodies, since=timezone.now() - A_WEEK)
    asked = {account for account, at in told.items() if at.slowed_down or at.infected}
    members = Membership.objects.visible_to(user).live().filter(user__public_id__in=asked)
    # Who plays several parts is asked about once: where the list of people tells of it.
    seen = sorted(
        members.select_related("user", "organisation"),
        key=lambda one: (one.role not in STAFF, one.pk),
        reverse=True,
    )
    for one in {member.user_id: member for member in seen}.values():
        why = (
            _("この7日に、ウイルスのあるファイルを渡しました。ご本人の機器を確かめてください。")
            if told[one.user.public_id].infected
            else _(
                "この7日に、短いあいだに多くの記録を開き、止められました。お心あたりをお聞きください。"
            )
        )
        yield Task(
            when=_("お知らせ"),
            note=_("ログインの記録"),
            title=_("%(name)sさんに、使い方を確かめる") % {"name": one.user.full_name},
            why=why,
            about=one.organisation.name,
            address=f"{reverse('member_list')}?at={one.public_id}#at-{one.public_id}",
            action=_("団体の人を見る"),
            pressing=True,
        )


def surveys(user: User, day: date) -> Iterator[Task]:
    """Trainings of these days whose four questions a person has not answered."""
    near = TrainingAttendance.objects.visible_to(user).live().filter(
        member=user,
        training__called_off_at=None,
        training__held_on__range=(day - NEAR, day + NEAR),
    )  # fmt: skip
    for one in near.select_related("training"):
        training = one.training
        moment = Moment.BEFORE if day <= training.held_on else Moment.AFTER
        if training.answers.filter(member=user, moment=moment).exists():
            continue
        yield Task(
            when=_("研修"),
            note=short_date(training.held_on),
            title=_("「%(name)s」のアンケートに答える") % {"name": training.title},
            why=_(
                "4つの質問に、5段階でお答えください。お一人ずつの答えは、ほかの人には見えません。"
            ),
            about=training.place,
            address=reverse(f"training_{moment.value}", args=[training.public_id]),
            action=_("答える"),
        )


def incidents(user: User, day: date) -> Iterator[Task]:
    """What a person is to see to in the 苦情・事故台帳."""
    mine = Incident.objects.visible_to(user).open().filter(owner=user)
    for one in mine.order_by("due_on", "id")[:3]:
        late = one.due_on < day
        yield Task(
            when=_("期限切れ") if late else _("%(day)sまで") % {"day": short_date(one.due_on)},
            note=one.get_kind_display(),
            title=one.title,
            why=_("苦情・事故台帳で、あなたが担当になっています。したことを書いてください。"),
            about="",
            address=reverse("incident", args=[one.public_id]),
            action=_("台帳を開く"),
            pressing=late,
        )
