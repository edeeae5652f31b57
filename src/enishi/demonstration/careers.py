"""A career of three to six entries, composed from hand-written episodes."""

import random
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from enishi.demonstration.prose import read, word
from enishi.demonstration.values import CareerEntry

FUNCTIONS = (
    "sales", "production", "quality", "tech", "accounting", "hr", "it", "logistics",
    "overseas", "legal", "strategy",
)  # fmt: skip
_NEIGHBOURS = {
    "sales": ("strategy", "overseas", "logistics", "hr"),
    "production": ("quality", "logistics", "tech", "hr"),
    "quality": ("production", "tech", "hr"),
    "tech": ("quality", "production", "legal", "sales"),
    "accounting": ("strategy", "it", "legal"),
    "hr": ("strategy", "production", "legal"),
    "it": ("production", "accounting", "logistics"),
    "logistics": ("production", "sales", "overseas"),
    "overseas": ("sales", "logistics", "legal"),
    "legal": ("tech", "overseas", "strategy"),
    "strategy": ("sales", "accounting", "hr"),
}
_AFTERLIFE = 0.3
_DETOUR = 0.28
_BRIEF_START = 0.5
_SECOND_EPISODE = 0.6
_AFTER_POSTS = ("顧問", "嘱託", "技術顧問", "取締役", "非常勤", "相談役付")


@dataclass(frozen=True, slots=True)
class Episode:
    """One hand-written piece of work, before its wording is drawn."""

    key: str
    text: str
    category: str
    trades: frozenset[str]
    departments: tuple[str, ...]
    abroad: bool
    firms: str

    @property
    def voice(self) -> str:
        """How it is written: listed, polite or plain."""
        if self.text.startswith("・"):
            return "listed"
        return "polite" if "ました" in self.text or "ます" in self.text else "plain"


@dataclass(slots=True)
class Shelf:
    """All episodes, and how often each has been told, so that none is told too often."""

    episodes: dict[str, tuple[Episode, ...]]
    told: Counter[str] = field(default_factory=Counter)

    def take(
        self, function: str, trade: str, voice: str, used: set[str], draw: random.Random
    ) -> Episode:
        """The least told episode of a function that suits trade and voice."""
        fitting = [
            episode
            for episode in self.episodes[function]
            if episode.key not in used and (not episode.trades or trade in episode.trades)
        ] or list(self.episodes[function])
        chosen = min(
            fitting,
            key=lambda episode: (
                self.told[episode.key] + (0 if episode.voice == voice else 1.5),
                draw.random(),
            ),
        )
        self.told[chosen.key] += 1
        used.add(chosen.key)
        return chosen


def shelf() -> Shelf:
    """Read every career text."""
    return Shelf({name: _episodes(name) for name in (*FUNCTIONS, "after")})


def _episodes(function: str) -> tuple[Episode, ...]:
    content = read(f"career_{function}")
    return tuple(
        _episode(f"{function}-{group_place}-{place}", text, group, content["departments"])
        for group_place, group in enumerate(content["group"])
        for place, text in enumerate(group["texts"])
    )


def _episode(key: str, text: str, group: dict[str, Any], departments: list[str]) -> Episode:
    # A text that names its place says so in front: @バンコク駐在事務所@…
    named, text = text[1:].split("@", 1) if text.startswith("@") else ("", text)
    return Episode(
        key=key,
        text=text.strip(),
        category=group["category"],
        trades=frozenset(group.get("trades", "").split()),
        departments=(named,) if named else tuple(group.get("departments", departments)),
        abroad=group.get("abroad", False),
        firms=group.get("firms", "small_firms"),
    )


@dataclass(frozen=True, slots=True)
class _Employer:
    """A firm of a career: described, or named and marked 架空."""

    name: str
    size: int | None
    industry: str


@dataclass(frozen=True, slots=True)
class Life:
    """What a career needs to know of the person."""

    born: int
    function: str
    trade: str
    voice: str
    full_width: bool
    entries: int
    left_at: int
    known_until: int
    still_employed: bool


@dataclass(frozen=True, slots=True)
class Career:
    """The entries and the taxonomy slugs that they rest on, with years in each."""

    entries: tuple[CareerEntry, ...]
    categories: tuple[tuple[str, int], ...]


@dataclass(slots=True)
class _Telling:
    """One person telling a career, never the same piece of work twice."""

    life: Life
    shelf: Shelf
    draw: random.Random
    used: set[str] = field(default_factory=set)
    weights: Counter[str] = field(default_factory=Counter)
    post: str = ""

    def episode(self, function: str, years: int) -> Episode:
        """The next piece of work, counted for what the person knows."""
        life = self.life
        episode = self.shelf.take(function, life.trade, life.voice, self.used, self.draw)
        self.weights[episode.category] += years
        return episode

    def worded(self, text: str, years: int) -> str:
        """One wording, with the years of this post where the text leaves them open."""
        return word(
            text.replace("〔年〕", str(max(2, years))), self.draw, full_width=self.life.full_width
        )


