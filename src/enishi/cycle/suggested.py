"""Categories that a need's text suggests, with the words they rest on."""

from dataclasses import dataclass

from enishi import matchmaking
from enishi.cycle.fit import need_passages
from enishi.cycle.models import Need


@dataclass(frozen=True)
class Suggested:
    """A category, and the company's words that speak for it."""

    category: str
    words: list[str]


def suggested(need: Need) -> list[Suggested]:
    """What the text suggests beyond the categories that a person confirmed, clearest first."""
    passages = list(need_passages(need).values())
    confirmed = {c.category for c in need.categories.all()}
    return [
        Suggested(found.category, words_of(found, passages))
        for found in matchmaking.suggestions(passages)
        if found.category not in confirmed
    ]


def words_of(found: matchmaking.Suggestion, passages: list[matchmaking.Passage]) -> list[str]:
    """The words as they stand in the text, each once."""
    words = (passages[index].text[start:end] for index, start, end in found.words)
    return list(dict.fromkeys(words))
