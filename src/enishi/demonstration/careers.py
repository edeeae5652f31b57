"""A career of three to six entries, composed from hand-written episodes."""

import random
from collections import Counter
from dataclasses import dataclass, field

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


@dataclass(frozen=True, slots=True)
class Episode:
    """One hand-written piece of work, before its wording is drawn."""

    key: str
    text: str
    category: str
    function: str
    trades: frozenset[str]
    departments: tuple[str, ...]
    abroad: bool

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
        Episode(
            key=f"{function}-{group_place}-{place}",
            text=text.strip(),
            category=group["category"],
            function=group.get("function", function),
            trades=frozenset(group.get("trades", "").split()),
            departments=tuple(group.get("departments", content["departments"])),
            abroad=group.get("abroad", False),
        )
        for group_place, group in enumerate(content["group"])
        for place, text in enumerate(group["texts"])
    )


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
    still_employed: bool


@dataclass(frozen=True, slots=True)
class Employer:
    """A firm of a career: described, or named and marked 架空."""

    name: str
    size: int | None
    industry: str


@dataclass(frozen=True, slots=True)
class Career:
    """The entries and the taxonomy slugs that they rest on, with years in each."""

    entries: tuple[CareerEntry, ...]
    categories: tuple[tuple[str, int], ...]


def career(life: Life, shelf: Shelf, draw: random.Random) -> Career:
    """One person's entries in order of time."""
    afterlife = (
        not life.still_employed
        and life.left_at - life.born <= 62
        and life.entries > 3
        and draw.random() < _AFTERLIFE
    )
    inside = life.entries - 1 if afterlife else life.entries
    began = life.born + draw.choice((18, 20, 22, 22, 22, 24))
    cuts = _cuts(began, life.left_at, inside, draw)
    company = _employer(life.trade, draw)
    used: set[str] = set()
    weights: Counter[str] = Counter()
    entries: list[CareerEntry] = []
    for place in range(inside):
        if place == inside - 1 and draw.random() < 0.25:
            company = _employer(life.trade, draw)
        start, end = cuts[place], cuts[place + 1]
        entry, category = _inside_entry(
            life, place, inside, company, (start, end), used, shelf, draw
        )
        entries.append(entry)
        weights[category] += end - start
    if afterlife:
        episode = shelf.take("after", life.function, life.voice, used, draw)
        entries.append(_after_entry(episode, life, draw))
        weights[episode.category] += 3
    return Career(tuple(entries), tuple(weights.most_common(6)))


def _cuts(began: int, left: int, pieces: int, draw: random.Random) -> list[int]:
    step = (left - began) / pieces
    inner = [
        began + round(step * (place + draw.uniform(-0.25, 0.25))) for place in range(1, pieces)
    ]
    return [began, *inner, left]


def _employer(trade: str, draw: random.Random) -> Employer:
    return _parsed(draw.choice(read("employers")["trade"][trade]))


def _parsed(line: str) -> Employer:
    name, size, industry = line.split("|")
    return Employer(name, int(size) if size else None, industry)


def _inside_entry(
    life: Life,
    place: int,
    pieces: int,
    company: Employer,
    years: tuple[int, int],
    used: set[str],
    shelf: Shelf,
    draw: random.Random,
) -> tuple[CareerEntry, str]:
    function = life.function
    if place < pieces - 1 and draw.random() < _DETOUR:
        function = draw.choice(_NEIGHBOURS[life.function])
    episode = shelf.take(function, life.trade, life.voice, used, draw)
    content = read(f"career_{function}")
    duties = word(episode.text, draw, full_width=life.full_width)
    if place == 0 and draw.random() < 0.6:
        duties = word(draw.choice(content["brief"]), draw, full_width=life.full_width)
    start, end = years
    last = place == pieces - 1
    return (
        CareerEntry(
            company=company.name,
            size=company.size,
            industry=company.industry,
            department=word(draw.choice(episode.departments), draw),
            post=_post(content["posts"], start - life.born, end - life.born, draw),
            started=_month(start, draw.choice((4, 4, 4, 7, 10)) if place else 4, draw),
            ended=""
            if last and life.still_employed
            else _month(end, draw.choice((3, 3, 6, 9)), draw),
            duties=duties,
            overseas=episode.abroad and duties != "",
        ),
        episode.category,
    )


def _post(posts: dict[str, list[str]], joined: int, left: int, draw: random.Random) -> str:
    middle = (joined + left) / 2
    band = "young" if middle < 30 else "middle" if middle < 42 else "senior"
    return draw.choice(posts[band])


def _month(year: int, month: int, draw: random.Random) -> str:
    return str(year) if draw.random() < 0.22 else f"{year}-{month:02}"


def _after_entry(episode: Episode, life: Life, draw: random.Random) -> CareerEntry:
    firm = _parsed(draw.choice(read("employers")["after"]))
    start = life.left_at
    return CareerEntry(
        company=firm.name,
        size=firm.size,
        industry=firm.industry,
        department=word(draw.choice(episode.departments), draw),
        post=draw.choice(("顧問", "嘱託", "技術顧問", "取締役", "部長", "非常勤", "相談役付")),
        started=_month(start, draw.choice((4, 7, 10)), draw),
        ended=_month(start + draw.randint(2, 5), 3, draw),
        duties=word(episode.text, draw, full_width=life.full_width),
        overseas=False,
    )
