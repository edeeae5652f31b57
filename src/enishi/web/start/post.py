"""Letters on the desk: what did not arrive, what waits for a signature, what is to be printed."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from enishi.outbox import queries
from enishi.outbox.models import Letter
from enishi.outbox.transitions.approve import may_approve
from enishi.people.models import User
from enishi.web.start.task import Task
from enishi.web.templatetags.enishi_tags import short_date

SHOWN = 4


def letters_on(user: User, at: datetime) -> Iterator[Task]:
    """What waits for one person in his body's outbox."""
    mine = queries.troubled(user, at).filter(drafted_by=user)
    for letter in mine[:SHOWN]:
        yield _task(
            letter,
            when=_("届かない手紙"),
            why=_(
                "届いていないか、送れていません。アドレスをたしかめるか、お電話でお知らせします。"
            ),
            action=_("手紙を見る"),
            pressing=True,
        )
    for letter in queries.on_the_table(user)[:SHOWN]:
        if may_approve(user, letter.organisation):
            yield _task(
                letter,
                when=_("決裁"),
                why=_("起案された手紙です。読んで、よければ決裁してください。"),
                action=_("読んで決裁する"),
                pressing=True,
            )
    printing = queries.to_print(user).filter(drafted_by=user)
    if count := printing.count():
        yield Task(
            when=_("郵便"),
            note=short_date(at),
            title=_("%(n)s通の手紙を印刷して、投函する") % {"n": count},
            why=_("宛名ラベルも、まとめて印刷できます。出したら「投函した」を押します。"),
            about="",
            address=reverse("letter_list"),
            action=_("手紙を見る"),
            invented=False,
        )


def _task(letter: Letter, *, when: str, why: str, action: str, pressing: bool) -> Task:
    return Task(
        when=when,
        note=short_date(letter.bounced_at or letter.proposed_at or letter.drafted_at),
        title=letter.subject,
        why=why,
        about=f"{letter.recipient_firm} {letter.recipient_name}".strip(),
        address=letter.get_absolute_url(),
        action=action,
        pressing=pressing,
    )
