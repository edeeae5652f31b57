"""Names of invented people, and the life that each of them has led."""

import random
from dataclasses import dataclass, field
from functools import cache

from enishi.demonstration.prose import read
from enishi.demonstration.values import PersonName


@cache
def _bank(part: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(entry.split()) for entry in read("names")[part].split(","))


@dataclass(slots=True)
class Names:
    """Draws names, no full name twice."""

    taken: set[str] = field(default_factory=set)

    def take(self, draw: random.Random, *, woman: bool) -> tuple[PersonName, str]:
        """A name that nobody has yet, and the family name in Latin letters."""
        while True:
            family, family_kana, latin = draw.choice(_bank("family"))
            part = "either" if draw.random() < 0.08 else "women" if woman else "men"
            given, given_kana = draw.choice(_bank(part))
            name = PersonName(family, given, family_kana, given_kana)
            if name.full not in self.taken:
                self.taken.add(name.full)
                return name, latin


def latin_of(family: str) -> str:
    """A family name in Latin letters, for a mail address."""
    return next((entry[2] for entry in _bank("family") if entry[0] == family), "member")
