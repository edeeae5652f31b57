"""What waits for somebody between the group's table and the match."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.cycle.models import (
    Acceptance,
    Candidate,
    Decision,
    Deliberation,
    DeliberationMeeting,
    Evaluation,
    Introduction,
    Match,
    Opinion,
    Reply,
    Side,
    Sounding,
)
from enishi.experts.models import RegistrationState
from enishi.people.models import User
from enishi.web.start import asked
from enishi.web.start.task import Task
from enishi.web.templatetags.enishi_tags import short_date

MOST = 6
A_MONTH = timedelta(days=31)
A_YEAR = timedelta(days=365)


def tasks(user: User, day: date) -> Iterator[Task]:
    """What is furthest on comes first: there somebody outside waits for us."""
    yield from _introductions(user, day)
    yield from _acceptances(user)
    yield from _soundings(user, day)
    yield from _decisions(user)
    yield from _sittings(user, day)
    yield from asked.invitations(user, day)
    yield from asked.wishes(user)
    yield from _opinions(user)
    yield from _supports(user, day)


def _supports(user: User, day: date) -> Iterator[Task]:
    """Supports that are over, of which nobody has asked the company yet how they went."""
    said = Evaluation.objects.live().filter(match=OuterRef("pk"), side=Side.COMPANY)
    mine = Match.objects.visible_to(user).over().filter(made_by=user, ended_on__gt=day - A_YEAR)
    for one in mine.filter(~Exists(said)).select_related("company", "expert")[:MOST]:
        names = {"expert": one.expert.full_name, "company": one.company.name}
        yield Task(
            when=_("支援"),
            note=short_date(one.ended_on),
            title=_("支援を終えてのアンケートをうかがう"),
            why=_("支援が終わりました。企業に、お電話でうかがってください。"),
            about=_("%(expert)sさんと%(company)s") % names,
            address=reverse("support", args=[one.public_id]),
            action=_("支援を開く"),
        )


def _introductions(user: User, day: date) -> Iterator[Task]:
    mine = Introduction.objects.visible_to(user).open().filter(introduced_by=user, matches=None)
    related = ("expert", "company", "deliberation__need__organisation")
    for one in mine.select_related(*related).prefetch_related("answers", "interviews")[:MOST]:
        standing = [a for a in one.answers.all() if a.ended_at is None]
        replies = {a.side: a.reply for a in standing if not a.about_day}
        met = [i for i in one.interviews.all() if i.ended_at is None]
        names = {"expert": one.expert.full_name, "company": one.company.name}
        if one.expert.state != RegistrationState.REGISTERED:
            told = (
                _("ご紹介を止める"),
                _("ご本人の登録が終わっています。企業にお電話でお伝えください。"),
            )
        elif Reply.NO in replies.values():
            told = (
                _("次の方を決める"),
                _("見送りとのお返事がありました。次の方には、1回押すだけで進めます。"),
            )
        elif list(replies.values()) == [Reply.YES, Reply.YES]:
            told = (_("マッチングを記録する"), _("両方から「お願いしたい」とお返事がありました。"))
        elif replies:
            told = (_("もう一方のお返事をうかがう"), _("片方のお返事は届いています。"))
        elif met and met[-1].starts_at < timezone.now():
            told = (
                _("面談のあとのお返事をうかがう"),
                _("面談の日が過ぎました。お電話でうかがってください。"),
            )
        elif any(a.reply == Reply.DAY for a in standing):
            told = (
                _("面談の日を決めなおす"),
                _("ほかの日にしてほしいとのお返事がありました。"),
            )
        elif not met:
            told = (_("面談の日を決める"), _("ご紹介しましたが、まだ日が決まっていません。"))
        else:
            continue
        yield Task(
            when=_("ご紹介"),
            note=short_date(one.introduced_on),
            title=told[0],
            why=told[1],
            about=_("%(expert)sさんと%(company)s") % names,
            address=reverse("introduction", args=[one.public_id]),
            action=_("紹介を開く"),
            pressing=bool(standing) or one.reply_by < day,
        )


def _acceptances(user: User) -> Iterator[Task]:
    agreed = (
        Acceptance.objects.visible_to(user)
        .live()
        .filter(sounding__asked_by=user, sounding__decision__ended_at=None)
        .exclude(pk__in=Introduction.objects.open().values("acceptance"))
    )
    related = ("sounding__expert", "sounding__decision__deliberation__need__company")
    for one in agreed.select_related(*related).order_by("accepted_at")[:MOST]:
        need = one.sounding.decision.deliberation.need
        yield Task(
            when=_("内諾"),
            note=short_date(one.accepted_at),
            title=_("%(name)sさんを企業に紹介する") % {"name": one.sounding.expert.full_name},
            why=_("お引き受けくださいました。お待たせしないうちに、ご紹介してください。"),
            about=f"{need.company.name}　{need.title}",
            address=reverse("introduction_new", args=[one.public_id]),
            action=_("紹介を書く"),
            pressing=True,
        )


def _soundings(user: User, day: date) -> Iterator[Task]:
    waiting = Sounding.objects.visible_to(user).waiting().filter(asked_by=user)
    related = ("expert", "decision__deliberation__need")
    for one in waiting.select_related(*related).order_by("reply_by")[:MOST]:
        table = one.decision.deliberation
        yield Task(
            when=_("打診"),
            note=_("%(day)sまで") % {"day": short_date(one.reply_by)},
            title=(
                _("%(name)sさんにお電話する")
                if one.interested_at
                else _("%(name)sさんのお返事をうかがう")
            )
            % {"name": one.expert.full_name},
            why=_("「話を聞いてみたい」とお返事がありました。くわしくお話ししてください。")
            if one.interested_at
            else _("お返事の目安の日が過ぎました。お電話でうかがってください。")
            if one.reply_by < day
            else _("お返事をいただいたら、条件といっしょに書きとめます。"),
            about=table.need.title,
            address=reverse("deliberation", args=[table.public_id]) + "#x",
            action=_("お返事を書きとめる"),
            pressing=bool(one.interested_at) or one.reply_by <= day,
        )


def _decisions(user: User) -> Iterator[Task]:
    asked = Sounding.objects.filter(decision=OuterRef("pk"), ended_at=None)
    decided = Decision.objects.visible_to(user).standing().filter(~Exists(asked))
    mine = decided.filter(deliberation__need__owner=user)
    related = ("candidate__access__expert", "deliberation__need")
    for one in mine.select_related(*related).order_by("decided_at")[:MOST]:
        yield Task(
            when=_("決定"),
            note=short_date(one.decided_at),
            title=_("%(name)sさんに打診する") % {"name": one.candidate.access.expert.full_name},
            why=_("討議で決まりました。社名を伏せて、まずご本人にうかがいます。"),
            about=one.deliberation.need.title,
            address=reverse("soundings", args=[one.public_id]),
            action=_("打診する"),
            pressing=True,
        )


def _sittings(user: User, day: date) -> Iterator[Task]:
    ahead = DeliberationMeeting.objects.visible_to(user).live().filter(closed_at=None)
    soon = ahead.filter(starts_at__date__gte=day, starts_at__date__lte=day + A_MONTH)
    for one in soon.select_related("group").order_by("starts_at")[:1]:
        starts = timezone.localtime(one.starts_at)
        yield Task(
            when=short_date(starts.date()),
            note=_("討議会"),
            title=_("%(group)s　第%(n)s回の討議会") % {"group": one.group.name, "n": one.number},
            why=_("議題を確かめ、討議会資料を印刷しておきます。"),
            about=f"{starts:%H:%M}　{one.place}",
            address=reverse("sitting", args=[one.public_id]),
            action=_("討議会を開く"),
            pressing=starts.date() == day,
        )


def _opinions(user: User) -> Iterator[Task]:
    mine = Opinion.objects.filter(candidate=OuterRef("pk"), author=user)
    decided = Decision.objects.exclude(outcome="undone").values("candidate")
    unspoken = Candidate.objects.live().filter(~Exists(mine)).exclude(pk__in=decided)
    tables = (
        Deliberation.objects.visible_to(user)
        .open()
        .filter(Q(need__in=unspoken.values("need")))
        .exclude(pk__in=Decision.objects.standing().values("deliberation"))
    )
    for one in tables.select_related("need__organisation").order_by("opened_on", "id")[:MOST]:
        yield Task(
            when=_("討議"),
            note=_("%(day)sから") % {"day": short_date(one.opened_on)},
            title=one.need.title,
            why=_("あなたの意見を待っています。書きこむと、みなさんの意見が開きます。"),
            about=one.need.reference,
            address=reverse("deliberation", args=[one.public_id]),
            action=_("意見を書く"),
        )
