"""The rest of a registration card: what people say of themselves, and when they can come."""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from enishi.demonstration.careers import Life
from enishi.demonstration.organisations import AREAS
from enishi.demonstration.prose import read, word
from enishi.demonstration.values import Availability, Language

_LANGUAGE_SHARE = 0.3
_ABROAD = ("overseas", "legal")


@dataclass(frozen=True, slots=True)
class Profile:
    """What a person writes below the career."""

    self_introduction: str
    offer: str
    small_firm_manner: str
    qualifications: tuple[str, ...]
    languages: tuple[Language, ...]
    channel: str
    introduced_by: str


@dataclass(slots=True)
class Sayings:
    """Counts what has been said, so that the same sentence comes round seldom."""

    said: Counter[str] = field(default_factory=Counter)

    def take(self, texts: list[str], draw: random.Random) -> str:
        """The least used of the texts."""
        chosen = min(texts, key=lambda text: (self.said[text], draw.random()))
        self.said[chosen] += 1
        return chosen


def profile(life: Life, sayings: Sayings, draw: random.Random) -> Profile:
    """One person's own words, some of them left empty as people do."""
    content = read("profile")
    known: list[str] = content["offer"][life.function]
    offers = [sayings.take(known, draw) for _ in range(draw.choice((1, 1, 2)))]
    parts = [sayings.take(content["self"], draw)]
    if draw.random() < 0.45:
        parts.append(draw.choice(content["self_more"]))
    channel = draw.choice(content["channels"])
    return Profile(
        self_introduction=_said(parts, life, draw) if draw.random() < 0.9 else "",
        offer=_said(offers, life, draw),
        small_firm_manner=_said([sayings.take(content["manner"], draw)], life, draw)
        if draw.random() < 0.85
        else "",
        qualifications=_qualifications(life, draw),
        languages=_languages(life, draw),
        channel=channel,
        introduced_by=draw.choice(content["introduced_by"]) if "紹介" in channel else "",
    )


def _said(texts: list[str], life: Life, draw: random.Random) -> str:
    return "".join(word(text, draw, full_width=life.full_width) for text in texts)


def _qualifications(life: Life, draw: random.Random) -> tuple[str, ...]:
    known: list[str] = read("profile")["qualifications"][life.function]
    return tuple(draw.sample(known, k=min(len(known), draw.choice((0, 0, 1, 1, 2)))))


def _languages(life: Life, draw: random.Random) -> tuple[Language, ...]:
    if life.function not in _ABROAD and draw.random() > _LANGUAGE_SHARE:
        return ()
    lines = draw.sample(read("profile")["languages"], k=1 if draw.random() < 0.7 else 2)
    pairs = [line.split("|") for line in lines]
    return tuple({name: Language(name, level) for name, level in pairs}.values())


def availability(
    prefecture: str, today: date, draw: random.Random, *, historic: bool
) -> Availability:
    """Where and when the person can come."""
    content = read("profile")
    chance = draw.random()
    reach: tuple[str, ...] | None
    area = next((area.prefectures for area in AREAS if prefecture in area.prefectures), None)
    if chance < 0.12 or area is None:
        reach = None
    elif chance < 0.3:
        reach = (prefecture,)
    else:
        reach = area if chance < 0.75 else tuple(sorted({prefecture, draw.choice(area)}))
    paused = not historic and draw.random() < 0.05
    return Availability(
        reach=reach,
        online=not historic and draw.random() < 0.62,
        weekdays=draw.choice(content["weekdays"]),
        frequency=draw.choice(content["frequency"]),
        terms=draw.choice(content["terms"]),
        capacity=draw.choice((2, 2, 3, 3)) if historic else draw.choice((1, 1, 2, 2, 2, 3)),
        paused_until=today + timedelta(days=draw.randint(15, 160)) if paused else None,
    )


def farewells() -> list[str]:
    """Why registrations end."""
    reasons: list[str] = read("profile")["farewells"]
    return reasons


def permissions() -> list[str]:
    """How the present employer of a person still at work stands to it."""
    answers: list[str] = read("profile")["permissions"]
    return answers
