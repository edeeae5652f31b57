from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.cycle.models import ABOUT_THE_DAY, Answer, Introduction, Manner, Reply, Side
from enishi.cycle.transitions.introduce import open_one
from enishi.cycle.transitions.recuse import refuse_outsiders
from enishi.cycle.transitions.still_fit import refuse_gone
from enishi.logbook.record import claim, record
from enishi.logbook.refused import NotYours, Refused
from enishi.people.models import User


@transaction.atomic
def answer(
    introduction: Introduction,
    *,
    side: Side,
    reply: Reply,
    manner: Manner,
    by: User | None,
    cause: str = "",
    wished_days: str = "",
    impression: str = "",
    words: str = "",
) -> Answer:
    """Keep what the company or the expert replied: yes, a second interview, or no and why."""
    refuse_strangers(introduction, side=side, manner=manner, by=by)
    introduction = open_one(introduction)
    round_now = max(1, introduction.interviews.live().count())
    earlier = introduction.answers.live().filter(side=side, round=round_now)
    about_day = reply in ABOUT_THE_DAY
    if reply == Reply.SUITS and not introduction.interviews.live().exists():
        raise Refused(_("面談の日が、まだ決まっていません。ご都合のよい日をお聞かせください。"))
    if about_day:
        settle_the_day(earlier.filter(about_day=True), why=_("新しいお返事があったため。"), by=by)
    if earlier.deciding().exists():
        raise Refused(_("お返事は、もういただいています。変えるときは、担当の者へお電話ください。"))
    if reply != Reply.NO:
        refuse_gone(introduction.expert, within=introduction.organisation)
    given = Answer(
        organisation=introduction.organisation,
        introduction=introduction,
        side=side,
        round=round_now,
        reply=reply,
        about_day=about_day,
        cause=cause if reply == Reply.NO else "",
        wished_days=wished_days if reply in (Reply.AGAIN, Reply.DAY) else "",
        impression=impression,
        words=words,
        manner=manner,
        given_at=timezone.now(),
        noted_by=None if manner in (Manner.LINK, Manner.ACCOUNT) else by,
    )
    given.full_clean()
    given.save()
    if side == Side.COMPANY and introduction.told_at is None:
        introduction.told_at = given.given_at
        introduction.save()
    record("answered", given, by=by, within=introduction.organisation, fields=["reply"])
    return given


@transaction.atomic
def settle_the_day(answers: QuerySet[Answer], *, why: str, by: User | None) -> None:
    """An answer about a day is over when another was given, or when the day itself has changed."""
    for one in answers:
        claim(one, read_at=one.version)
        one.ended_at, one.ended_why = timezone.now(), why
        one.save()
        record("corrected", one, by=by, within=one.organisation)


def refuse_strangers(
    introduction: Introduction, *, side: Side, manner: Manner, by: User | None
) -> None:
    """A side answers by its link or its own account; for it, only the table may note an answer."""
    if by is None:
        if manner != Manner.LINK:
            raise NotYours(_("お返事をした方がわかりません。"))
        return
    himself = {
        Side.EXPERT: Introduction.objects.of(by),
        Side.COMPANY: Introduction.objects.told_to(by),
    }[side]
    if not himself.filter(pk=introduction.pk).exists():
        refuse_outsiders(introduction.deliberation, by=by)


@transaction.atomic
def correct_answer(given: Answer, *, why: str, by: User) -> None:
    """Set an answer aside that was noted wrongly, with the reason; the right one is noted anew."""
    refuse_outsiders(given.introduction.deliberation, by=by)
    if given.ended_at:
        raise Refused(_("このお返事は、もう訂正されています。"))
    if given.introduction.matches.made().exists():
        raise Refused(_("もう支援が決まっています。先に、支援の決定を取り消してください。"))
    claim(given, read_at=given.version)
    given.ended_at, given.ended_why = timezone.now(), why
    given.full_clean()
    given.save()
    record("corrected", given, by=by, within=given.organisation)