def career(life: Life, shelf: Shelf, draw: random.Random) -> Career:
    """One person's entries in order of time."""
    telling = _Telling(life, shelf, draw)
    afterlife = (
        not life.still_employed
        and life.left_at <= min(life.known_until - 2, life.born + 62)
        and life.entries > 3
        and draw.random() < _AFTERLIFE
    )
    inside = life.entries - 1 if afterlife else life.entries
    began = life.born + draw.choice((18, 20, 22, 22, 22, 24))
    cuts = _cuts(began, life.left_at, inside, draw)
    employer = _employer(life.trade, draw)
    entries: list[CareerEntry] = []
    for place in range(inside):
        if place == inside - 1 and draw.random() < 0.25:
            employer = _employer(life.trade, draw)
        entries.append(_inside_entry(telling, employer, cuts, place))
    if afterlife:
        entries.append(_after_entry(telling))
    return Career(tuple(entries), tuple(telling.weights.most_common(6)))


def _cuts(began: int, left: int, pieces: int, draw: random.Random) -> list[int]:
    step = (left - began) / pieces
    inner = [
        began + round(step * (place + draw.uniform(-0.25, 0.25))) for place in range(1, pieces)
    ]
    return [began, *inner, left]


def _employer(trade: str, draw: random.Random) -> _Employer:
    return _parsed(draw.choice(read("employers")["trade"][trade]))


def _parsed(line: str) -> _Employer:
    name, size, industry = line.split("|")
    return _Employer(name, int(size) if size else None, industry)


def _inside_entry(
    telling: _Telling, employer: _Employer, cuts: list[int], place: int
) -> CareerEntry:
    life, draw = telling.life, telling.draw
    start, end = cuts[place], cuts[place + 1]
    first, last = place == 0, place == len(cuts) - 2
    function = life.function
    if not last and draw.random() < _DETOUR:
        function = draw.choice(_NEIGHBOURS[life.function])
    content = read(f"career_{function}")
    department, abroad = word(draw.choice(content["departments"]), draw), False
    if first and draw.random() < _BRIEF_START:
        duties = telling.worded(draw.choice(content["brief"]), end - start)
    else:
        episode = telling.episode(function, end - start)
        abroad = episode.abroad
        department = word(draw.choice(episode.departments), draw)
        duties = telling.worded(episode.text, end - start)
        if end - start >= 6 and not abroad and draw.random() < _SECOND_EPISODE:
            other = telling.episode(function, 2)
            if other.voice == episode.voice and not other.abroad:
                joint = "\n" if other.voice == "listed" else ""
                duties += joint + telling.worded(other.text, end - start)
    return CareerEntry(
        company=employer.name,
        size=employer.size,
        industry=employer.industry,
        department=department,
        post=_post(telling, content["posts"], (start + end) / 2 - life.born),
        started=_month(start, draw.choice((4, 4, 4, 7, 10)) if place else 4, draw),
        ended=""
        if last and life.still_employed
        else _month(end, draw.choice((3, 3, 6, 9)) if last else 3, draw),
        duties=duties,
        overseas=abroad,
    )


def _rank(post: str) -> int:
    ladder: list[list[str]] = read("employers")["ladder"]
    return next((step for step, posts in enumerate(ladder) if post in posts), len(ladder))


def _post(telling: _Telling, posts: dict[str, list[str]], middle: float) -> str:
    """A post that suits the age in the middle of the entry, never below the one before."""
    band = "young" if middle < 30 else "middle" if middle < 42 else "senior"
    higher = [post for post in posts[band] if _rank(post) >= _rank(telling.post)]
    telling.post = telling.draw.choice(higher) if higher else telling.post
    return telling.post


def _month(year: int, month: int, draw: random.Random) -> str:
    return str(year) if draw.random() < 0.22 else f"{year}-{month:02}"


def _after_entry(telling: _Telling) -> CareerEntry:
    life, draw = telling.life, telling.draw
    years = draw.randint(2, min(5, life.known_until - life.left_at))
    episode = telling.episode("after", years)
    firm = _parsed(draw.choice(read("employers")[episode.firms]))
    posts = ("専門員", "相談員", "非常勤", "") if episode.firms == "offices" else _AFTER_POSTS
    return CareerEntry(
        company=firm.name,
        size=firm.size,
        industry=firm.industry,
        department=word(draw.choice(episode.departments), draw),
        post=draw.choice(posts),
        started=_month(life.left_at, 10, draw),
        ended=_month(life.left_at + years, 3, draw),
        duties=telling.worded(episode.text, years),
        overseas=False,
    )
