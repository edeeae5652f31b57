from collections.abc import Callable, Sequence
from typing import TypeVar

from enishi import engine
from enishi.experts.models import ExpertAccess
from enishi.matchmaking import index
from enishi.people.models import Organisation

T = TypeVar("T")
TRIES = 3


def answer(
    need: engine.Need,
    *,
    within: Organisation,
    besides: frozenset[str] = frozenset(),
    top: int = 5,
    language: str = "ja",
) -> engine.Answer:
    """Ask who fits the need, among the experts that the body may work with.

    All others, and those named in `besides`, leave no trace in the answer.
    """
    mine = ExpertAccess.objects.live().filter(organisation=within)
    among = frozenset(str(name) for name in mine.values_list("expert__public_id", flat=True))
    among -= besides
    return in_step(lambda now: now.rank(need, top=top, among=among, language=language))


def beside(
    need: engine.Need, expert: str, *, within: Organisation
) -> tuple[engine.Candidate, engine.Exclusion | None] | None:
    """One expert beside a need whatever his place, and the condition that stands against him.

    Nothing for somebody whom the body may not work with.
    """
    mine = ExpertAccess.objects.live().filter(organisation=within, expert__public_id=expert)
    return explained(need, expert) if mine.exists() else None


def explained(
    need: engine.Need, expert: str
) -> tuple[engine.Candidate, engine.Exclusion | None] | None:
    """One expert beside a need, whoever may work with him."""
    return in_step(lambda now: now.explain(need, expert))


def in_step(question: Callable[[engine.Index], T]) -> T:
    """Put a question to the index; again, when somebody wrote on a card in that very moment."""
    for _again in range(TRIES):
        try:
            return question(index.current())
        except engine.Outdated:
            continue
    index.forget_all()  # the tables were changed without the logbook
    return question(index.current())


def suggestions(passages: Sequence[engine.Passage]) -> tuple[engine.Suggestion, ...]:
    """Which categories a text speaks of, and the words that each rests on."""
    return engine.suggest_categories(passages)
