"""How an expert's rows become the values that the engine reads. Age is not among them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch

from enishi import engine
from enishi.experts.models import BlockedCompany, CareerEntry, Expert
from enishi.reference import wareki
from enishi.reference.wording import Wording

SMALL_FIRM = 50
OFFERS = Wording("支援できること", "What I can offer")
ABOUT = Wording("自己PR", "About myself")
SMALL_FIRM_STYLE = Wording("中小企業での働き方", "How I work with small firms")


def profiles(experts: Iterable[Expert]) -> list[engine.Expert]:
    """Read the experts' cards as engine values; expects rows fetched `with_parts`."""
    return [profile(expert) for expert in experts]


def with_parts() -> list[Any]:
    """What must be fetched along with experts to read their profiles without further queries."""
    blocked = BlockedCompany.objects.filter(ended_at=None).select_related("company")
    return ["career", "specialisms", Prefetch("blocked", queryset=blocked)]


def profile(expert: Expert, *, language: str = "ja") -> engine.Expert:
    """Read one card as an engine value; the language is that of the places."""
    career = list(expert.career.all())
    passages = [
        engine.Passage(
            text=career_text(entry), place=place_of(entry, language), kind=engine.Kind.CAREER
        )
        for entry in career
    ]
    passages += [
        engine.Passage(text=text, place=place.in_language(language), kind=kind)
        for text, place, kind in (
            (expert.offers, OFFERS, engine.Kind.OFFER),
            (expert.about, ABOUT, engine.Kind.OFFER),
            (expert.small_firm_style, SMALL_FIRM_STYLE, engine.Kind.STYLE),
        )
        if text
    ]
    sizes = [entry.company_size for entry in career if entry.company_size]
    return engine.Expert(
        id=str(expert.public_id),
        passages=tuple(passages),
        categories=frozenset(s.category for s in expert.specialisms.all()),
        industries=frozenset(entry.industry for entry in career if entry.industry),
        prefecture=expert.prefecture or None,
        reach=frozenset(expert.reach) or None,
        online=expert.online,
        free_places=expert.free_places,
        unavailable_until=expert.paused_until,
        blocked=frozenset(str(b.company.public_id) for b in expert.blocked.all()),
        small_firm=min(sizes) < SMALL_FIRM if sizes else None,
    )


def career_text(entry: CareerEntry) -> str:
    """The duties as typed: they come first so that a quotation's characters are the row's own."""
    post = f"{entry.department} {entry.post}".strip()
    return f"{entry.duties}\n{post}" if post else entry.duties


def place_of(entry: CareerEntry, language: str) -> str:
    """Where in the career an entry stands: 職務経歴 2件目（平成9年〜平成13年）."""
    until = Wording("〜", "–").in_language(language)
    years = until.join(
        wareki.format_partial(wareki.PartialDate.fromiso(when), language).split("（")[0]
        for when in (entry.from_when, entry.to_when)
        if when
    )
    which = Wording(f"職務経歴 {entry.position}件目", f"Career, entry {entry.position}")
    brackets = Wording(f"（{years}）", f" ({years})")
    return which.in_language(language) + (brackets.in_language(language) if years else "")
