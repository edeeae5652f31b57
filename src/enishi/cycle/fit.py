"""この案件との合い方: the engine's answer to a need, with the rows and words people read."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from enishi import matchmaking
from enishi.companies.queries import names_of_firm
from enishi.cycle.marking import Piece, pieces
from enishi.cycle.models import Candidate, Need
from enishi.cycle.quotes import Quote, quotes
from enishi.experts.models import CareerEntry, Expert
from enishi.matchmaking import Band, Exclusion
from enishi.matchmaking.profiles import profile, with_parts
from enishi.people.models import User

BAND_NAMES = {
    Band.WELL: _("よく合う"),
    Band.FAIRLY: _("合うところが多い"),
    Band.PARTLY: _("一部が合う"),
}
EXCLUSION_NAMES = {
    Exclusion.OUTRANKED: _("合うところはあるが、上の方々のほうが近い"),
    Exclusion.NO_EVIDENCE: _("経歴に、このニーズに近い文が見あたらない"),
    Exclusion.OUT_OF_REACH: _("うかがえる地域の外で、オンラインも希望されていない"),
    Exclusion.FULL: _("同時に担当できる社数に達している"),
    Exclusion.PAUSED: _("お休み中（ご本人の届け出）"),
    Exclusion.UNWANTED: _("ご本人または企業が、この組み合わせを望まない"),
}
# How far down the engine is asked about people whom somebody has put on the list by hand.
DEEP = 400
NEED_TEXTS = (
    ("said", matchmaking.Kind.SAID),
    ("background", matchmaking.Kind.BACKGROUND),
    ("tried", matchmaking.Kind.TRIED),
    ("expected", matchmaking.Kind.EXPECTED),
)


@dataclass(frozen=True)
class Points:
    """One part of the score, rounded so that the parts shown add up to the sum shown."""

    label: str
    points: str


@dataclass(frozen=True)
class Fit:
    """One expert beside the need: what fits, what is missing, and on which words it rests."""

    expert: Expert
    last_post: CareerEntry | None
    band: Band
    quotes: list[Quote]
    strengths: list[str]
    lacks: list[str]
    parts: list[Points]
    total: str
    listed: Candidate | None


@dataclass(frozen=True)
class BandOfFits:
    """The experts of one band, by their reading."""

    band: Band
    name: str
    fits: list[Fit]


@dataclass(frozen=True)
class LeftOut:
    """An expert who is not among those shown, and why."""

    expert_id: str
    reason: str


@dataclass(frozen=True)
class Fitting:
    """The whole answer as a page shows it."""

    bands: list[BandOfFits]
    considered: int
    left_out: list[LeftOut]
    reasons: list[tuple[str, int]]
    need_marks: dict[str, list[Piece]]
    notices: list[str]

    @property
    def count(self) -> int:
        """How many experts are shown."""
        return sum(len(band.fits) for band in self.bands)


def language() -> str:
    """The reader's language, as the engine takes it."""
    return "en" if (get_language() or "ja").startswith("en") else "ja"


def value_of(need: Need) -> matchmaking.Need:
    """The need as the engine reads it: what the company said, and what it looks for."""
    passages = need_passages(need)
    return matchmaking.Need(
        id=str(need.public_id),
        passages=tuple(passages.values()),
        categories=frozenset(c.category for c in need.categories.all()),
        industry=need.company.industry or None,
        prefecture=need.company.prefecture or None,
        online=need.online,
        companies=names_of_firm(need.company),
        on=timezone.localdate(),
    )


def need_passages(need: Need) -> dict[str, matchmaking.Passage]:
    """The need's texts under their fields' names; the title speaks with what was said."""
    return {
        name: matchmaking.Passage(text=getattr(need, name), kind=kind)
        for name, kind in NEED_TEXTS
        if getattr(need, name)
    }


