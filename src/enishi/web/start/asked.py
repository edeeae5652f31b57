"""Who wishes to be heard, and which bodies invite us: what others ask of a coordinator."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.cycle.guests import invitations_of
from enishi.cycle.models import Candidate, Decision, DecisionOutcome, InterviewWish
from enishi.people.models import User
from enishi.web.start.task import Task
from enishi.web.templatetags.enishi_tags import short_date

MOST = 6


def wishes(user: User) -> Iterator[Task]:
    """People who wish to be heard: nobody has looked at them yet, or nobody has answered them."""
    listed = Candidate.objects.live().filter(
        need=OuterRef("need"), access__expert=OuterRef("expert")
    )
    mine = InterviewWish.objects.visible_to(user).filter(need__owner=user)
    mine, over = mine.select_related("expert", "need"), mine.passed_over().values("pk")
    new = mine.open().filter(~Exists(listed), need__closed_on=None).exclude(pk__in=over)
    matched = Decision.objects.filter(outcome=DecisionOutcome.MATCHED)
    final = Q(need__in=matched.values("deliberation__need")) | Q(need__closed_on__isnull=False)
    unanswered = [one for one in mine.filter(final, pk__in=over) if not one.answers.exists()]
    for one in [*unanswered, *new][:MOST]:
        is_owed = one in unanswered
        yield Task(
            when=_("面談希望"),
            note=short_date(one.wished_at),
            title=(
                _("%(name)sさんへ、お礼とお断りを書く")
                if is_owed
                else _("%(name)sさんが、話を聞いてみたいとのことです")
            )
            % {"name": one.expert.full_name},
            why=_("お願いできなくなりました。お返事をお待ちですので、お礼とともにお伝えします。")
            if is_owed
            else _("登録票を読み、候補に入れるかどうかを決めてください。"),
            about=one.need.title,
            address=reverse("need", args=[one.need.public_id])
            + ("#owed-h" if is_owed else "#wishes-h"),
            action=_("手紙を書く") if is_owed else _("ご希望を見る"),
            pressing=is_owed,
        )


def invitations(user: User, day: date) -> Iterator[Task]:
    """The sittings of other bodies that are still to come."""
    for one in invitations_of(user)[:2]:
        starts = timezone.localtime(one.meeting.starts_at)
        if starts.date() < day:
            continue
        yield Task(
            when=short_date(starts.date()),
            note=_("お招き"),
            title=_("%(body)sの討議会に出る") % {"body": one.organisation.name},
            why=_("お招きを受けています。議題を読み、意見を書けます。"),
            about=f"{starts:%H:%M}　{one.meeting.place}",
            address=reverse("guest_sitting", args=[one.public_id]),
            action=_("議題を読む"),
            pressing=starts.date() == day,
        )
