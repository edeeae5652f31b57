"""下書き: what a person has begun to write and not saved, and the page on which he goes on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from enishi.companies.models import Company
from enishi.cycle.models import HearingSheet, Need, Prospect, Visit
from enishi.experts.models import Expert
from enishi.outbox.models import Letter
from enishi.people.models import Draft, User
from enishi.people.transitions.draft import NEW
from enishi.web.start.task import Task
from enishi.web.templatetags.enishi_tags import short_date

PRESSING = 2


@dataclass(frozen=True)
class Paper:
    """A form that keeps drafts: what it is called, its pages, and of which records it tells."""

    title: str | Promise
    anew: str = ""
    again: str = ""
    records: Callable[[User], QuerySet[Any]] | None = None


def _visits(user: User) -> QuerySet[Visit]:
    return Visit.objects.visible_to(user).live().select_related("company")


def _sheets(user: User) -> QuerySet[HearingSheet]:
    return HearingSheet.objects.visible_to(user).select_related("visit__company")


def _needs(user: User) -> QuerySet[Need]:
    return Need.objects.visible_to(user).select_related("organisation")


PAPERS = {
    "need": Paper(gettext_lazy("ニーズの書きかけ"), "need_new", "need_edit", _needs),
    "expert": Paper(
        gettext_lazy("登録票の書きかけ"), "expert_new", "expert_edit", Expert.objects.visible_to
    ),
    "company": Paper(
        gettext_lazy("企業の書きかけ"), "company_new", "company_edit", Company.objects.visible_to
    ),
    "letter": Paper(
        gettext_lazy("手紙の書きかけ"), "letter_new", "letter_edit", Letter.objects.visible_to
    ),
    "sheet": Paper(gettext_lazy("聞き取りの書きかけ"), "", "sheet", _visits),
    "visit": Paper(gettext_lazy("すんだ訪問の書きかけ"), "visit_new"),
    "visit_plan": Paper(gettext_lazy("訪問の予定の書きかけ"), "visit_plan"),
    "visit_made": Paper(gettext_lazy("すんだ訪問の書きかけ"), "", "visit_made", _visits),
    "visit_replan": Paper(gettext_lazy("訪問の予定の書きかけ"), "", "visit_edit", _visits),
    "visit_revision": Paper(gettext_lazy("すんだ訪問の書きかけ"), "", "visit_edit", _visits),
    "prospect": Paper(gettext_lazy("台帳の書きかけ"), "prospect_new"),
    "prospect_revision": Paper(
        gettext_lazy("台帳の書きかけ"), "", "prospect_edit", Prospect.objects.visible_to
    ),
    "need_of_sheet": Paper(gettext_lazy("ニーズの書きかけ"), "", "need_of_sheet", _sheets),
    "need_slip": Paper(gettext_lazy("ニーズ票の書きかけ"), "", "slip_new", _needs),
}


def drafts(user: User) -> Iterator[Task]:
    """What a person has begun to write, the latest first; only the newest press."""
    kept = list(Draft.objects.filter(user=user, form__in=PAPERS).order_by("-saved_at"))
    told = records_of(kept, user)
    open_ones = [one for one in kept if (one.form, one.subject) in told]
    for number, draft in enumerate(open_ones):
        paper = PAPERS[draft.form]
        new = draft.subject == NEW
        yield Task(
            when=_("書きかけ"),
            note=short_date(draft.saved_at),
            title=str(paper.title),
            why=_("まだ登録されていません。続きを書いて「保存する」を押すと終わります。"),
            about=told[draft.form, draft.subject],
            address=reverse(paper.anew) if new else reverse(paper.again, args=[draft.subject]),
            action=_("続きを書く"),
            pressing=number < PRESSING,
            invented=False,
        )


def records_of(kept: list[Draft], user: User) -> dict[tuple[str, UUID], str]:
    """Of which record each draft tells, where there still is a page on which to go on."""
    told: dict[tuple[str, UUID], str] = {}
    for form in dict.fromkeys(draft.form for draft in kept):
        paper, subjects = PAPERS[form], [draft.subject for draft in kept if draft.form == form]
        if paper.anew:
            told[form, NEW] = ""
        if paper.records:
            rows = paper.records(user).filter(public_id__in=subjects)
            told |= {(form, row.public_id): str(row) for row in rows}
    return told