def fitting(need: Need, *, user: User, listed: Iterable[Candidate] = (), top: int = 5) -> Fitting:
    """Ask the engine for a body's need, and read the rows of those it names."""
    himself = Expert.objects.filter(account=user).values_list("public_id", flat=True)
    asked = value_of(need)
    answer = matchmaking.answer(
        asked,
        within=need.organisation,
        besides=frozenset(str(name) for name in himself),
        top=top,
        language=language(),
    )
    named = [candidate.expert for candidate in answer.candidates]
    rows = Expert.objects.visible_to(user).filter(public_id__in=named)
    experts = {str(e.public_id): e for e in rows.prefetch_related(*with_parts())}
    on_the_list = {str(c.access.expert.public_id): c for c in listed}
    fits = [
        fit_of(candidate, experts[candidate.expert], on_the_list.get(candidate.expert), asked)
        for candidate in answer.candidates
        if candidate.expert in experts
    ]
    counts = Counter(left.exclusion for left in answer.left_out)
    return Fitting(
        bands=in_bands(fits),
        considered=len(answer.candidates) + len(answer.left_out),
        left_out=[
            LeftOut(left.expert, left.wording.in_language(language())) for left in answer.left_out
        ],
        reasons=[(str(name), counts[e]) for e, name in EXCLUSION_NAMES.items() if counts[e]],
        need_marks=marks_in(need, answer.candidates),
        notices=[notice.in_language(language()) for notice in answer.notices],
    )


def fits_of_listed(
    need: Need, *, listed: list[Candidate]
) -> tuple[dict[int, Fit], dict[str, list[Piece]]]:
    """The fit of those on the short list, by candidate, and the need's texts with their marks."""
    asked = value_of(need)
    answer = matchmaking.answer(asked, within=need.organisation, top=DEEP, language=language())
    by_expert = {str(c.access.expert.public_id): c for c in listed}
    named = [one for one in answer.candidates if one.expert in by_expert]
    rows = Expert.objects.filter(pk__in=[c.access.expert_id for c in listed])
    experts = {str(e.public_id): e for e in rows.prefetch_related(*with_parts())}
    fits = {
        by_expert[one.expert].pk: fit_of(one, experts[one.expert], by_expert[one.expert], asked)
        for one in named
    }
    return fits, marks_in(need, named)


def fit_of(
    candidate: matchmaking.Candidate,
    expert: Expert,
    listed: Candidate | None,
    asked: matchmaking.Need,
) -> Fit:
    """Put one of the engine's candidates into words beside his row and the need."""
    passages = profile(expert, language=language()).passages
    rounded, total = adding_up([part.score for part in candidate.parts])
    return Fit(
        expert=expert,
        last_post=next(reversed(list(expert.career.all())), None),
        band=candidate.band,
        quotes=quotes(candidate, passages, asked, language()),
        strengths=[words.in_language(language()) for words in candidate.strengths],
        lacks=[words.in_language(language()) for words in candidate.lacks],
        parts=[
            Points(part.label.in_language(language()), points)
            for part, points in zip(candidate.parts, rounded, strict=True)
        ],
        total=total,
        listed=listed,
    )


def adding_up(scores: list[float]) -> tuple[list[str], str]:
    """Round to tenths so that what is shown adds up to the sum shown (largest remainder)."""
    total = round(sum(scores) * 10)
    tenths = [int(score * 10 // 1) for score in scores]
    by_remainder = sorted(range(len(scores)), key=lambda i: tenths[i] - scores[i] * 10)
    for i in by_remainder[: total - sum(tenths)]:
        tenths[i] += 1
    return [f"{value / 10:.1f}" for value in tenths], f"{total / 10:.1f}"


def in_bands(fits: list[Fit]) -> list[BandOfFits]:
    """Group by band, best first; within a band nobody is ranked: they stand by their reading."""
    return [
        BandOfFits(
            band,
            str(name),
            sorted(
                (fit for fit in fits if fit.band == band),
                key=lambda fit: (fit.expert.family_kana, fit.expert.given_kana, fit.expert.pk),
            ),
        )
        for band, name in BAND_NAMES.items()
        if any(fit.band == band for fit in fits)
    ]


def marks_in(need: Need, candidates: Iterable[matchmaking.Candidate]) -> dict[str, list[Piece]]:
    """The need's texts with every word marked on which a quotation shown rests."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for candidate in candidates:
        for quotation in candidate.quotations:
            for index, start, end in quotation.need_marks:
                spans.setdefault(index, []).append((start, end))
    return {
        name: pieces(passage.text, spans.get(index, []))
        for index, (name, passage) in enumerate(need_passages(need).items())
    }
