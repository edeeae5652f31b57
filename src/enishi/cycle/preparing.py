"""訪問の準備: what is known before a visit, gathered on one page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from enishi import matchmaking
from enishi.companies.models import Company
from enishi.cycle.models import HearingSheet, Insurance, Need, Prospect, Visit
from enishi.cycle.queries import Stage, with_stage
from enishi.outbox.models import ContactNote
from enishi.people.models import User
from enishi.reference.questions import GENERAL, questions
from enishi.reference.wording import Wording

SIMILAR = 5
OF_FIELDS = 4
LOOKED_THROUGH = 60
STAGES = list(Stage)


@dataclass(frozen=True)
class Similar:
    """A need of another company that was like this one, and how it went."""

    need: Need
    went: str


@dataclass(frozen=True)
class Preparation:
    """Everything that somebody looks at before he sets out."""

    contacts: list[ContactNote]
    earlier: list[Visit]
    sheet: HearingSheet | None
    needs: list[Need]
    lines: list[Prospect]
    similar: list[Similar]
    questions: list[str]
    missing: list[str]


def preparation(planned: Visit, *, user: User) -> Preparation:
    """Gather what is known of the company, and what is still missing for the visit."""
    company = planned.company
    needs = list(
        Need.objects.visible_to(user)
        .filter(company=company)
        .select_related("organisation")
        .prefetch_related("categories")
        .order_by("-number")
    )
    categories = categories_of(needs, planned)
    return Preparation(
        contacts=list(
            ContactNote.objects.visible_to(user).about(company).kept().order_by("-contacted_at")[:5]
        ),
        earlier=list(earlier_visits(planned, user)),
        sheet=sheet_before(planned, user),
        needs=needs,
        lines=list(Prospect.objects.visible_to(user).filter(company=company)),
        similar=similar(company, categories, user),
        questions=[words.in_language(language()) for words in asked(categories)],
        missing=missing(planned),
    )


def asked(categories: Iterable[str]) -> list[Wording]:
    """What everybody is asked, and four questions of the fields it is about, as the paper holds."""
    return [*questions(categories)[:OF_FIELDS], *GENERAL]


def language() -> str:
    """The reader's language, as the ground floor takes it."""
    return "en" if (get_language() or "ja").startswith("en") else "ja"


def earlier_visits(planned: Visit, user: User) -> QuerySet[Visit]:
    """The visits to the company before this one, the latest first."""
    before = Visit.objects.visible_to(user).made().filter(company=planned.company)
    day = planned.visited_on or planned.planned_on or timezone.localdate()
    return (
        before.filter(visited_on__lt=day)
        .select_related("coordinator")
        .order_by("-visited_on", "-pk")
    )


def sheet_before(planned: Visit, user: User) -> HearingSheet | None:
    """What was heard the last time, for whoever may read it."""
    sheets = HearingSheet.objects.visible_to(user).filter(visit__in=earlier_visits(planned, user))
    return sheets.select_related("visit").order_by("-visit__visited_on", "-visit_id").first()


def categories_of(needs: list[Need], planned: Visit) -> list[str]:
    """What the visit will be about: confirmed categories, else what the texts suggest."""
    confirmed = [c.category for need in needs for c in need.categories.all()]
    if confirmed:
        return list(dict.fromkeys(confirmed))
    lines = planned.company.prospects.values_list("note", flat=True)
    texts = [planned.agenda, *lines, *(need.said for need in needs)]
    passages = [matchmaking.Passage(text, matchmaking.Kind.SAID) for text in texts if text.strip()]
    return [found.category for found in matchmaking.suggestions(passages)][:3]


def similar(company: Company, categories: list[str], user: User) -> list[Similar]:
    """Needs of other companies in the same categories, those that went furthest first."""
    rows: Iterable[Any] = (
        with_stage(Need.objects.visible_to(user))
        .filter(categories__category__in=categories)
        .exclude(company=company)
        .select_related("organisation", "company")
        .distinct()
        .order_by("-registered_on", "-id")[:LOOKED_THROUGH]
    )
    furthest = sorted(rows, key=lambda need: STAGES.index(Stage(need.stage)), reverse=True)
    return [Similar(need, how_it_went(need)) for need in furthest[:SIMILAR]]


def how_it_went(need: Any) -> str:
    """In a few words, as far as the records go."""
    if need.stage in (Stage.SUPPORT, Stage.EVALUATED):
        return _("マッチングが成立しました")
    if need.closed_on:
        return _("成立せずに終わりました")
    return _("いまの段階：%(stage)s") % {"stage": Stage(need.stage).label}


def missing(planned: Visit) -> list[str]:
    """What is still to be settled before one sets out."""
    if planned.visited_on:
        return []
    told = [
        (not planned.starts, _("時刻がまだ決まっていません。")),
        (not planned.place, _("場所がまだ決まっていません。")),
        (
            planned.insurance in ("", Insurance.ARRANGING),
            _("訪問の保険を、まだ確かめていません。"),
        ),
        (not planned.emergency_contact, _("緊急連絡先が、まだありません。")),
    ]
    return [sentence for is_missing, sentence in told if is_missing]
