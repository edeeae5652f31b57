import hashlib
from datetime import timedelta
from secrets import token_urlsafe

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.cycle.models import (
    ABOUT_THE_DAY,
    AnswerLink,
    Introduction,
    Manner,
    Reply,
    Side,
    Sounding,
)
from enishi.cycle.transitions.answer import answer
from enishi.cycle.transitions.sound import decline_sounding, wish_to_hear
from enishi.cycle.transitions.still_fit import why_gone
from enishi.logbook.record import record
from enishi.logbook.refused import Refused
from enishi.people.models import User

OPEN_FOR = timedelta(days=60)


def fingerprint(token: str) -> str:
    """What is kept of an address: who reads the table cannot answer."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


@transaction.atomic
def issue_link(about: Introduction | Sounding, *, side: Side, by: User) -> str:
    """Make an address with which a side answers without an account; the one before it ends."""
    now = timezone.now()
    about.links.filter(side=side, used_at=None, ended_at=None).update(ended_at=now)
    token = token_urlsafe(24)
    link = AnswerLink(
        organisation=about.organisation,
        side=side,
        introduction=about if isinstance(about, Introduction) else None,
        sounding=about if isinstance(about, Sounding) else None,
        fingerprint=fingerprint(token),
        made_at=now,
        expires_at=now + OPEN_FOR,
    )
    link.full_clean()
    link.save()
    record("issued", link, by=by, within=about.organisation)
    return token


@transaction.atomic
def answer_by_link(
    link: AnswerLink,
    *,
    reply: str,
    by: User | None = None,
    cause: str = "",
    wished_days: str = "",
    impression: str = "",
    words: str = "",
) -> AnswerLink:
    """Take the answer that somebody sent from his address, and use the address up."""
    link = AnswerLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
    refuse_dead_link(link)
    if link.sounding is not None:
        if reply == Reply.YES:
            wish_to_hear(link.sounding, manner=Manner.LINK, words=words, by=None)
        else:
            decline_sounding(link.sounding, manner=Manner.LINK, why=words, by=None)
    elif link.introduction is not None:
        answer(
            link.introduction,
            side=Side(link.side),
            reply=Reply(reply),
            manner=Manner.LINK,
            cause=cause,
            wished_days=wished_days,
            impression=impression,
            words=words,
            by=None,
        )
    if reply in ABOUT_THE_DAY:
        # The same address takes the answer that comes after the two have met.
        return link
    link.used_at = timezone.now()
    link.save()
    record("used", link, by=None, within=link.organisation)
    return link


def refuse_dead_link(link: AnswerLink) -> None:
    """Say why an address no longer takes an answer, if it does not."""
    if link.used_at:
        raise Refused(_("お返事は、もういただいています。ありがとうございました。"))
    if link.ended_at:
        raise Refused(_("このご案内は取り下げられました。お返事は要りません。"))
    if link.introduction and link.side == Side.COMPANY:
        refuse_in_courtesy(link.introduction)
    if link.expires_at <= timezone.now():
        raise Refused(_("お返事の期限が過ぎました。お手数ですが、お電話でお聞かせください。"))


def refuse_in_courtesy(introduction: Introduction) -> None:
    """Tell a company that the person cannot come any more, and nothing of why."""
    if why_gone(introduction.expert, within=introduction.organisation):
        raise Refused(
            _(
                "まことに申し訳ございません。ご紹介した方は、ご事情により、ご一緒できなくなりました。"
                "お返事は要りません。担当の者から、お電話でご相談いたします。"
            )
        )
